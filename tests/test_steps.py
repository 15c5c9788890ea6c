"""Captures that are new since the last build: a version each, in order, so that no edit hides behind the next."""

from pathlib import Path

import pytest

from pipeline.archive.captures import read_histories
from pipeline.build import build
from pipeline.publish.store.described import described
from pipeline.publish.store.rollback import rollback
from pipeline.publish.store.versions import folder_of, versions
from pipeline.steps import steps
from tests.archived import ARTICLE, ARTICLE_YML, Archive, archive, page

OTHER = "2021-weston"


@pytest.fixture
def upton(tmp_path: Path) -> Archive:
    made = archive(tmp_path)
    made.capture(1, page(3))
    return made


def revisions(made: Archive) -> list[list[str]]:
    """The revisions every version was read from."""
    return [
        [article.revision_id for article in described(version_id, folder_of(made.out, version_id)).articles]
        for version_id in versions(made.out)
    ]


def test_first_build_makes_one_version_of_one_capture(upton: Archive) -> None:
    assert steps(upton.raw, upton.out) == ({ARTICLE: "1"},)
    build(upton.raw, upton.out)

    assert revisions(upton) == [["1"]]


def test_past_revisions_are_published_in_order(upton: Archive) -> None:
    upton.capture(2, page(3, votes=101))
    upton.capture(3, page(3, votes=102))
    built = build(upton.raw, upton.out)

    assert revisions(upton) == [["1"], ["2"], ["3"]]
    assert [each.version_id for each in (*built.earlier, built.published)] == list(versions(upton.out))


def test_two_new_revisions_are_two_versions(upton: Archive) -> None:
    build(upton.raw, upton.out)
    upton.capture(2, page(3, votes=101))
    upton.capture(3, page(3, votes=102))
    build(upton.raw, upton.out)

    assert revisions(upton) == [["1"], ["2"], ["3"]]


def test_nothing_new_is_one_step_that_publishes_nothing(upton: Archive) -> None:
    build(upton.raw, upton.out)
    built = build(upton.raw, upton.out)

    assert (built.published.is_new, built.earlier) == (False, ())
    assert steps(upton.raw, upton.out) == ({ARTICLE: "1"},)


def test_order_is_by_revision_not_by_time(upton: Archive) -> None:
    build(upton.raw, upton.out)
    upton.capture(3, page(3, votes=102), revision_timestamp="2020-01-01T00:00:00Z")
    upton.capture(2, page(3, votes=101), revision_timestamp="2022-01-01T00:00:00Z")
    build(upton.raw, upton.out)

    assert revisions(upton) == [["1"], ["2"], ["3"]]


def test_new_revisions_of_several_articles_come_as_they_were_saved(upton: Archive) -> None:
    upton.say(ARTICLE_YML.replace("2020 Upton", "2021 Weston"), OTHER)
    upton.capture(11, page(2), OTHER)
    build(upton.raw, upton.out)
    upton.capture(2, page(3, votes=101), revision_timestamp="2022-03-01T00:00:00Z")
    upton.capture(12, page(2, votes=101), OTHER, revision_timestamp="2022-02-01T00:00:00Z")
    upton.capture(13, page(2, votes=102), OTHER, revision_timestamp="2022-04-01T00:00:00Z")
    build(upton.raw, upton.out)

    assert revisions(upton) == [["1", "11"], ["1", "12"], ["2", "12"], ["2", "13"]]


def test_new_articles_come_in_together(upton: Archive) -> None:
    upton.say(ARTICLE_YML.replace("2020 Upton", "2021 Weston"), OTHER)
    upton.capture(11, page(2), OTHER)
    upton.capture(12, page(2, votes=101), OTHER)
    build(upton.raw, upton.out)

    assert revisions(upton) == [["1", "11"], ["1", "12"]]


def test_revision_that_is_not_trusted_has_no_version(upton: Archive) -> None:
    build(upton.raw, upton.out)
    upton.capture(2, "<p>LOL</p>")
    upton.capture(3, page(3, votes=102))
    built = build(upton.raw, upton.out)

    assert revisions(upton) == [["1"], ["3"]]
    assert [(each.capture_id, each.is_superseded) for each in built.quarantined] == [("2", True)]


def test_history_ends_with_the_capture_that_is_named(upton: Archive) -> None:
    upton.capture(2, page(3, votes=101))
    history = read_histories(upton.raw)[0]

    assert [each.capture.capture_id for each in history.until("1").captures] == ["1"]


def test_article_of_a_withdrawn_version_stays_out_and_others_are_published(upton: Archive) -> None:
    build(upton.raw, upton.out)
    first = versions(upton.out)[0]
    upton.say(ARTICLE_YML.replace("2020 Upton", "2021 Weston"), OTHER)
    upton.capture(11, page(2), OTHER)
    build(upton.raw, upton.out)
    rollback(upton.out, first, "Weston is wrong")
    upton.capture(2, page(3, votes=101))
    once = build(upton.raw, upton.out)
    upton.capture(12, page(2, votes=9), OTHER)
    again = build(upton.raw, upton.out)

    assert revisions(upton) == [["1"], ["1", "11"], ["2"], ["2", "12"]]
    assert [(each.capture_id, each.failures[0].gate) for each in once.quarantined] == [("11", "withdrawn")]
    assert [each.is_superseded for each in again.quarantined] == [True]
