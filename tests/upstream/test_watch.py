"""The whole loop against a real wiki: edits, two at once, a move, vandalism and its revert, a deletion; what each leads to."""

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.publish.store.versions import present, verify
from pipeline.watch.telling import as_data, as_text, needs_a_person
from tests.upstream import edits
from tests.upstream.looking import Looking, looking, original, small, votes
from tests.upstream.wiki import Wiki


@pytest.fixture
def looks(mediawiki: Wiki, tmp_path: Path, request: pytest.FixtureRequest) -> Looking:
    """The article captured and published once."""
    made = looking(tmp_path, mediawiki, f"Elections of {request.node.name.replace('_', ' ')}")
    made.capture()
    build(made.raw, made.out)
    return made


def test_page_nobody_edited_is_not_captured_again(looks: Looking) -> None:
    refreshed = looks.look()

    assert [each.state for each in refreshed.news] == ["current"]
    assert (refreshed.captured, refreshed.built) == ((), None)
    assert as_text(refreshed) == "nothing new upstream of 1 article"


def test_page_nobody_edited_is_no_news_in_a_full_look_either(looks: Looking) -> None:
    before = (looks.raw / "captures.jsonl").read_bytes()
    refreshed = looks.look(is_full=True)

    assert refreshed.built is None
    assert (looks.raw / "captures.jsonl").read_bytes() == before


def test_edit_is_captured_built_and_told(looks: Looking) -> None:
    text = edits.infobox_shares_corrected(original())
    revision = looks.wiki.put_page(looks.title, text)
    refreshed = looks.look()

    assert [each.state for each in refreshed.news] == ["new"]
    assert looks.revision() == revision
    assert "- fixed upstream: Adal: share is 4.52 in the infobox" in looks.changes()
    assert looks.changes().startswith("# Changed: 6 by edits upstream")
    assert f"/{revision}" in looks.changes()


def test_two_edits_within_a_second_are_two_versions_in_order(looks: Looking) -> None:
    first = edits.by_election_added(original())
    revisions = [looks.wiki.put_page(looks.title, first), looks.wiki.put_page(looks.title, edits.references_archived(first))]
    looks.look()

    _, second, third = looks.versions()
    assert looks.revision() == revisions[1]
    assert "2021 Kökterek Rural District äkım election" in looks.changes(second)
    assert "archived_date: nothing → 2022-03-01" in looks.changes(third)


def test_vandalism_is_quarantined_and_its_revert_published(looks: Looking) -> None:
    good = looks.wiki.latest_revision(looks.title)
    looks.wiki.put_page(looks.title, "Lorem ipsum.")
    vandalised = looks.look()

    assert needs_a_person(vandalised)
    assert looks.revision() == good
    assert vandalised.built is not None
    assert not vandalised.built.published.is_new
    assert "quarantined" in as_text(vandalised)
    reverted = looks.wiki.put_page(looks.title, original())
    refreshed = looks.look()
    assert looks.revision() == reverted
    assert looks.changes().startswith("# Changed: the captures alone; ")
    assert refreshed.built is not None
    assert all(each.is_superseded for each in refreshed.built.quarantined)


def test_vandalism_reverted_between_two_looks_leaves_one_version(looks: Looking) -> None:
    looks.wiki.put_page(looks.title, "Lorem ipsum.")
    reverted = looks.wiki.put_page(looks.title, original())
    refreshed = looks.look()

    assert looks.revision() == reverted
    assert len(looks.versions()) == 2
    assert refreshed.built is not None
    assert [each.is_superseded for each in refreshed.built.quarantined] == [True]


def test_moved_page_is_followed_and_said(looks: Looking) -> None:
    looks.wiki.act(action="move", to=f"{looks.title}, moved", noredirect="1", **{"from": looks.title})
    refreshed = looks.look()

    assert [(each.state, each.message) for each in refreshed.news] == [
        ("moved", f"{looks.title} was moved to {looks.title}, moved")
    ]
    assert looks.revision() == looks.wiki.latest_revision(f"{looks.title}, moved")
    assert looks.changes().startswith("# Changed: the captures alone; ")
    assert [each.state for each in looks.look().news] == ["current"]


def test_deleted_page_is_said_and_nothing_is_unpublished(looks: Looking) -> None:
    before = present(looks.out)
    looks.wiki.act(action="delete", title=looks.title, reason="a test")
    refreshed = looks.look(is_full=True)

    assert [each.state for each in refreshed.news] == ["gone"]
    assert "gone: deleted" in as_text(refreshed)
    assert "(a test)" in as_text(refreshed)
    assert needs_a_person(refreshed)
    assert present(looks.out) == before
    verify(looks.out, before.version_id)


def test_page_that_became_a_redirect_is_said(looks: Looking) -> None:
    looks.wiki.put_page(looks.title, "#REDIRECT [[Elections elsewhere]]")
    refreshed = looks.look()

    assert [each.state for each in refreshed.news] == ["merged"]
    assert needs_a_person(refreshed)
    assert len(looks.versions()) == 1


def test_all_six_edits_one_by_one(looks: Looking) -> None:
    text = original()
    for number, edit in enumerate(edits.EDITS.values(), 2):
        text = edit(text)
        looks.wiki.put_page(looks.title, text)
        data = as_data(looks.look())
        assert len(looks.versions()) == number
        assert [news["state"] for news in data["news"]] == ["new"]  # type: ignore[index,attr-defined]
        assert "by edits upstream" in looks.changes().splitlines()[0]
        assert "by sailau" not in looks.changes().splitlines()[0]


def test_changed_template_is_seen_by_a_full_look_alone(mediawiki: Wiki, tmp_path: Path) -> None:
    looks = small(tmp_path, mediawiki, "Elections with a template")
    mediawiki.put_page("Template:Votes of Adal", "10")
    mediawiki.put_page(looks.title, votes(10).replace("|| 10", "|| {{Votes of Adal}}"))
    looks.capture()
    build(looks.raw, looks.out)
    mediawiki.put_page("Template:Votes of Adal", "12")

    assert looks.look().built is None
    assert looks.look(is_full=True).built is not None
    assert looks.changes().startswith("# Changed: 2 by templates upstream")
    assert "votes_count: 10 → 12 (+2)" in looks.changes()
