"""Vandalism of the first article as the gates see it, and edits in good faith, which they let pass.

Pages are made of its genuine capture. A second article is edited in good faith at the same time, and is published all the same.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.build import Built, build
from tests import revisions
from tests.archived import ARTICLE as OTHER
from tests.archived import ARTICLE_YML, Archive, page
from tests.revisions import ARTICLE, PAGE, ROOT, Edit, add_capture, in_table

UK = (ROOT / "tests/families/en/uk_constituency.html").read_text("utf-8")
WESTHAVEN = "<title>Westhaven (UK Parliament constituency) - Wikipedia</title>"
TITLE = "2021 Kazakh municipal elections"
SENTENCE = '<div class="mw-parser-output"><p>The election was stolen.</p></div>'


@dataclass(frozen=True)
class Published:
    """An archive, the store its version is in, and that version."""

    raw: Path
    out: Path
    version: Built

    def build(self) -> Built:
        return build(self.raw, self.out)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("published")
    raw = Path(shutil.copytree(ROOT / "raw", folder / "raw"))
    other = Archive(raw, folder / "extracted")
    other.say(ARTICLE_YML, OTHER)
    other.capture(5, page(2), OTHER)
    return Published(raw, other.out, build(raw, other.out))


@pytest.fixture
def published(made: Published, tmp_path: Path) -> Published:
    copied = shutil.copytree(made.raw.parent, tmp_path / "copied", symlinks=True)
    return Published(copied / "raw", copied / "extracted", made.version)


def own(built: Built, table: str, article_id: str = ARTICLE) -> list[dict[str, str]]:
    return [row for row in built.tables[table] if row["article_id"] == article_id]


def vandalised(published: Published, text: str, reader: str = "mediawiki-render") -> Built:
    """A build after a revision of the first article with this page, and one of the other article in good faith.

    Whatever the page is, the first article stays as it is and the other is published as it is now.
    """
    before = published.version
    add_capture(published.raw, ARTICLE, 1171100000, text, reader=reader)
    add_capture(published.raw, OTHER, 6, page(2, votes=101))
    built = published.build()

    assert [(each.article_id, each.capture_id, each.instead) for each in built.quarantined] == [
        (ARTICLE, "1171100000", "1171093875-rendered")
    ]
    assert {name: own(built, name) for name in built.tables} == {name: own(before, name) for name in before.tables}
    assert built.published.is_new
    assert [row["votes_count"] for row in own(built, "results", OTHER)] == ["101", "99"]
    return built


def failed(built: Built) -> list[str]:
    """What the first quarantined capture failed, and by how much."""
    return [failure.said for failure in built.quarantined[0].failures]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        pytest.param(SENTENCE, ["tables: 22 → 0", "references: 76 → 0", "rows of results: 97 → 0"], id="one sentence"),
        pytest.param(
            revisions.half(PAGE), ["sections_kept: 43 → 24", "tables: 22 → 4", "rows of cells: 1000 → 298"], id="half"
        ),
        pytest.param(revisions.without_table(2)(PAGE), ["tables: 22 → 21", "rows of nominations: 102 → 5"], id="large table"),
    ],
)
def test_page_that_lost_much_fails_many_gates(published: Published, text: str, measures: list[str]) -> None:
    built = vandalised(published, text)

    assert set(measures) <= set(failed(built))


@pytest.mark.parametrize(
    ("edit", "measures"),
    [
        pytest.param(revisions.without_table(10), ["tables: 22 → 21"], id="one table removed"),
        pytest.param(
            revisions.without_references,
            [
                "references: 76 → 0",
                "prose of citations: 94 → 0",
                "filled of cells.reference_numbers: 14 of 1000 → 0 of 1000",
                "filled of nominations.reference_numbers: 95 of 102 → 0 of 102",
            ],
            id="all references removed",
        ),
        pytest.param(revisions.with_digits_swapped, ["identities: 220 of 226 → 191 of 226"], id="digits of totals swapped"),
    ],
)
def test_what_is_missing_is_told_by_the_gates_that_measure_it(published: Published, edit: Edit, measures: list[str]) -> None:
    assert failed(vandalised(published, edit(PAGE))) == measures


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param('<div class="mw-parser-output"></div>', "the page has no text and no table", id="blanked"),
        pytest.param("", "is empty", id="no bytes"),
        pytest.param(PAGE[: len(PAGE) // 2], "stops before its end, so it is cut off", id="cut off"),
        pytest.param(in_table(4, "<td>75,833\n", "<td>LOL\n")(PAGE), '› t04r10c02: "LOL" is not a number', id="LOL in a total"),
        pytest.param(in_table(20, "<td>732\n", "<td>LOL\n")(PAGE), '"LOL" is not a number', id="LOL in a result"),
        pytest.param(
            in_table(2, "<td>Almaty\n</td>\n<td>71\n", "<td>Almaty\n</td>\n<td>LOL\n")(PAGE),
            '"LOL" is not a number',
            id="races",
        ),
        pytest.param(
            in_table(10, "<td>Independent\n", "<td>LOL\n")(PAGE),
            '"LOL" is not a known party or row label',
            id="LOL for a party",
        ),
    ],
)
def test_page_that_cannot_be_read_is_quarantined_with_the_error(published: Published, text: str, error: str) -> None:
    built = vandalised(published, text)

    [failure] = built.quarantined[0].failures
    assert failure.gate == "unreadable"
    assert error in failure.measured


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (UK, 'is the article "Westhaven (UK Parliament constituency)", not "2021 Kazakh municipal elections"'),
        (UK.replace(WESTHAVEN, f"<title>{TITLE} - Wikipedia</title>"), '"Labour" is not a known party or row label'),
    ],
    ids=["its title", "the right title"],
)
def test_another_article_is_quarantined_by_its_title_or_by_its_names(published: Published, text: str, error: str) -> None:
    built = vandalised(published, text, reader="html-mirror")

    assert error in failed(built)[0]


def test_content_of_another_article_is_noticed_where_unknown_names_are_accepted(published: Published) -> None:
    path = published.raw / ARTICLE / "article.yml"
    path.write_text(path.read_text("utf-8") + "accepted: {names: true}\n", "utf-8")
    body = UK.partition("<body>")[2].partition("</body>")[0]
    built = vandalised(published, f'<div class="mw-parser-output">{body}</div>')

    assert failed(built)[:3] == ["sections_kept: 43 → 2", "names_kept: 61 → 2", "tables: 22 → 3"]


def test_of_an_edit_war_the_last_good_revision_is_published(published: Published) -> None:
    add_capture(published.raw, ARTICLE, 1171100001, SENTENCE)
    add_capture(published.raw, ARTICLE, 1171100002, revisions.with_shares_corrected(PAGE))
    add_capture(published.raw, ARTICLE, 1171100003, SENTENCE)
    built = published.build()

    assert [(each.capture_id, each.instead, each.is_superseded) for each in built.quarantined] == [
        ("1171100001", "1171100002", True),
        ("1171100003", "1171100002", False),
    ]
    assert own(built, "articles")[0]["capture_id"] == "1171100002"


def test_revert_of_vandalism_is_published_and_nobody_is_asked(published: Published) -> None:
    vandalised(published, SENTENCE)
    add_capture(published.raw, ARTICLE, 1171100001, PAGE, reader="mediawiki-render")
    built = published.build()

    assert [each.is_superseded for each in built.quarantined] == [True]
    assert own(built, "articles")[0]["revision_id"] == "1171100001"
    assert published.build().quarantined == ()


@pytest.mark.parametrize(
    "edit",
    [
        revisions.with_by_election,
        revisions.with_region_moved,
        revisions.with_table_split,
        revisions.with_references_archived,
        revisions.with_shares_corrected,
        revisions.without_rows,
        lambda page: page.replace("Nur Otan", "Amanat"),
    ],
    ids=["by-election added", "region moved", "table split", "references archived", "shares corrected", "rows gone", "renamed"],
)
def test_edit_in_good_faith_passes(published: Published, edit: Callable[[str], str]) -> None:
    assert edit(PAGE) != PAGE
    add_capture(published.raw, ARTICLE, 1171100000, edit(PAGE))
    built = published.build()

    assert built.quarantined == ()
    assert own(built, "articles")[0]["capture_id"] == "1171100000"


def test_split_that_is_reverted_loses_no_table(published: Published) -> None:
    add_capture(published.raw, ARTICLE, 1171100000, revisions.with_table_split(PAGE))
    assert len(own(published.build(), "tables")) == 24
    add_capture(published.raw, ARTICLE, 1171100001, PAGE)
    built = published.build()

    assert (len(own(built, "tables")), built.quarantined) == (23, ())


def test_one_total_with_its_digits_swapped_is_published_with_new_findings(published: Published) -> None:
    """It looks the same as a total that is corrected: identities that held no longer do, 7 of 226 here."""
    before = {row["finding_id"] for row in own(published.version, "findings")}
    add_capture(published.raw, ARTICLE, 1171100000, revisions.with_one_total_swapped(PAGE))
    built = published.build()

    assert built.quarantined == ()
    found = [row for row in own(built, "findings") if row["finding_id"] not in before and row["severity"] == "error"]
    assert {row["stated"] for row in found} == {"59"}
