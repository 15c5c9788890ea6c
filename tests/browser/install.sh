#!/usr/bin/env bash
# Installs what `tests/browser` asks: Debian's Chromium. Run as root; at once when it is there.
set -euo pipefail

[ "$(dpkg-query --show --showformat='${db:Status-Status}' chromium 2>/dev/null)" != installed ] || exit 0

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
apt-get install --yes --quiet=2 --no-install-recommends --option Dpkg::Options::=--force-unsafe-io --option Dpkg::Use-Pty=0 \
  chromium >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
