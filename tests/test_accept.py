"""Quarantine at the terminal: what a build says of a capture that is not trusted, and `sailau accept`, which publishes it."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from pipeline.archive.accepted_captures import FILE
from pipeline.cli import main
from tests.archived import ARTICLE, ARTICLE_YML, Archive, archive, page

WHOLE, EMPTY = page(16), page(2)


@pytest.fixture
def upton(tmp_path: Path) -> Archive:
    """An article of which revision 1 is published and revision 2 has lost most parties."""
    made = archive(tmp_path)
    made.capture(1, WHOLE)
    assert sailau("build", made).exit_code == 0
    made.capture(2, EMPTY)
    return made


def sailau(command: str, upton: Archive, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, *arguments, "--raw", str(upton.raw), "--out", str(upton.out)])


def rolled_back(upton: Archive) -> str:
    """Publishes capture 3, with other votes, and takes that back; the version it was in."""
    first = json.loads((upton.out / "latest.json").read_text("utf-8"))["version_id"]
    upton.capture(3, page(16, votes=999))
    second: str = json.loads(sailau("build", upton, "--json").stdout)["version_id"]
    CliRunner().invoke(main, ["rollback", first, "--why", "made up", "--out", str(upton.out)], catch_exceptions=False)
    return second


def accept(upton: Archive, capture_id: str = "2", *more: str, why: str = "it is a list of winners now") -> Result:
    return sailau("accept", upton, capture_id, "--why", why, *more)


def entries(upton: Archive) -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = yaml.safe_load((upton.raw / ARTICLE / FILE).read_text("utf-8"))
    return loaded


def test_build_says_what_is_quarantined_by_what_measure_and_what_to_do(upton: Archive) -> None:
    done = sailau("build", upton)

    assert (done.exit_code, done.stderr) == (1, "")
    assert f"\nquarantined 2 of {ARTICLE}, raw/{ARTICLE}/captures/2.html; still published: 1\n" in done.stdout
    assert "\n  rows of results: 16 → 2 (limit: at least 80 %, or 4 fewer)\n" in done.stdout
    assert "\n  if it is right all the same: sailau accept 2 --why …\n" in done.stdout
    assert "\nnothing changed: still v1-" in done.stdout


def test_build_says_so_to_programs(upton: Archive) -> None:
    [quarantined] = json.loads(sailau("build", upton, "--json").stdout)["quarantined"]

    assert {"gate": "rows of results", "measured": "16 → 2", "limit": "at least 80 %, or 4 fewer"} in quarantined.pop("failed")
    assert quarantined == {
        "article_id": ARTICLE,
        "capture_id": "2",
        "file": f"raw/{ARTICLE}/captures/2.html",
        "published_instead": "1",
        "is_superseded": False,
    }


def test_unreadable_capture_is_told_with_its_error(upton: Archive) -> None:
    upton.capture(3, "")
    done = sailau("build", upton)

    assert f"\n  unreadable: raw/{ARTICLE}/captures/3.html: the capture is empty; capture the article again\n" in done.stdout
    assert "\n  it cannot be accepted before it can be read\n" in done.stdout


def test_capture_a_later_one_took_the_place_of_needs_nobody(upton: Archive) -> None:
    upton.capture(3, page(16, votes=101))
    done = sailau("build", upton)

    assert done.exit_code == 0
    assert f"\npassed over 2 of {ARTICLE}: names_kept: 16 → 2 (limit: at least 70 %, or 2 fewer); " in done.stdout
    assert "; the later 3 is published\n" in done.stdout


def test_accepted_capture_is_published_by_the_next_build(upton: Archive) -> None:
    done = accept(upton)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"accepted 2 of {ARTICLE}, though it fails:\n" in done.stdout
    built = sailau("build", upton, "--json")

    assert built.exit_code == 0
    said = json.loads(built.stdout)
    assert (said["is_new"], said["quarantined"], said["rows"]["results"]) == (True, [], 2)


def test_acceptance_records_capture_failed_gates_and_reason(upton: Archive) -> None:
    said = json.loads(accept(upton, "2", "--json").stdout)

    [entry] = entries(upton)
    assert entry == {"capture": "2", "failed": said["failed"], "why": "it is a list of winners now"}
    assert {"names_kept: 16 → 2", "rows of results: 16 → 2"} <= set(said["failed"])
    assert said["file"].endswith(f"raw/{ARTICLE}/{FILE}")


def test_gate_that_is_not_named_still_stops_an_accepted_capture(upton: Archive) -> None:
    entry = [{"capture": "2", "failed": ["names_kept: 16 → 2"], "why": "names were translated"}]
    (upton.raw / ARTICLE / FILE).write_text(yaml.safe_dump(entry), "utf-8")
    [quarantined] = json.loads(sailau("build", upton, "--json").stdout)["quarantined"]

    gates = [failure["gate"] for failure in quarantined["failed"]]
    assert "names_kept" not in gates
    assert "rows of results" in gates


def test_acceptance_is_of_one_capture_and_not_of_the_next(upton: Archive) -> None:
    accept(upton)
    assert sailau("build", upton).exit_code == 0
    upton.capture(3, WHOLE)
    assert sailau("build", upton).exit_code == 0
    upton.capture(4, EMPTY)

    assert sailau("build", upton).exit_code == 1


def test_acceptance_outlives_the_version_store(upton: Archive) -> None:
    accept(upton)
    shutil.rmtree(upton.out)
    built = sailau("build", upton, "--json")

    assert (built.exit_code, json.loads(built.stdout)["rows"]["results"]) == (0, 2)


def test_withdrawn_capture_is_read_again_once_it_is_accepted(upton: Archive) -> None:
    second = rolled_back(upton)
    before = json.loads(sailau("build", upton, "--json").stdout)
    assert accept(upton, "3", why="the commission corrected it").exit_code == 0
    after = json.loads(sailau("build", upton, "--json").stdout)

    [entry] = entries(upton)
    assert entry["failed"] == [f"withdrawn: {second}, made from it, was withdrawn: made up"]
    assert [(each["capture_id"], each["is_superseded"]) for each in before["quarantined"]] == [("2", False), ("3", False)]
    assert [(each["capture_id"], each["is_superseded"]) for each in after["quarantined"]] == [("2", True)]


def test_data_of_a_withdrawn_version_is_not_published_by_a_build(upton: Archive) -> None:
    second = rolled_back(upton)
    accept(upton, "3", why="the commission corrected it")
    done = sailau("build", upton)

    assert done.exit_code == 1
    assert f"nothing published: this is {second}, which was withdrawn: made up\n" in done.stdout
    assert f"to publish it again: sailau rollback {second} --why …\n" in done.stdout


@pytest.mark.parametrize(
    ("capture_id", "more", "said"),
    [
        ("1", [], "1: is not quarantined; nothing stops it"),
        ("9", [], "9: is no capture in raw/captures.jsonl; give the id that the build reported"),
        (
            "2",
            ["--article", "1919-upton"],
            "2: is no capture of '1919-upton'; give a capture and article of raw/captures.jsonl",
        ),
    ],
)
def test_capture_that_is_not_quarantined_cannot_be_accepted(
    upton: Archive, capture_id: str, more: list[str], said: str
) -> None:
    done = accept(upton, capture_id, *more)

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr
    assert not (upton.raw / ARTICLE / FILE).exists()


def test_capture_of_several_articles_is_accepted_of_the_one_that_is_named(upton: Archive) -> None:
    upton.say(ARTICLE_YML, "2021-upton")
    upton.capture(2, WHOLE, "2021-upton")
    refused = accept(upton)
    done = accept(upton, "2", "--article", ARTICLE)

    assert f"2: is a capture of {ARTICLE} and of 2021-upton; say of which with --article\n" in refused.stderr
    assert (refused.exit_code, done.exit_code) == (2, 0)


def test_unreadable_capture_cannot_be_accepted(upton: Archive) -> None:
    upton.capture(3, "")
    done = accept(upton, "3")

    assert done.exit_code == 2
    assert "3: cannot be read: raw/2020-upton/captures/3.html: the capture is empty" in done.stderr


def test_superseded_capture_cannot_be_accepted(upton: Archive) -> None:
    upton.capture(3, page(16, votes=101))
    done = accept(upton, "2")

    assert "2: is passed over: the later capture 3 is the one to publish; there is nothing to accept" in done.stderr


def test_reason_is_needed(upton: Archive) -> None:
    assert "would be accepted without a reason; say why with --why" in accept(upton, why=" ").stderr
    assert sailau("accept", upton, "2").exit_code == 2
