#!/bin/sh
# who may copy the primary; keep such a line to the network of the replicas
echo "host replication me all trust" >>"$PGDATA/pg_hba.conf"
