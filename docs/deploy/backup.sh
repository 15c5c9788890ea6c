#!/usr/bin/env bash
# Copies the archive, the version store and Dagster's history to a new folder below the one named, and removes all but the newest
# 14. Run where raw/ and extracted/ are. Nothing has to be stopped: what is copied later only adds to what was copied before.
set -euo pipefail

below=${1:?name the folder that holds the backups}
kept=14
name=$(date --utc +%Y-%m-%dT%H%M%SZ)
beside="$below/.tmp-$name"
mkdir "$beside"
trap 'rm -rf "$beside"' EXIT

# The pointer first, then the versions, then the captures they were read from. Exit code 1 of tar says that a file grew meanwhile.
copy() { tar --file "$beside/files.tar" --exclude '.tmp-*' --exclude .lock "$@" || [ $? -eq 1 ]; }
copy --create extracted/latest.json extracted/latest
copy --append --exclude extracted/latest.json --exclude extracted/latest extracted
copy --append raw
pg_dump --format custom --no-owner --file "$beside/history.dump"

mv "$beside" "$below/$name"
find "$below" -mindepth 1 -maxdepth 1 -type d -name '20*Z' | sort | head --lines "-$kept" | xargs --no-run-if-empty rm -r
echo "$below/$name"
