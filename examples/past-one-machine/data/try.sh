#!/bin/bash
# Three processes share the shards of an atlas through a queue in PostgreSQL; one of them is killed, and its shard is taken over.
#   bash try.sh ATLAS postgres://me@127.0.0.1/work
# DEJURE names the command where it is not installed. On several machines the output folder is one that all of them see.
set -eu
atlas=$1
queue=$2
dejure=${DEJURE:-dejure}
out=$(mktemp -d)/parts
$dejure partition "$atlas" -o "$out" --shards 32 --threads 1 --layer title --layer control --queue "$queue" &
first=$!
until [ -d "$out/land" ]; do sleep 0.2; done
$dejure partition -o "$out" --threads 1 --queue "$queue" --join &
second=$!
$dejure partition -o "$out" --threads 1 --queue "$queue" --join &
third=$!
sleep 2
kill -9 $second && echo "killed one of three"
wait $third
wait $first
echo "$(find "$out/land" -name land.parquet | wc -l) partitions in $out"
