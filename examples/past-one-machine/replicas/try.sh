#!/bin/bash
# A primary and a streaming replica on this machine, with pgbouncer before them: publishes an atlas, kills the primary while
# rows are written, promotes the replica, and says what was lost. Fails where anything that was acknowledged is missing.
#   bash try.sh ../../../atlases/vilnius
# Needs Debian's postgresql-15, postgresql-15-postgis-3 and pgbouncer; DEJURE names the command where it is not installed.
# Run it as any user but root, or as root, in which case the servers run as the user postgres.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
atlas=${1:-$here/../../../atlases/vilnius}
dejure=${DEJURE:-dejure}
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
work=$(mktemp -d)
as() { if [ "$(id -u)" = 0 ]; then (cd "$work" && setpriv --reuid=postgres --regid=postgres --init-groups "$@"); else (cd "$work" && "$@"); fi; }
[ "$(id -u)" = 0 ] && chown postgres "$work"
export PGUSER=me
primary=54391 replica=54392 bouncer=54390
finish() {
  for side in primary replica; do as "$bin/pg_ctl" -D "$work/$side" -m immediate stop >/dev/null 2>&1 || true; done
  [ -f "$work/pgbouncer.pid" ] && kill "$(cat "$work/pgbouncer.pid")" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT INT TERM
sql() { psql -X -q -A -t -h 127.0.0.1 -p "$1" -d "$2" -c "$3"; }

echo "1. a primary that acknowledges nothing which its replica has not"
as "$bin/initdb" -D "$work/primary" -U me -A trust -E UTF8 >/dev/null
cat >>"$work/primary/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$work'
wal_level = replica
synchronous_commit = remote_apply
CONF
as "$bin/pg_ctl" -D "$work/primary" -w -l "$work/primary.log" -o "-p $primary" start >/dev/null
# -c fast: the copy does not wait for a spread checkpoint, which takes minutes
as "$bin/pg_basebackup" -h 127.0.0.1 -p $primary -U me -D "$work/replica" -R -C -S replica -c fast -d "application_name=replica"
as "$bin/pg_ctl" -D "$work/replica" -w -l "$work/replica.log" -o "-p $replica" start >/dev/null
sql $primary postgres "alter system set synchronous_standby_names = 'replica'" && sql $primary postgres "select pg_reload_conf()" >/dev/null
until [ "$(sql $primary postgres "select sync_state from pg_stat_replication")" = sync ]; do sleep 0.2; done

echo "2. an atlas is published to the primary, and asked of the replica through pgbouncer"
sql $primary postgres "create database atlas"
$dejure publish "postgres://me@127.0.0.1:$primary/atlas" "$atlas"
cat >"$work/pgbouncer.ini" <<INI
[databases]
atlas = host=127.0.0.1 port=$replica
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $bouncer
auth_type = any
pool_mode = transaction
unix_socket_dir = $work
pidfile = $work/pgbouncer.pid
logfile = $work/pgbouncer.log
INI
sed -i "s/^atlas = .*/& user=me/" "$work/pgbouncer.ini"
as pgbouncer -q -d "$work/pgbouncer.ini"
question="select layer, answer, holder from dejure.who(25.28, 54.69, '1921-06-01')"
before=$(sql $bouncer atlas "$question")
echo "$before"

echo "3. rows are written, one a transaction, and the primary is killed in the middle"
sql $primary atlas "create table written (n int primary key)"
(n=0; while sql $primary atlas "insert into written values ($n)" 2>/dev/null; do echo $n >>"$work/acknowledged"; n=$((n + 1)); done) &
writer=$!
sleep 3
kill -9 "$(head -1 "$work/primary/postmaster.pid")"
began=$(date +%s%N)
wait $writer || true
as "$bin/pg_ctl" -D "$work/replica" -w promote >/dev/null
echo "the replica is the primary after $(( ($(date +%s%N) - began) / 1000000 )) ms"

echo "4. what was lost"
# the new primary has no replica yet: it would wait for one
sql $replica postgres "alter system reset synchronous_standby_names" && sql $replica postgres "select pg_reload_conf()" >/dev/null
acknowledged=$(wc -l <"$work/acknowledged")
there=$(sql $replica atlas "select count(*) from written where n < $acknowledged")
echo "$acknowledged rows were acknowledged, $there of them are there"
after=$(sql $bouncer atlas "$question")
[ "$before" = "$after" ] && echo "answers through pgbouncer are the same"
again=$($dejure publish "postgres://me@127.0.0.1:$replica/atlas" "$atlas")
echo "$again"
[ "$acknowledged" -gt 0 ] && [ "$acknowledged" = "$there" ] && [ "$before" = "$after" ] && case $again in *"nothing to do"*) ;; *) exit 1 ;; esac
