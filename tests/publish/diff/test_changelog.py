"""`CHANGES.md`, for people: the verdict first, what the article says before how it is laid out, nothing twice."""

from dataclasses import replace

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline.publish.diff.causes import attributed
from pipeline.publish.diff.change import Compared, Diff
from pipeline.publish.diff.changelog import changelog
from pipeline.publish.diff.versions import diff
from tests.publish.diff.sets import ARTICLE, Tables, adal, article, files, paragraph

ROWS = [("Nur Otan", "60"), ("Adal", "25"), ("Auyl", "15"), ("Aq Jol", "9")]
EDITED = article(revision="13", sha256="cd" * 32)


def compared(old: Tables, new: Tables) -> Compared:
    found = diff(files(old), files(new))
    return Compared(
        "v1-aaaaaaaaaaaa",
        "v2-bbbbbbbbbbbb",
        Diff(tuple(attributed(each, each.changes, ()) for each in found.articles), found.contracts),
        "0.6.0",
        "0.6.0",
    )


def edited(rows: list[tuple[str, str]], **more: list[dict[str, str]]) -> Tables:
    return {**adal(rows, **more), "articles": [EDITED]}


def test_changes_are_told_by_article_and_entity(file_regression: FileRegressionFixture) -> None:
    old = adal(ROWS, paragraphs=[paragraph("p01", "The vote was held on 25 July.")])
    new = edited(
        [*ROWS[:1], ("Adal", "31"), *ROWS[2:3], ("QHP", "1200")], paragraphs=[paragraph("p01", "The vote was held on 26 July.")]
    )

    file_regression.check(changelog(compared(old, new)), extension=".md")


def test_nothing_changed_is_said_in_one_line() -> None:
    assert changelog(compared(adal(ROWS), adal(ROWS))).splitlines()[0] == "# Identical: 17 rows"


def test_first_version_says_so() -> None:
    first = Compared("", "v1-aaaaaaaaaaaa", diff({}, files(adal(ROWS))), "", "0.6.0")

    assert changelog(first).splitlines() == [
        "# First version: 1 article, 17 rows",
        "",
        "v1-aaaaaaaaaaaa, contract 0.6.0.",
        "",
        "## Elections in Adal",
        "",
        "New article: 17 rows.",
    ]


def test_edit_upstream_is_linked() -> None:
    text = changelog(compared(adal(ROWS), edited(ROWS[:3])))

    assert "Revision 12 → 13: [what was edited upstream](https://en.wikipedia.org/wiki/Special:Diff/12/13)." in text


def test_other_bytes_of_one_revision_are_said_to_be_rendered_anew() -> None:
    new = {**adal(ROWS[:3]), "articles": [article(sha256="cd" * 32, capture_id="12-b")]}

    assert "Revision 12, rendered anew: capture 12 → 12-b." in changelog(compared(adal(ROWS), new))


def test_same_capture_is_said_to_be_read_anew() -> None:
    assert "The same capture, read anew." in changelog(compared(adal(ROWS), adal(ROWS[:3])))


def test_finding_that_is_gone_was_fixed_upstream() -> None:
    finding = {
        "article_id": ARTICLE,
        "finding_id": "share-1",
        "check": "result_share",
        "severity": "error",
        "message": "Adal: share is 4.52 in the infobox and 2.05 in the results",
        "is_acknowledged": "false",
    }
    text = changelog(compared(adal(ROWS, findings=[finding]), edited(ROWS)))

    assert "- fixed upstream: Adal: share is 4.52 in the infobox and 2.05 in the results" in text


def test_finding_sailau_does_not_make_any_more_was_not_fixed() -> None:
    found = compared(adal(ROWS), edited(ROWS))
    change = compared(adal(ROWS[:3]), edited(ROWS)).diff.changes[0]
    gone = replace(change, kind="finding_gone", table="findings", old="Adal: share is off", cause="parser")
    article_diff = replace(found.diff.articles[0], changes=(gone,))
    text = changelog(replace(found, diff=Diff((article_diff,))))

    assert "- no longer found: Adal: share is off" in text


def test_change_in_many_places_is_one_line() -> None:
    new = edited(ROWS)
    for cell in new["cells"]:
        cell["is_recovered"] = "true"

    assert "- is_recovered: false → true in 10 places" in changelog(compared(adal(ROWS), new))


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("*bold* [link](x) <script>", "\\*bold\\* \\[link\\](x) &lt;script>"),
        ("_a_ b_c", "\\_a\\_ b_c"),
        ("a | b\n# c", "a \\| b \\# c"),
    ],
)
def test_text_of_the_article_is_no_markup(published: str, shown: str) -> None:
    new = edited(ROWS, paragraphs=[paragraph("p01", published)])

    assert f"- lead: paragraphs, added: {shown} [p01]" in changelog(compared(adal(ROWS), new))


def test_long_texts_are_cut_to_what_differs() -> None:
    words = [f"word{number}" for number in range(80)]
    old, new = " ".join([*words, "end"]), " ".join([*words[:40], "other", *words[41:], "end"])
    text = changelog(compared(adal(ROWS, paragraphs=[paragraph("p01", old)]), edited(ROWS, paragraphs=[paragraph("p01", new)])))

    assert "… word36 word37 word38 word39 word40 word41 word42 word43 word44 …" in text
    assert "… word36 word37 word38 word39 other word41 word42 word43 word44 …" in text
    assert "word50" not in text


def test_many_changes_are_cut_and_counted() -> None:
    new = edited(ROWS, paragraphs=[paragraph(f"p{number:02}", f"Sentence {number}.") for number in range(1, 61)])
    text = changelog(compared(adal(ROWS), new))

    assert "- … and 20 more in changes.csv" in text
