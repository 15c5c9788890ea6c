#!/usr/bin/env bash
# Installs what `tests/team` asks: Debian's PostgreSQL, nginx, and systemd for its check of units. Run as root; at once when all is
# there. Nothing listens once this is done.
set -euo pipefail

packages=(nginx openssl postgresql systemd)

installed() { [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
for package in "${packages[@]}"; do installed "$package" || missing+=("$package"); done
[ ${#missing[@]} -gt 0 ] || exit 0

# Debian starts servers as it installs them, and makes a cluster; here tests do, each its own.
work=$(mktemp -d)
policy=/usr/sbin/policy-rc.d
no_cluster=/etc/postgresql-common/createcluster.d/sailau-tests.conf
trap 'rm -rf "$work" "$no_cluster"; [ ! -e "$work.policy" ] || rm -f "$policy" "$work.policy"' EXIT
if [ ! -e "$policy" ]; then
  touch "$work.policy"
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
mkdir -p "$(dirname "$no_cluster")"
echo 'create_main_cluster = false' >"$no_cluster"

export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
apt-get install --yes --quiet=2 --no-install-recommends --option Dpkg::Options::=--force-unsafe-io --option Dpkg::Use-Pty=0 \
  "${missing[@]}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
