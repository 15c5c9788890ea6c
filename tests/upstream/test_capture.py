"""Captures from a real MediaWiki: by title, address, revision; after edits, template edits, moves; of histories with gaps."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pipeline.archive.captures import read_archive, read_log, verified_bytes
from pipeline.archive.capturing import Added
from pipeline.archive.fetch import Fetcher
from pipeline.archive.wikis import Wikis
from pipeline.capture.known import known_articles
from pipeline.capture.live import Hidden, capture_revision, current_page
from pipeline.capture.typed import Wanted, capture
from pipeline.document.stamps import stamp
from pipeline.errors import HiddenTextError, LocatorError, NotThereError, UnavailableError, UpstreamFileError
from pipeline.extract.reading import read
from pipeline.registration import Registered
from tests.ports import HOST
from tests.upstream.wiki import Wiki

ROOT = Path(__file__).parents[2]
FLAVOURS = {"parsoid": "parsoid", "legacy": "mediawiki-render"}
TABLE = """Held.
{| class="wikitable"
! Party !! Votes !! Seats
|-
| Adal || %d || 1
|-
| Auyl || 20 || 2
|}
"""

Capturing = Callable[..., list[str]]


@pytest.fixture
def raw(tmp_path: Path, mediawiki: Wiki) -> Path:
    """An empty archive whose en.wikipedia.org is the test wiki."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "captures.jsonl").touch()
    (raw / "upstream.yml").write_text(
        f"contact: tests@example.org\nprivate: true\nschemes: [http]\nhosts: ['{HOST}']\n"
        f"wikis: {{en.wikipedia.org: '{mediawiki.address}/w'}}\nlimits: {{attempts: 1}}\n"
    )
    return raw


@pytest.fixture
def now() -> Callable[[], datetime]:
    """A clock that goes on a minute each time it is read."""
    minutes = count()
    return lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=next(minutes))


@pytest.fixture
def captured(raw: Path, now: Callable[[], datetime]) -> Capturing:
    """Captures, and says what came of it in words: `captured 12`, `there 12`, `hidden 12`, `registered 12`."""

    def run(text: str, article_id: str = "", **more: Any) -> list[str]:
        with Wikis(raw) as wikis:
            return [said(outcome) for outcome in capture(text, Wanted(raw, article_id, **more), wikis, now)]

    return run


def said(outcome: Added | Hidden | Registered) -> str:
    if isinstance(outcome, Hidden):
        return f"hidden {outcome.revision_id}"
    if isinstance(outcome, Registered):
        return f"registered {outcome.reading.capture.capture_id}"
    return f"{'captured' if outcome.is_new else 'there'} {outcome.capture.capture_id}"


def url(title: str, more: str = "") -> str:
    return f"https://en.wikipedia.org/w/index.php?title={title.replace(' ', '_')}{more}"


def hide(wiki: Wiki, title: str, revision: int) -> None:
    wiki.act(action="revisiondelete", type="revision", ids=str(revision), target=title, hide="content")


def test_article_is_registered_by_title_and_built_from_then_on(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    revision = mediawiki.put_page("Capture registered", TABLE % 10)

    assert captured("Capture registered", "registered") == [f"registered {revision}"]
    (archived,) = read_archive(raw)
    article = archived.article
    assert (article.title, article.project, article.language) == ("Capture registered", "en.wikipedia.org", "en")
    assert article.page_id == archived.capture.page_id
    statements = [each for reading in read(archived).readings for each in reading.statements]
    assert [each.row["votes_count"] for each in statements if each.table == "results"] == ["10", "20"]


def test_line_of_the_log_has_all_the_wiki_says(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    revision = mediawiki.put_page("Capture & line", TABLE % 10)
    captured("Capture & line", "line")

    (line,) = read_log(raw)
    state = mediawiki.ask(action="query", titles="Capture & line", prop="revisions", rvprop="ids|timestamp")["query"]["pages"][
        0
    ]
    assert line.url == f"https://en.wikipedia.org/w/index.php?title=Capture_%26_line&oldid={revision}"
    assert (line.canonical_title, line.page_id, line.revision_id) == ("Capture & line", state["pageid"], revision)
    assert line.revision_timestamp == state["revisions"][0]["timestamp"]
    assert (line.captured_at, line.status, line.via) == ("2026-01-01T00:00:00Z", 200, "live")
    assert (line.media_type, line.reader, line.licence) == ("text/html", "parsoid", "CC-BY-SA-4.0")
    assert {"content-type", "etag"} <= set(line.headers)
    assert verified_bytes(raw, line) == mediawiki.parsoid_page("Capture & line")


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_either_flavour_is_captured_as_it_came_and_read(mediawiki: Wiki, raw: Path, captured: Capturing, flavour: str) -> None:
    title = f"Capture {flavour}"
    revision = mediawiki.put_page(title, TABLE % 10)
    captured(title, "flavour", flavour=flavour)

    (archived,) = read_archive(raw)
    assert archived.capture.reader == FLAVOURS[flavour]
    assert stamp(archived.data).revision_id == revision
    assert archived.capture.file.endswith(".json" if flavour == "legacy" else ".html")
    assert read(archived).document.tables[0].cells[3].text == "Adal"


def test_flavours_of_one_revision_stand_side_by_side(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    mediawiki.put_page("Capture both", TABLE % 10)
    captured("Capture both", "both")
    captured("Capture both", flavour="legacy")

    (archived,) = read_archive(raw)
    assert [archived.capture.reader, *(each.capture.reader for each in archived.beside)] == ["mediawiki-render", "parsoid"]
    assert len(read(archived).beside) == 1


def test_page_that_is_captured_already_is_skipped_however_it_is_named(mediawiki: Wiki, captured: Capturing) -> None:
    revision = mediawiki.put_page("Capture again", TABLE % 10)
    captured("Capture again", "again")

    names = ["Capture again", "capture again", url("Capture again"), url("Capture again", f"&oldid={revision}")]
    for name in [*names, f"https://en.wikipedia.org/wiki/Special:Permalink/{revision}"]:
        assert captured(name) == [f"there {revision}"]
        assert captured(name, "again") == [f"there {revision}"]


def test_edit_is_captured_and_an_older_revision_on_demand(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    old = mediawiki.put_page("Capture edit", TABLE % 10)
    middle = mediawiki.put_page("Capture edit", TABLE % 11)
    new = mediawiki.put_page("Capture edit", TABLE % 12)
    captured("Capture edit", "edit", revision_id=old)

    assert captured("Capture edit") == [f"captured {new}"]
    assert captured(f"https://en.wikipedia.org/?oldid={middle}") == [f"captured {middle}"]
    assert [each.revision_id for each in read_log(raw)] == [old, new, middle]
    assert read_archive(raw)[0].capture.revision_id == new


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_template_edit_is_another_capture_of_the_same_revision(
    mediawiki: Wiki, raw: Path, captured: Capturing, flavour: str
) -> None:
    template, title = f"Template:Votes {flavour}", f"Capture template {flavour}"
    mediawiki.put_page(template, "10")
    revision = mediawiki.put_page(title, TABLE.replace("%d", f"{{{{Votes {flavour}}}}}"))
    captured(title, "template", flavour=flavour)
    mediawiki.put_page(template, "11")

    (again,) = captured(title, flavour=flavour)
    newest = read_archive(raw)[0].capture
    assert again == f"captured {newest.capture_id}"
    assert newest.capture_id == f"{revision}-{newest.sha256[:8]}"
    assert captured(title, flavour=flavour) == [f"there {newest.capture_id}"]


def test_page_that_was_moved_is_found_by_its_id_and_its_new_title_is_recorded(
    mediawiki: Wiki, raw: Path, captured: Capturing
) -> None:
    mediawiki.put_page("Capture old name", TABLE % 10)
    captured("Capture old name", "moved")
    mediawiki.act(action="move", **{"from": "Capture old name"}, to="Capture new name")
    moved = mediawiki.latest_revision("Capture new name")

    assert captured("Capture old name") == [f"captured {moved}"]
    assert captured("Capture new name") == [f"there {moved}"]
    assert [each.canonical_title for each in read_log(raw)] == ["Capture old name", "Capture new name"]
    reading = read(read_archive(raw)[0])
    assert (reading.article.title, reading.document.title) == ("Capture old name", "Capture old name")


def test_page_that_was_moved_without_a_redirect_is_found_by_its_new_title(mediawiki: Wiki, captured: Capturing) -> None:
    mediawiki.put_page("Capture left behind", TABLE % 10)
    captured("Capture left behind", "moved")
    mediawiki.act(action="move", **{"from": "Capture left behind"}, to="Capture taken along", noredirect="1")
    moved = mediawiki.latest_revision("Capture taken along")

    assert captured("Capture taken along") == [f"captured {moved}"]
    assert captured("Capture left behind") == [f"there {moved}"]


def test_redirect_leads_to_the_article(mediawiki: Wiki, captured: Capturing) -> None:
    revision = mediawiki.put_page("Capture target", TABLE % 10)
    mediawiki.put_page("Capture shortcut", "#REDIRECT [[Capture target]]")
    captured("Capture target", "target")

    assert captured("Capture shortcut") == [f"there {revision}"]


def test_deleted_page_is_told_and_what_was_captured_stays(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    revision = mediawiki.put_page("Capture deleted", TABLE % 10)
    captured("Capture deleted", "deleted")
    before = read_archive(raw)
    mediawiki.act(action="delete", title="Capture deleted")

    with pytest.raises(NotThereError, match=r"no such page any more.*; see its deletion log; what was captured of it stays$"):
        captured("Capture deleted")
    with pytest.raises(NotThereError):
        captured("Capture deleted", revision_id=revision)
    assert read_archive(raw) == before


def test_page_that_was_merged_into_another_is_told(mediawiki: Wiki, captured: Capturing) -> None:
    mediawiki.put_page("Capture merged", TABLE % 10)
    captured("Capture merged", "merged")
    mediawiki.put_page("Capture whole", TABLE % 10)
    mediawiki.put_page("Capture merged", "#REDIRECT [[Capture whole]]")

    with pytest.raises(NotThereError, match="is a redirect now: it was merged into another page"):
        captured("Capture merged")


def test_title_that_another_page_has_by_now_is_told(mediawiki: Wiki, captured: Capturing) -> None:
    mediawiki.put_page("Capture replaced", TABLE % 10)
    captured("Capture replaced", "replaced")
    mediawiki.act(action="delete", title="Capture replaced")
    mediawiki.put_page("Capture replaced", "Something else.")

    with pytest.raises(NotThereError, match=r"page \d+ is gone, and its title is that of page \d+; if that is the article"):
        captured("Capture replaced")


def test_blanked_page_is_captured_as_the_revision_it_is(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    mediawiki.put_page("Capture blanked", TABLE % 10)
    captured("Capture blanked", "blanked")
    blank = mediawiki.put_page("Capture blanked", "")

    for flavour in FLAVOURS:
        (outcome,) = captured("Capture blanked", flavour=flavour)
        assert outcome.startswith(f"captured {blank}")
    assert [each.reader for each in read_log(raw)] == ["parsoid", "parsoid", "mediawiki-render"]


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_history_is_captured_oldest_first_and_hidden_revisions_are_skipped_and_said(
    mediawiki: Wiki, raw: Path, captured: Capturing, flavour: str
) -> None:
    title = f"Capture history {flavour}"
    revisions = [mediawiki.put_page(title, TABLE % number) for number in range(10, 17)]
    hide(mediawiki, title, revisions[4])
    captured(title, "history", flavour=flavour)

    assert captured(title, history=5, flavour=flavour) == [
        f"captured {revisions[2]}",
        f"captured {revisions[3]}",
        f"hidden {revisions[4]}",
        f"captured {revisions[5]}",
        f"there {revisions[6]}",
    ]
    votes = [read_votes(raw, revision) for revision in (revisions[2], revisions[3], revisions[5])]
    assert votes == ["12", "13", "15"]


def test_history_that_was_interrupted_goes_on_where_it_stopped(
    mediawiki: Wiki, raw: Path, captured: Capturing, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "Capture interrupted"
    revisions = [mediawiki.put_page(title, TABLE % number) for number in range(10, 14)]
    captured(title, "interrupted")
    asked: list[str] = []

    def fetching_twice(fetcher: Any, address: str, **more: Any) -> Any:
        if "/revision/" in address:
            asked.append(address)
            if len(asked) == 3:
                raise UnavailableError(address, "is down", "try again later")
        return fetch(fetcher, address, **more)

    fetch = Fetcher.fetch
    monkeypatch.setattr(Fetcher, "fetch", fetching_twice)
    with pytest.raises(UnavailableError):
        captured(title, history=4)
    assert [each.revision_id for each in read_log(raw)] == [revisions[3], *revisions[:2]]

    assert captured(title, history=4) == [
        f"there {revisions[0]}",
        f"there {revisions[1]}",
        f"captured {revisions[2]}",
        f"there {revisions[3]}",
    ]
    assert len(asked) == 4


def test_history_of_an_article_nobody_registered_registers_it(mediawiki: Wiki, captured: Capturing) -> None:
    old, new = (mediawiki.put_page("Capture new history", TABLE % number) for number in (10, 11))

    assert captured("Capture new history", "new-history", history=9) == [f"registered {new}", f"captured {old}", f"there {new}"]


def test_hidden_revision_is_told(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    old = mediawiki.put_page("Capture hidden", TABLE % 10)
    mediawiki.put_page("Capture hidden", TABLE % 11)
    captured("Capture hidden", "hidden")
    hide(mediawiki, "Capture hidden", old)

    with pytest.raises(HiddenTextError, match=rf"revision {old}: the wiki hides its text"):
        captured("Capture hidden", revision_id=old)
    assert len(read_log(raw)) == 1


def test_revision_of_another_page_is_refused(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    mediawiki.put_page("Capture one", TABLE % 10)
    other = mediawiki.put_page("Capture other", TABLE % 10)
    captured("Capture one", "one")

    with pytest.raises(LocatorError, match=rf"revision {other} is of 'Capture other', not of 'Capture one'"):
        captured("Capture one", revision_id=other)
    with pytest.raises(LocatorError, match="is of no article that is registered"):
        captured("Capture other", "one")
    assert len(read_log(raw)) == 1


def test_page_nobody_registered_is_told_with_the_way_to_register_it(mediawiki: Wiki, captured: Capturing) -> None:
    mediawiki.put_page("Capture known", TABLE % 10)
    mediawiki.put_page("Capture unknown", TABLE % 10)
    captured("Capture known", "known")

    with pytest.raises(LocatorError) as error:
        captured("Capture unknown")
    assert str(error.value) == (
        "Capture unknown: is of no article that is registered; name its article with --article ID, or register it: "
        "sailau add 'Capture unknown' --article ID"
    )


def test_page_that_is_registered_is_not_registered_under_another_id(mediawiki: Wiki, captured: Capturing) -> None:
    mediawiki.put_page("Capture twice", TABLE % 10)
    captured("Capture twice", "twice")

    with pytest.raises(LocatorError, match="is registered already as twice"):
        captured("Capture twice", "twice-again")


def test_page_the_wiki_has_not_is_told(raw: Path, captured: Capturing) -> None:
    with pytest.raises(NotThereError, match=r"en\.wikipedia\.org, 'Nobody wrote this': the wiki has no such page"):
        captured("Nobody wrote this", "nobody")
    assert [path.name for path in raw.iterdir() if path.is_dir()] == []


def test_nobody_is_asked_without_a_contact(mediawiki: Wiki, raw: Path, captured: Capturing) -> None:
    mediawiki.put_page("Capture contact", TABLE % 10)
    captured("Capture contact", "contact")
    settings = (raw / "upstream.yml").read_text("utf-8")
    (raw / "upstream.yml").write_text(settings.replace("contact: tests@example.org\n", ""))

    with pytest.raises(UpstreamFileError, match="has no contact, so nobody upstream is asked"):
        captured("Capture contact")
    with pytest.raises(LocatorError, match="sailau add"):
        captured("Capture elsewhere")


def test_watch_captures_revisions_it_was_told_of(
    mediawiki: Wiki, raw: Path, captured: Capturing, now: Callable[[], datetime]
) -> None:
    mediawiki.put_page("Capture watched", TABLE % 10)
    captured("Capture watched", "watched")
    revision = mediawiki.put_page("Capture watched", TABLE % 11)
    (known,) = known_articles(raw)

    with Wikis(raw) as wikis:
        wiki = wikis.of(known.article.project)
        latest = current_page(known, wiki).latest
        assert latest is not None
        added = capture_revision(raw, known, wiki, latest, now)
    assert (added.is_new, added.capture.revision_id) == (True, revision)


def sailau(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_command_says_what_it_captured_and_registered(mediawiki: Wiki, raw: Path) -> None:
    revision = mediawiki.put_page("Capture by command", TABLE % 10)
    added = sailau("add", "Capture by command", "--article", "by-command", "--raw", raw)
    again = sailau("capture", "Capture by command", "--raw", raw)
    new = mediawiki.put_page("Capture by command", TABLE % 11)
    captured = sailau("capture", "Capture by command", "--raw", raw, "--history", "2", "--json")

    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout.startswith("registered Capture by command in ")
    assert (again.returncode, again.stdout) == (0, f"by-command: is captured already as {revision}\n")
    assert [(each["outcome"], each["capture_id"]) for each in json.loads(captured.stdout)["captures"]] == [
        ("there", str(revision)),
        ("captured", str(new)),
    ]


def test_command_keeps_and_says_what_came_before_an_error(mediawiki: Wiki, raw: Path) -> None:
    revision = mediawiki.put_page("Capture before", TABLE % 10)
    sailau("capture", "Capture before", "--article", "before", "--raw", raw)
    done = sailau("capture", "Capture before", "Capture nowhere", "--raw", raw, "--json")

    assert done.returncode == 2
    assert [each["capture_id"] for each in json.loads(done.stdout)["captures"]] == [str(revision)]
    assert done.stderr.startswith("sailau: Capture nowhere: is of no article that is registered; ")
    assert done.stderr.count("\n") == 1


def test_history_that_is_killed_at_any_moment_is_resumed_to_the_whole(mediawiki: Wiki, raw: Path) -> None:
    title = "Capture killed"
    revisions = [mediawiki.put_page(title, TABLE % number) for number in range(10, 22)]
    sailau("capture", title, "--article", "killed", "--raw", raw)
    command = [sys.executable, "-m", "pipeline.cli", "capture", title, "--history", "12", "--raw", str(raw)]
    moments = random.Random(2021)  # noqa: S311 # moments to kill at, not secrets

    for _ in range(4):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()  # it has begun
            time.sleep(moments.uniform(0, 0.3))
            os.kill(process.pid, signal.SIGKILL)
        assert read_archive(raw)[0].capture.revision_id == revisions[-1]

    assert sailau(*command[3:]).returncode == 0
    log = read_log(raw)
    assert sorted(each.revision_id or 0 for each in log) == revisions
    assert [read_votes(raw, revision) for revision in revisions] == [str(number) for number in range(10, 22)]


def read_votes(raw: Path, revision: int) -> str:
    """The votes of Adal in a capture."""
    capture = next(each for each in read_log(raw) if each.revision_id == revision)
    text = verified_bytes(raw, capture).decode()
    return text.partition("Adal")[2].replace("\\n", "").split("<td")[1].partition(">")[2].partition("<")[0].strip()
