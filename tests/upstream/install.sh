#!/usr/bin/env bash
# Installs what `tests/upstream` runs on: Debian's MediaWiki and the PHP it needs. Run as root; at once when all is there.
# No web server and no PHP module for one comes along: the tests serve by `php -S`, so nothing listens once this is done.
set -euo pipefail

packages=(mediawiki php-cli php-intl php-luasandbox php-mbstring php-sqlite3 php-xml)
stand_in=sailau-php-cli-is-the-web-server

installed() { [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
for package in "${packages[@]}"; do installed "$package" || missing+=("$package"); done
[ ${#missing[@]} -gt 0 ] || exit 0

# Debian's mediawiki asks for some httpd, and for `php`, which brings a module, FPM or CGI. An empty package satisfies both.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/package/DEBIAN"
cat >"$work/package/DEBIAN/control" <<CONTROL
Package: $stand_in
Version: 1
Architecture: all
Maintainer: sailau tests <nobody@localhost>
Provides: httpd, php (= 2:8.2)
Depends: php-cli
Description: stands in for a web server where php -S serves MediaWiki
CONTROL
dpkg-deb --root-owner-group --build "$work/package" "$work/$stand_in.deb" >/dev/null

export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
apt-get install --yes --quiet=2 --no-install-recommends --option Dpkg::Options::=--force-unsafe-io --option Dpkg::Use-Pty=0 \
  "$work/$stand_in.deb" "${missing[@]}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
