"""The allow-list: what a URL, and the address its host stands for, has to be before anybody is asked."""

import pytest

from pipeline.archive.addresses import AllowList, is_public
from pipeline.archive.upstream import HOSTS
from pipeline.errors import HostRefusedError

PUBLIC = AllowList(("https",), HOSTS)
PRIVATE = AllowList(("http", "https"), ("127.0.0.1", "::1"), private=True)


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/wiki/Adal",
        "https://EN.Wikipedia.ORG:443/",
        "https://en.m.wikipedia.org/",
        "https://web.archive.org/web/2023id_/https://en.wikipedia.org/wiki/Adal",
        "https://қаз.wikipedia.org/",
    ],
)
def test_hosts_of_the_list_may_be_asked(url: str) -> None:
    assert PUBLIC.check(url).scheme == "https"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://en.wikipedia.org/", "the scheme is not https"),
        ("file:///etc/passwd", "the scheme is not https"),
        ("/wiki/Adal", "the scheme is not https"),
        ("https://wikipedia.org/", "not one to be asked"),
        ("https://evilwikipedia.org/", "not one to be asked"),
        ("https://en.wikipedia.org.evil.example/", "not one to be asked"),
        ("https://en.wikipedia.org./", "not one to be asked"),
        ("https://.wikipedia.org/", "not one to be asked"),
        ("https://127.0.0.1/", "not one to be asked"),
        ("https://[::1]/", "not one to be asked"),
        ("https://2130706433/", "not one to be asked"),
        ("https:///w/api.php", "not one to be asked"),
        ("https://en.wikipedia.org@evil.example/", "has a user name in it"),
        ("https://evil.example\\@en.wikipedia.org/", "has a user name in it"),
        ("https://en.wikipedia.org:8443/", "port 8443 is not the usual one"),
        ("https://en.wikipedia.org:80/", "port 80 is not the usual one"),
        ("https://en.wikipedia.org:99999/", "port"),
        ("https://en.wikipedia.org/\n", "is no address"),
        ("https://[::1/", "is no address"),
        ("https://" + "a" * 70_000, "is no address"),
    ],
)
def test_others_may_not_and_the_error_says_why(url: str, why: str) -> None:
    with pytest.raises(HostRefusedError, match=why):
        PUBLIC.check(url)


def test_private_hosts_may_be_asked_at_any_port_where_the_settings_say_so() -> None:
    assert str(PRIVATE.check("http://127.0.0.1:8080/w/api.php")) == "http://127.0.0.1:8080/w/api.php"
    assert str(PRIVATE.check("http://[::1]:8080/")) == "http://[::1]:8080/"
    assert PRIVATE.check_addresses("127.0.0.1", ["127.0.0.1"]) == ("127.0.0.1",)


def test_a_fragment_is_not_asked_for() -> None:
    assert str(PUBLIC.check("https://en.wikipedia.org/wiki/A%2FB?x=%C3%A9#Results")) == (
        "https://en.wikipedia.org/wiki/A%2FB?x=%C3%A9"
    )


@pytest.mark.parametrize("address", ["208.80.154.224", "2620:0:861:ed1a::1", "::ffff:208.80.154.224", "64:ff9b::d050:9ae0"])
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104 - on Linux this machine too
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",  # of a carrier's network
        "169.254.169.254",  # where clouds keep their secrets
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",  # 127.0.0.1 by NAT64
        "2002:7f00:1::",  # and by 6to4
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
    ],
)
def test_addresses_that_are_not(address: str) -> None:
    assert not is_public(address)


def test_a_host_is_refused_when_any_of_its_addresses_is_private() -> None:
    with pytest.raises(
        HostRefusedError, match=r"^en\.wikipedia\.org: its address 10\.0\.0\.1 is not one of the public internet"
    ):
        PUBLIC.check_addresses("en.wikipedia.org", ["208.80.154.224", "10.0.0.1"])
