"""Which addresses may be asked: schemes, hosts and ports by an allow-list, and no address of a private network.

Pure: URLs and addresses in, a checked URL or an error out. Resolving names and connecting is in `connection`.
"""

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from pipeline.errors import HostRefusedError

FILE = "raw/upstream.yml"
PORTS = {"http": 80, "https": 443}
# "*.wikipedia.org" or a host's own name or address; never "*" or "*.org", which would allow everybody's hosts
HOST_PATTERN = re.compile(r"\*\.[a-z0-9-]+(\.[a-z0-9-]+)+|[a-z0-9-]+(\.[a-z0-9-]+)*|[0-9a-f:.]*:[0-9a-f:.]*")

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class AllowList:
    """Schemes and hosts that may be asked. `private`: also hosts in private networks and on this machine, at any port."""

    schemes: tuple[str, ...]
    hosts: tuple[str, ...]
    private: bool = False

    def check(self, url: str | httpx.URL) -> httpx.URL:
        """The URL, parsed as it will be asked, without its fragment. Raises `HostRefusedError`."""
        try:
            parsed = httpx.URL(url).copy_with(fragment=None)
            host = parsed.raw_host.decode("ascii").lower()
        except (httpx.InvalidURL, UnicodeError) as error:
            raise HostRefusedError(str(url)[:200], f"is no address: {error}", "give the whole address of a page") from error
        where = f"{parsed.scheme}://{host}"
        if parsed.scheme not in self.schemes:
            raise HostRefusedError(where, f"the scheme is not {' or '.join(self.schemes)}", f"see `schemes` in {FILE}")
        if parsed.userinfo:
            raise HostRefusedError(where, "the address has a user name in it", "leave it out: only public pages are asked for")
        if not any(_matches(host, pattern) for pattern in self.hosts):
            raise HostRefusedError(where, "this host is not one to be asked", f"if it should be, add it to `hosts` in {FILE}")
        if not self.private and parsed.port not in (None, PORTS[parsed.scheme]):
            raise HostRefusedError(where, f"port {parsed.port} is not the usual one", f"see `private` in {FILE}")
        return parsed

    def check_addresses(self, host: str, addresses: Sequence[str]) -> tuple[str, ...]:
        """The addresses a host's name stands for, if all of them may be connected to. Raises `HostRefusedError`."""
        if not self.private and (private := [address for address in addresses if not is_public(address)]):
            what = f"its address {private[0]} is not one of the public internet"
            raise HostRefusedError(host, what, f"ask another host; `private: true` in {FILE} is for tests")
        return tuple(addresses)


def is_public(address: str) -> bool:
    """Whether an IP address, and the IPv4 address that an IPv6 one stands for, is one of the public internet."""
    parsed = ipaddress.ip_address(address)
    if embedded := _embedded(parsed):
        return is_public(str(embedded))
    # `is_global` takes site-local, multicast and much reserved space for public
    is_reserved = parsed.is_multicast or parsed.is_reserved or getattr(parsed, "is_site_local", False)
    return parsed.is_global and not is_reserved


def _embedded(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _matches(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern
