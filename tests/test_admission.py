"""Which capture of an article is read: captures are replayed in order, and one that says too much less is quarantined."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.admission import Admission, admit, degraded, refuse_degraded
from pipeline.archive.captures import read_archive
from pipeline.build import build
from pipeline.errors import CaptureError, GateError, StoreError, UnknownTermError, UnreadableCaptureError
from pipeline.extract.reading import read
from pipeline.publish.dataset import dataset_files
from pipeline.publish.store.rollback import rollback
from pipeline.release import release
from tests.archived import ARTICLE, ARTICLE_YML, Archive, archive, page

WHOLE, EMPTY = 16, 2


def titled(title: str, text: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{text}</body></html>"


@pytest.fixture
def upton(tmp_path: Path) -> Archive:
    return archive(tmp_path)


def read_as(admission: Admission) -> str:
    """The capture that the one article is read from."""
    (reading,) = admission.readings
    return reading.capture.capture_id


def stopped(admission: Admission) -> list[tuple[str, bool]]:
    """Quarantined captures, and whether a later one took their place."""
    return [(each.capture_id, each.is_superseded) for each in admission.quarantined]


def published_with(upton: Archive, text: str) -> None:
    """Publishes the archive's only capture as if its code had read this page in it."""
    (archived,) = read_archive(upton.raw)
    tables = flow.run([read(replace(archived, data=text.encode()))])
    release(upton.raw, upton.out, dataset_files(tables), tables)


def test_first_capture_of_an_article_has_nothing_to_be_compared_with(upton: Archive) -> None:
    upton.capture(1, page(EMPTY))

    assert (read_as(admit(upton.raw, upton.out)), stopped(admit(upton.raw, upton.out))) == ("1", [])


def test_captures_of_an_empty_store_are_replayed_from_the_oldest(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    upton.capture(2, page(EMPTY))
    upton.capture(3, page(WHOLE, votes=101))
    upton.capture(4, page(EMPTY))
    admission = admit(upton.raw, upton.out)

    assert read_as(admission) == "3"
    assert stopped(admission) == [("2", True), ("4", False)]
    assert {each.instead for each in admission.quarantined} == {"3"}
    assert "rows of results: 16 → 2" in [failure.said for failure in admission.quarantined[1].failures]


def test_unreadable_capture_before_the_first_readable_one_is_passed_over(upton: Archive) -> None:
    upton.capture(1, "")
    upton.capture(2, page(WHOLE))
    admission = admit(upton.raw, upton.out)

    assert (read_as(admission), stopped(admission)) == ("2", [("1", True)])


def test_where_no_capture_can_be_read_the_error_is_the_newest_ones(upton: Archive) -> None:
    upton.capture(1, "")
    upton.capture(2, '<div class="mw-parser-output"></div>')

    with pytest.raises(UnreadableCaptureError, match=r"captures/2\.html: the page has no text"):
        admit(upton.raw, upton.out)


def test_capture_of_the_latest_version_is_where_the_replay_starts(upton: Archive) -> None:
    upton.capture(5, page(WHOLE))
    build(upton.raw, upton.out)
    upton.capture(4, page(WHOLE + 9))
    upton.capture(6, page(WHOLE, votes=101))

    assert (read_as(admit(upton.raw, upton.out)), stopped(admit(upton.raw, upton.out))) == ("6", [])


def test_quarantine_leaves_the_latest_version_alone_on_every_build(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    first = build(upton.raw, upton.out)
    upton.capture(2, page(EMPTY))
    second, third = build(upton.raw, upton.out), build(upton.raw, upton.out)

    assert (second.published.version_id, second.published.is_new) == (first.published.version_id, False)
    assert [each.capture_id for each in second.quarantined] == ["2"]
    assert second == third


def test_small_losses_add_up_only_over_captures_that_passed(upton: Archive) -> None:
    for revision, parties in enumerate((WHOLE, 13, 10, 2), start=1):
        upton.capture(revision, page(parties))
    admission = admit(upton.raw, upton.out)

    assert (read_as(admission), stopped(admission)) == ("3", [("4", False)])


def test_page_rendered_anew_of_the_same_revision_is_judged_too(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    build(upton.raw, upton.out)
    upton.capture(1, page(EMPTY), capture_id="1-again", captured_at="2026-02-01T00:00:00Z")

    assert stopped(admit(upton.raw, upton.out)) == [("1-again", False)]


def test_limits_of_the_article_decide(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    build(upton.raw, upton.out)
    upton.capture(2, page(EMPTY))
    off = "limits: {rows: 0, names_kept: 0.0, filled: 0, identities: 0}\n"
    upton.say(ARTICLE_YML + off)

    assert (read_as(admit(upton.raw, upton.out)), stopped(admit(upton.raw, upton.out))) == ("2", [])


def test_changed_bytes_of_a_quarantined_capture_are_an_error(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    build(upton.raw, upton.out)
    upton.capture(2, page(EMPTY))
    (upton.raw / ARTICLE / "captures/2.html").write_text(page(WHOLE), "utf-8")

    with pytest.raises(CaptureError, match=r"captures/2\.html: was changed"):
        admit(upton.raw, upton.out)


def test_damaged_latest_version_is_an_error(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    path = build(upton.raw, upton.out).published.path / "results.csv"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"100", b"900"))

    with pytest.raises(StoreError, match=r"results\.csv was changed"):
        admit(upton.raw, upton.out)


def test_capture_to_fall_back_on_that_cannot_be_read_any_more_is_an_error(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    build(upton.raw, upton.out)
    upton.capture(2, page(EMPTY))
    upton.say(ARTICLE_YML.replace("names: true", "names: false"))

    with pytest.raises(UnknownTermError, match=r"captures/1\.html .* \"Party 0\" is not a known party"):
        admit(upton.raw, upton.out)


def test_newer_capture_is_compared_with_the_published_rows_where_the_older_cannot_be_read(upton: Archive) -> None:
    upton.capture(1, titled("2020 Upton election", page(WHOLE)), reader="html-mirror")
    build(upton.raw, upton.out)
    upton.say(ARTICLE_YML.replace("2020 Upton", "2020 Upton council"))
    upton.capture(2, titled("2020 Upton council election", page(EMPTY)), reader="html-mirror")
    upton.capture(3, titled("2020 Upton council election", page(WHOLE, votes=101)), reader="html-mirror")
    admission = admit(upton.raw, upton.out)

    assert (read_as(admission), stopped(admission)) == ("3", [("2", True)])
    assert "rows of results: 16 → 2" in [failure.said for failure in admission.quarantined[0].failures]


def test_capture_of_the_latest_version_that_is_gone_is_judged_by_what_was_published(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    build(upton.raw, upton.out)
    (upton.raw / ARTICLE / "captures/1.html").unlink()
    (upton.raw / "captures.jsonl").write_text("", "utf-8")
    upton.capture(2, page(EMPTY))

    with pytest.raises(GateError, match=r"captures/2\.html: .* whose capture is gone: .*rows of results: 16 → 2"):
        admit(upton.raw, upton.out)

    upton.capture(3, page(WHOLE, votes=101))
    assert read_as(admit(upton.raw, upton.out)) == "3"


def test_code_that_reads_less_of_the_same_capture_stops_the_release(upton: Archive) -> None:
    upton.capture(1, page(EMPTY))
    published_with(upton, page(WHOLE))

    with pytest.raises(GateError, match=r"captures/1\.html: .* read as saying less: .*rows of results: 16 → 2.*mend the code"):
        build(upton.raw, upton.out)


def test_code_that_reads_less_is_told_from_a_new_capture_that_says_less(upton: Archive) -> None:
    upton.capture(1, page(EMPTY))
    published_with(upton, page(WHOLE))
    upton.capture(2, page(EMPTY, votes=101))

    with pytest.raises(GateError, match=r"captures/1\.html: the capture is that of the latest version"):
        admit(upton.raw, upton.out)


def test_code_that_reads_more_or_the_same_is_not_degraded(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    published_with(upton, page(EMPTY))
    readings = admit(upton.raw, upton.out).readings
    tables = flow.run(readings)

    assert degraded(readings, tables, upton.out) == {}
    refuse_degraded(readings, tables, upton.out)


def test_limits_of_the_article_let_code_read_less(upton: Archive) -> None:
    upton.capture(1, page(EMPTY))
    published_with(upton, page(WHOLE))
    off = "limits: {rows: 0, names_kept: 0, filled: 0, identities: 0}\n"
    upton.say(ARTICLE_YML + off)

    assert build(upton.raw, upton.out).published.is_new


def test_capture_of_a_withdrawn_version_does_not_come_back(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    first = build(upton.raw, upton.out).published.version_id
    upton.capture(2, page(WHOLE, votes=999))
    second = build(upton.raw, upton.out).published.version_id
    rollback(upton.out, first, "999 votes were made up")
    built = build(upton.raw, upton.out)

    assert (built.published.version_id, built.published.withdrawn_why) == (first, "")
    [quarantined] = built.quarantined
    assert [failure.said for failure in quarantined.failures] == [
        f"withdrawn: {second}, made from it, was withdrawn: 999 votes were made up"
    ]


def test_later_capture_than_a_withdrawn_one_is_published(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    first = build(upton.raw, upton.out).published.version_id
    upton.capture(2, page(WHOLE, votes=999))
    build(upton.raw, upton.out)
    rollback(upton.out, first, "999 votes were made up")
    upton.capture(3, page(WHOLE, votes=101))

    assert read_as(admit(upton.raw, upton.out)) == "3"


def test_bytes_of_the_latest_version_are_not_withdrawn_with_another_that_had_them(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    first = build(upton.raw, upton.out).published.version_id
    upton.capture(2, page(WHOLE))
    build(upton.raw, upton.out)
    rollback(upton.out, first, "revision 2 is of a blocked user")
    upton.capture(3, page(WHOLE))
    admission = admit(upton.raw, upton.out)

    assert (read_as(admission), stopped(admission)) == ("3", [("2", True)])


def test_bytes_of_a_withdrawn_capture_are_withdrawn_in_a_later_one(upton: Archive) -> None:
    upton.capture(1, page(WHOLE))
    first = build(upton.raw, upton.out).published.version_id
    upton.capture(2, page(WHOLE, votes=999))
    build(upton.raw, upton.out)
    rollback(upton.out, first, "999 votes were made up")
    upton.capture(3, page(WHOLE, votes=999))

    assert stopped(admit(upton.raw, upton.out)) == [("2", False), ("3", False)]
