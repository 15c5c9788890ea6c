"""The feed of a store's versions: valid Atom, made of the versions and the pointer alone."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import feedparser
import pytest
from lxml import etree

from pipeline.model.schema import Rows
from pipeline.publish.store.retention import prune
from pipeline.publish.store.rollback import rollback
from pipeline.publish.store.versions import versions
from tests.publish.publishing import publish, publish_told

TablesSaying = Callable[[str], Mapping[str, Rows]]

ATOM = {"a": "http://www.w3.org/2005/Atom"}
DIFF = "https://en.wikipedia.org/wiki/Special:Diff/1171093875/1171093999"
CHANGES = f"""**3 changes** in [Adal](https://en.wikipedia.org/wiki/Adal)

- Adal, national: `seats_pct` 4.52 → 2.05 ([diff]({DIFF})), [again]({DIFF}), not [this](https://en.wikipedia.org/wiki/Adal)
- "Ä" < "B" & C
"""


@pytest.fixture
def told(root: Path, tables_saying: TablesSaying) -> list[str]:
    """Three versions; the second was captured before the first."""
    captures = (
        {"12": "2026-03-01T00:00:00Z", "11": "2026-02-01T00:00:00Z"},
        {"13": "2026-01-01T00:00:00Z"},
        {"14": "2026-04-01T10:20:30Z"},
    )
    texts = ("# First version\n", CHANGES, "1 change\n")
    return [
        publish_told(root, tables_saying(f"set {number}"), text, captured).version_id
        for number, (text, captured) in enumerate(zip(texts, captures, strict=True))
    ]


def test_feed_has_an_entry_a_version_newest_first(root: Path, told: list[str]) -> None:
    assert [entry.title for entry in _parsed(root).entries] == [
        f"{told[2]}: 1 change",
        f"{told[1]}: 3 changes in Adal",
        f"{told[0]}: First version",
    ]


@pytest.mark.usefixtures("told")
def test_time_of_an_entry_is_of_its_newest_capture_and_never_goes_back(root: Path) -> None:
    feed = _parsed(root)

    assert [entry.updated for entry in feed.entries] == [
        "2026-04-01T10:20:30Z",
        "2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00Z",
    ]
    assert feed.feed.updated == "2026-04-01T10:20:30Z"


@pytest.mark.usefixtures("told")
def test_content_is_the_text_of_the_changes(root: Path) -> None:
    content = _parsed(root).entries[1].content[0]

    assert (content.type, content.value) == ("text/plain", CHANGES.strip())


@pytest.mark.usefixtures("told")
def test_links_lead_to_the_diffs_upstream_each_once(root: Path) -> None:
    assert [(link.rel, link.href) for link in _parsed(root).entries[1].links] == [("related", DIFF)]


@pytest.mark.usefixtures("told")
def test_categories_are_the_articles(root: Path) -> None:
    assert [(tag.term, tag.label) for tag in _parsed(root).entries[1].tags] == [("adal-2021", "set 1")]


def test_feed_has_what_the_standard_requires(root: Path, told: list[str]) -> None:
    rollback(root, told[0], "vandalised")
    feed = etree.parse(root / "changes.atom").getroot()

    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert [len(feed.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated", "author/a:name")] == [1, 1, 1, 1]
    entries = feed.findall("a:entry", ATOM)
    assert {
        tuple(len(entry.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated", "content")) for entry in entries
    } == {(1, 1, 1, 1)}
    ids = [element.text or "" for element in feed.iter(f"{{{ATOM['a']}}}id")]
    assert len(set(ids)) == len(ids) == 5
    assert all(UUID(text.removeprefix("urn:uuid:")).urn == text for text in ids)


@pytest.mark.usefixtures("told")
def test_ids_stay_when_versions_come_and_go(root: Path, tables_saying: TablesSaying) -> None:
    before = _parsed(root)
    publish_told(root, tables_saying("set 9"), "", {"15": "2026-05-01T00:00:00Z"})
    prune(root, 2, timedelta(days=30), datetime(2026, 6, 1, tzinfo=UTC))
    after = _parsed(root)

    assert after.feed.id == before.feed.id
    assert [entry.id for entry in after.entries[1:]] == [before.entries[0].id]


def test_versions_that_record_no_captures_have_the_time_of_their_revision(
    root: Path, files_saying: Callable[[str], dict[str, bytes]]
) -> None:
    version_id = publish(root, files_saying("Adal")).version_id
    entry = _parsed(root).entries[0]

    assert (entry.title, entry.updated) == (version_id, "2021-07-30T00:00:00Z")
    assert entry.content[0].value == "What changed was not recorded."


def test_versions_without_any_date_have_the_first_of_all_times(
    root: Path, files_of: Callable[[Mapping[str, Rows]], dict[str, bytes]]
) -> None:
    publish(root, files_of({}))

    assert _parsed(root).entries[0].updated == "1970-01-01T00:00:00Z"


def test_rollback_is_an_entry_with_the_reason(root: Path, told: list[str]) -> None:
    rollback(root, told[1], "votes of Aqmola were vandalised")
    entries = _parsed(root).entries

    assert entries[0].title == f"{told[1]} is the latest version again"
    assert entries[0].content[0].value == f"{told[2]} was withdrawn: votes of Aqmola were vandalised"
    assert entries[1].title == f"{told[2]}: 1 change (withdrawn)"
    assert entries[1].content[0].value == "Withdrawn: votes of Aqmola were vandalised\n\n1 change"


def test_articles_that_go_back_are_an_entry_too(root: Path, told: list[str], tables_saying: TablesSaying) -> None:
    publish_told(root, tables_saying("set 0"), "", {})

    entry = _parsed(root).entries[0]

    assert entry.title == f"{told[0]} is the latest version again"
    assert entry.content[0].value == "The articles say again what they said then."


def test_versions_in_the_trash_leave_the_feed(root: Path, told: list[str]) -> None:
    prune(root, 1, timedelta(days=30), datetime(2026, 6, 1, tzinfo=UTC))

    assert [entry.title.partition(":")[0] for entry in _parsed(root).entries] == [told[2], told[1]]


@pytest.mark.usefixtures("told")
def test_feed_that_lags_is_written_again(root: Path, tables_saying: TablesSaying) -> None:
    feed = (root / "changes.atom").read_bytes()
    for lagging in (b"old", None):
        (root / "changes.atom").unlink()
        if lagging is not None:
            (root / "changes.atom").write_bytes(lagging)

        assert not publish_told(root, tables_saying("set 2"), "", {}).is_new
        assert (root / "changes.atom").read_bytes() == feed


def test_feed_depends_on_the_versions_alone(tmp_path: Path, tables_saying: TablesSaying) -> None:
    for name in ("one", "two"):
        for word in ("Adal", "Auyl"):
            publish_told(tmp_path / name, tables_saying(word), word, {"1": "2026-01-01T00:00:00Z"})

    assert (tmp_path / "one/changes.atom").read_bytes() == (tmp_path / "two/changes.atom").read_bytes()


def test_text_xml_cannot_hold_is_replaced(root: Path, tables_saying: TablesSaying) -> None:
    publish_told(root, tables_saying("a\x0bb"), "\x00<1>\x1b change & \ufffe\n", {})

    entry = _parsed(root).entries[0]

    assert entry.content[0].value == "\ufffd<1>\ufffd change & \ufffd"
    assert entry.tags[0].label == "a\ufffdb"


def test_damaged_older_version_does_not_stop_a_publish(root: Path, told: list[str], tables_saying: TablesSaying) -> None:
    for name, data in (("articles.csv", b'"' + b"x" * 200_000), ("CHANGES.md", b"\xff")):
        path = root / "versions" / told[0] / name
        path.chmod(0o644)
        path.write_bytes(data)
    (root / "versions" / told[0] / "provenance.csv").unlink()

    publish_told(root, tables_saying("set 9"), "", {"15": "2026-05-01T00:00:00Z"})

    assert _parsed(root).entries[-1].title == f"{told[0]}: \ufffd"


def test_feed_ends_after_a_hundred_versions(root: Path, files_saying: Callable[[str], dict[str, bytes]]) -> None:
    for number in range(102):
        publish(root, files_saying(f"{number}"))

    entries = _parsed(root).entries
    assert [entries[0].title, entries[-1].title, len(entries)] == [versions(root)[-1], versions(root)[2], 100]


def _parsed(root: Path) -> SimpleNamespace:
    """The feed as a feed reader understands it, who would complain of what is no Atom."""
    parsed = feedparser.parse((root / "changes.atom").read_bytes())
    assert (parsed.version, parsed.bozo) == ("atom10", False)
    return parsed
