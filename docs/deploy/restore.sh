#!/usr/bin/env bash
# Brings a backup back: the files to this folder, where raw/ and extracted/ must not be yet, and the history to the database that
# the PG… variables name, instead of what is in it. Stop the services before.
set -euo pipefail

backup=${1:?name the folder of one backup}
for folder in raw extracted; do
  if [ -e "$folder" ]; then
    echo "$folder/ is there already; move it away, then try again" >&2
    exit 2
  fi
done
tar --extract --file "$backup/files.tar"
pg_restore --clean --if-exists --no-owner --single-transaction --exit-on-error --dbname "${PGDATABASE:?name the database}" "$backup/history.dump"
