"""`upstream.yml`: whom sailau may ask and how, read strictly. Asking is in `fetch` and `mediawiki`; docs/upstream.md explains.

A missing file means the defaults, which lack the contact, so that nobody is asked anonymously.
"""

import re
from dataclasses import dataclass, field, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import yaml

from pipeline.archive.addresses import FILE, HOST_PATTERN, PORTS, AllowList
from pipeline.errors import UpstreamFileError

HOSTS = ("*.wikipedia.org", "*.wikimedia.org", "*.mediawiki.org", "web.archive.org")
_DEFAULT = AllowList(("https",), HOSTS)
_KEYS = ("contact", "wikis", "hosts", "private", "schemes", "limits")
# It goes into a header, in parentheses.
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|https?://[^\s()<>]+", re.ASCII)
_EXAMPLE = "give an e-mail address or a page of yours as `contact`: Wikimedia asks for one"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    `seconds`: an answer, whole. `bytes`: its body, before and after decompression. `decompressed_ratio`: after to before.
    `attempts`: how often it is asked for. `patience`: seconds waited between attempts, together. `maxlag`: seconds a wiki's
    replicas may be behind before it is left alone.
    """

    seconds: float = 30
    bytes: int = 50_000_000
    decompressed_ratio: int = 100
    attempts: int = 5
    patience: float = 120
    maxlag: int = 5


@dataclass(frozen=True, slots=True)
class Upstream:
    """The settings. `wikis`: where a project's wiki answers, where that is not https://<project>/w."""

    contact: str | None = None
    wikis: dict[str, str] = field(default_factory=dict)
    allowed: AllowList = _DEFAULT
    limits: Limits = Limits()

    def wiki(self, project: str) -> str:
        """The address below which a project's api.php and rest.php lie."""
        return self.wikis.get(project, f"https://{project}/w")

    def user_agent(self) -> str:
        """The User-Agent header, as Wikimedia's policy asks for. Raises `UpstreamFileError` where there is no contact."""
        if not self.contact:
            raise UpstreamFileError(FILE, "has no contact, so nobody upstream is asked", _EXAMPLE)
        return f"sailau/{version('sailau')} ({self.contact}) httpx/{httpx.__version__}"


def read_upstream(raw: Path) -> Upstream:
    """The settings in a raw/ folder. Raises `UpstreamFileError` where a key is unknown or its value is none it may have."""
    try:
        loaded = yaml.load((raw / "upstream.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        return Upstream()
    except (yaml.YAMLError, ValueError) as error:
        raise UpstreamFileError(FILE, f"is not YAML: {' '.join(str(error).split())}", "correct the file") from error
    if not isinstance(loaded, dict):
        raise UpstreamFileError(FILE, "holds no keys", "write it as docs/upstream.md shows")
    if unknown := [str(key) for key in loaded if key not in _KEYS]:
        raise UpstreamFileError(FILE, f"unknown key `{unknown[0]}`", f"use the keys {', '.join(_KEYS)}")
    return _upstream({key: value for key, value in loaded.items() if value is not None})


def _upstream(given: dict[str, Any]) -> Upstream:
    contact, private = given.get("contact"), given.get("private", False)
    if contact is not None and not (isinstance(contact, str) and _CONTACT.fullmatch(contact)):
        raise UpstreamFileError(FILE, f"`contact` is {contact!r}", _EXAMPLE)
    if not isinstance(private, bool):
        raise UpstreamFileError(FILE, f"`private` is {private!r}", "give true or false")
    schemes = _texts(given, "schemes", ("https",))
    if unusable := [scheme for scheme in schemes if scheme not in PORTS or (scheme == "http" and not private)]:
        raise UpstreamFileError(FILE, f"`schemes` has {unusable[0]!r}", "use https; http is for private hosts in tests")
    hosts = _texts(given, "hosts", HOSTS)
    if unusable := [host for host in hosts if not HOST_PATTERN.fullmatch(host)]:
        todo = "give names in lower case, or *. and a domain of two parts or more"
        raise UpstreamFileError(FILE, f"`hosts` has {unusable[0]!r}", todo)
    allowed = AllowList(schemes, hosts, private)
    return Upstream(contact, _wikis(given.get("wikis", {})), allowed, _limits(given.get("limits", {})))


def _texts(given: dict[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    texts = given.get(key, list(default))
    if not (isinstance(texts, list) and texts and all(isinstance(text, str) for text in texts)):
        raise UpstreamFileError(FILE, f"`{key}` is {texts!r}, not a list of texts", "give a list, its items quoted")
    return tuple(texts)


def _wikis(loaded: object) -> dict[str, str]:
    if not isinstance(loaded, dict) or not all(isinstance(text, str) for item in loaded.items() for text in item):
        raise UpstreamFileError(FILE, f"`wikis` is {loaded!r}", "give it as `project: address`")
    for address in loaded.values():
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname or parts.query or parts.fragment or address.endswith("/"):
            todo = "give the address below which api.php lies, such as https://en.wikipedia.org/w"
            raise UpstreamFileError(FILE, f"`wikis` has {address!r}", todo)
    return loaded


def _limits(loaded: object) -> Limits:
    known = {limit.name: limit.type for limit in fields(Limits)}
    if not isinstance(loaded, dict) or not set(loaded) <= set(known):
        raise UpstreamFileError(FILE, f"`limits` is {loaded!r}", f"give it keys of {', '.join(known)}")
    for key, value in loaded.items():
        is_number = isinstance(value, int | float if known[key] is float else int) and not isinstance(value, bool)
        if not (is_number and 0 < value < float("inf")):
            raise UpstreamFileError(FILE, f"`limits: {key}` is {value!r}", "give a number above 0")
    return Limits(**loaded)
