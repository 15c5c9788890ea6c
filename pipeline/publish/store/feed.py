"""`changes.atom`: the versions of a store as a feed (RFC 4287), an entry a version, newest first, for those who follow it.

Made of the versions and the pointer alone, so it can be made anew at any time and is the same. Writing it is `settling`'s.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from uuid import UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pipeline.publish.store.described import Described
from pipeline.publish.store.folders import in_order, sequence
from pipeline.publish.store.pointer import Pointer

FEED = "changes.atom"
FEED_LENGTH = 100  # versions; who comes later than that starts from a table, not from changes

_ATOM = "http://www.w3.org/2005/Atom"
# What ids are made under; fixed for good, or readers would take every version for a new one.
_IDS = UUID("0b0f3a3c-6a0e-5b6e-9d7c-5a11a0202107")
_UPSTREAM_DIFF = re.compile(r"https?://[^\s<>()\"\]]+(?:Special:Diff/|[?&]diff=)[^\s<>()\"\]]+")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(pointer: Pointer, versions: Sequence[Described]) -> bytes:
    """The feed of these versions, oldest first. Times never go back from one version to the next."""
    times = list(accumulate((version.updated_at for version in versions), max))
    newest = versions[-1] if versions else None
    updated = times[-1] if times else "1970-01-01T00:00:00Z"
    feed = Element("feed", xmlns=_ATOM)
    first = in_order(pointer.vouched)[0]
    _add(feed, "id", _id(f"store of {first}"))
    _add(feed, "title", "sailau: what changed from version to version")
    _add(feed, "updated", updated)
    _add(_add(feed, "author"), "name", "sailau")
    if newest and sequence(newest.version_id) > sequence(pointer.version_id):
        _add_return(feed, pointer, newest.version_id, updated)
    for version, time in reversed(list(zip(versions, times, strict=True))):
        _add_version(feed, version, time, pointer.withdrawn)
    ElementTree.indent(feed)
    data: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _add_version(feed: Element, version: Described, time: str, withdrawn: Mapping[str, str]) -> None:
    why = withdrawn.get(version.version_id)
    said = f"{version.version_id}: {version.verdict}" if version.verdict else version.version_id
    changes = version.changes or "What changed was not recorded."
    entry = _add(feed, "entry")
    _add(entry, "id", _id(version.version_id))
    _add(entry, "title", said if why is None else f"{said} (withdrawn)")
    _add(entry, "updated", time)
    for article in version.articles:
        _add(entry, "category", term=article.article_id, label=article.title)
    for address in dict.fromkeys(_UPSTREAM_DIFF.findall(version.changes)):
        _add(entry, "link", rel="related", href=address)
    _add(entry, "content", changes if why is None else f"Withdrawn: {why}\n\n{changes}", type="text")


def _add_return(feed: Element, pointer: Pointer, newest: str, time: str) -> None:
    """The entry that tells followers the latest version is an older one again, and why."""
    after = {left: why for left, why in pointer.withdrawn.items() if sequence(left) > sequence(pointer.version_id)}
    reasons = [f"{left} was withdrawn: {why}" for left, why in after.items()]
    entry = _add(feed, "entry")
    _add(entry, "id", _id(f"{pointer.version_id} again after {newest}"))
    _add(entry, "title", f"{pointer.version_id} is the latest version again")
    _add(entry, "updated", time)
    _add(entry, "content", "\n".join(reasons or ["The articles say again what they said then."]), type="text")


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A child; what XML cannot hold, such as control characters, is replaced."""
    legal = {key: _NO_XML.sub("\ufffd", value) for key, value in attributes.items()}
    child = ElementTree.SubElement(parent, name, legal)
    child.text = _NO_XML.sub("\ufffd", text) or None
    return child


def _id(about: str) -> str:
    return uuid5(_IDS, about).urn
