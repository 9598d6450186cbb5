#!/bin/sh
# Three servers behind a proxy on this machine, one of them killed in the middle of a load. Fails where a single answer failed.
#   sh try.sh haproxy ../../../atlases/vilnius 20      (or nginx)
# Needs haproxy or nginx (Debian: apt install haproxy nginx-light); DEJURE names the command where it is not installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
proxy=${1:-haproxy}
atlas=${2:-$here/../../../atlases/vilnius}
seconds=${3:-20}
dejure=${DEJURE:-dejure}
work=$(mktemp -d)
pids=""
finish() { for pid in $pids; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"; }
trap finish EXIT INT TERM

for port in 8101 8102 8103; do
  $dejure serve "$atlas" --port $port --allow-host 127.0.0.1:8100 >"$work/$port.log" 2>&1 &
  pids="$pids $!"
  eval "server_$port=$!"
done
for port in 8101 8102 8103; do
  until curl -fsS -o /dev/null "http://127.0.0.1:$port/ready" 2>/dev/null; do sleep 0.5; done
done

case $proxy in
haproxy) LISTEN=127.0.0.1:8100 SERVER_A=127.0.0.1:8101 SERVER_B=127.0.0.1:8102 SERVER_C=127.0.0.1:8103 haproxy -f "$here/haproxy.cfg" & ;;
nginx) nginx -p "$work" -c "$here/nginx.conf" -g "daemon off;" 2>"$work/nginx.log" & ;;
*) echo "haproxy or nginx" >&2; exit 2 ;;
esac
pids="$pids $!"
until curl -fsS -o /dev/null http://127.0.0.1:8100/ready 2>/dev/null; do sleep 0.2; done

node "$here/load.mjs" http://127.0.0.1:8100 "$seconds" 16 &
load=$!
sleep $((seconds / 2))
# shellcheck disable=SC2154
kill -9 "$server_8102"
echo "killed the server on port 8102"
wait $load
