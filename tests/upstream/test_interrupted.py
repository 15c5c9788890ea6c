"""`sailau watch` killed at any moment, and resumed: every edit ends up captured once and published in order."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.archive.captures import read_log
from pipeline.build import build
from pipeline.publish.store.versions import verify
from tests.upstream.looking import Looking, small, votes
from tests.upstream.wiki import Wiki

KILLS = 8


@pytest.fixture
def looks(mediawiki: Wiki, tmp_path: Path, request: pytest.FixtureRequest) -> Looking:
    made = small(tmp_path, mediawiki, f"Interrupted {request.node.name.replace('_', ' ')}")
    made.capture()
    build(made.raw, made.out)
    return made


def watching(looks: Looking, *more: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "pipeline.cli", "watch", "--once", "--raw", looks.raw, "--out", looks.out, *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_killed_at_any_moment_it_goes_on_where_it_was(looks: Looking) -> None:
    chance = random.Random(8)  # noqa: S311 # nothing secret hangs on it
    revisions = [looks.wiki.latest_revision(looks.title)]
    started = time.monotonic()
    watching(looks).communicate()
    whole = time.monotonic() - started
    for number in range(KILLS):
        revisions.append(looks.wiki.put_page(looks.title, votes(11 + number)))
        process = watching(looks)
        time.sleep(whole * chance.uniform(0.5, 1.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    said, error = watching(looks).communicate()

    assert error == b""
    assert said
    assert [capture.revision_id for capture in read_log(looks.raw)] == revisions
    assert looks.revision() == revisions[-1]
    assert len(looks.versions()) == len(revisions)
    for version_id in looks.versions():
        verify(looks.out, version_id)


def test_nothing_new_is_exit_0_and_one_line(looks: Looking) -> None:
    process = watching(looks)
    said, error = process.communicate()

    assert (process.returncode, error) == (0, b"")
    assert said == b"nothing new upstream of 1 article\n"


def test_edit_is_published_and_told_to_programs(looks: Looking) -> None:
    revision = looks.wiki.put_page(looks.title, votes(12))
    process = watching(looks, "--json")
    said, _ = process.communicate()
    data = json.loads(said)

    assert process.returncode == 0
    assert data["news"][0]["revision_ids"] == [revision]
    assert data["build"]["is_new"]


def test_wiki_that_is_down_is_exit_2_and_one_line(looks: Looking) -> None:
    settings = looks.raw / "upstream.yml"
    settings.write_text(settings.read_text().replace(looks.wiki.address, "http://127.0.0.1:9"))
    process = watching(looks)
    said, error = process.communicate()

    assert (process.returncode, said) == (2, b"")
    assert error.startswith(b"sailau: ")
    assert error.count(b"\n") == 1


def test_a_hundred_edits_of_twenty_articles_are_all_captured(mediawiki: Wiki, tmp_path: Path) -> None:
    chance = random.Random(100)  # noqa: S311 # likewise
    titles = [f"Hundred edits, {number}" for number in range(20)]
    made = [small(tmp_path / str(number), mediawiki, title) for number, title in enumerate(titles)]
    raw = made[0].raw
    for number, each in enumerate(made[1:], 1):
        (each.raw / "2020-upton").rename(raw / f"2020-upton-{number}")
    looks = made[0]
    with_pages = dict(zip(["2020-upton", *(f"2020-upton-{number}" for number in range(1, 20))], titles, strict=True))
    looks.look()
    for number in range(100):
        mediawiki.put_page(chance.choice(titles), votes(100 + number))
        if chance.random() < 0.1:
            looks.look()
    looks.look()
    captured = [(capture.article_id, capture.revision_id) for capture in read_log(raw)]
    history = [
        (article_id, revision["revid"])
        for article_id, title in with_pages.items()
        for revision in mediawiki.ask(action="query", prop="revisions", titles=title, rvlimit="max", rvprop="ids")["query"][
            "pages"
        ][0]["revisions"]
    ]

    assert len(captured) == len(set(captured))
    assert sorted(captured) == sorted(history)
