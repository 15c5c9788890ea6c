"""Headings, captions and the title of an article against what stands under them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.checks import structure
from pipeline.checks.rule import Checked, Disagreement
from pipeline.checks.structure import STRUCTURE_RULES
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row

Make = Callable[..., Checked]
FirstArticle = tuple[Reading, dict[str, list[Row]]]
HELD = "<p>Held once.</p>"
TABLE = "<table><tr><th>Party</th><th>Votes</th></tr><tr><td>Adal</td><td>5</td></tr></table>"
CITED = '<p>Held once.<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p>'
LIST = '<ol class="references"><li id="cite_note-1"><span class="reference-text">Auyl.</span></li></ol>'


def messages(rule: Callable[..., object], article: Checked) -> list[str]:
    return [each.message for each in rule(article)]  # type: ignore[attr-defined]


def nothing_under(*headings: str) -> list[str]:
    return [f'nothing stands under the heading "{heading}": no text, no table, no section' for heading in headings]


def test_heading_with_nothing_under_it_disagrees(checked: Make) -> None:
    article = checked(f"<h2>Results</h2><h2>By county</h2>{TABLE}")

    assert list(structure.empty_section(article)) == [
        Disagreement("sections/Results/heading", "", "Results", "", *nothing_under("Results"))
    ]


@pytest.mark.parametrize(
    "under",
    [
        HELD,
        TABLE,
        "<ul><li>Held once.</li></ul>",
        "<h3>By county</h3><p>Held once.</p>",
        '<table class="navbox"><tr><td>Auyl</td></tr></table>',
    ],
    ids=["paragraph", "table", "list", "section", "navbox"],
)
def test_heading_with_something_under_it_agrees(checked: Make, under: str) -> None:
    assert messages(structure.empty_section, checked(f"<h2>Results</h2>{under}<h2>By county</h2>{TABLE}")) == []


def test_heading_behind_the_body_may_have_what_is_not_read_under_it(checked: Make) -> None:
    article = checked(f"<h2>Results</h2>{TABLE}<h2>Gallery</h2><h2>See also</h2><ul><li>Auyl</li></ul>")

    assert messages(structure.empty_section, article) == []


def test_empty_heading_is_told_from_that_of_the_references_behind_it(checked: Make) -> None:
    article = checked(f"<h2>Results</h2><h2>By county</h2>{CITED}<h2>References</h2>{LIST}")

    assert messages(structure.empty_section, article) == nothing_under("Results")


@pytest.mark.parametrize(
    "body",
    [
        f"<h2>Sources</h2>{LIST}<h2>By county</h2>{CITED}",
        f"<h2>Sources</h2>{LIST}<h2>By county</h2>{CITED}<h2>See also</h2><ul><li>Auyl</li></ul>",
    ],
)
def test_empty_heading_may_be_that_of_the_references(checked: Make, body: str) -> None:
    assert messages(structure.empty_section, checked(body)) == []


def test_notes_marked_by_letters_may_stand_under_any_heading(checked: Make) -> None:
    lettered = CITED.replace("[1]", "[a]")
    article = checked(f"<h2>Notes</h2>{LIST}<h2>By county</h2>{lettered}<h2>References</h2>")

    assert [reference.mark for reference in article.reading.document.references] == ["a"]
    assert messages(structure.empty_section, article) == []


def test_heading_that_skips_a_level_disagrees(checked: Make) -> None:
    article = checked(f"<h2>Results</h2>{HELD}<h4>Turnout</h4>{HELD}<h3>By county</h3>{HELD}")

    assert list(structure.heading_level(article)) == [
        Disagreement(
            subject="sections/Results/Turnout/level",
            source="",
            stated="4",
            computed="3",
            message='the heading "Turnout" of level 4 stands right under "Results" of level 2',
        )
    ]


def test_first_heading_that_skips_a_level_disagrees(checked: Make) -> None:
    article = checked(f"<h3>Turnout</h3>{HELD}<h2>Results</h2>{HELD}")

    assert messages(structure.heading_level, article) == [
        'the heading "Turnout" of level 3 stands right under the article itself'
    ]


@pytest.mark.parametrize(
    "levels", [(2, 3, 4), (2, 3, 2, 3), (3, 4, 3), (2, 4, 2, 4)], ids=["down", "up", "all one lower", "none of level 3"]
)
def test_levels_that_skip_none_the_article_has_agree(checked: Make, levels: tuple[int, ...]) -> None:
    body = "".join(f"<h{level}>Auyl {number}</h{level}>{HELD}" for number, level in enumerate(levels))

    assert messages(structure.heading_level, checked(body)) == []


def test_section_of_a_place_inside_that_of_another_disagrees(checked: Make) -> None:
    article = checked(f"<h2>Atyrau Region</h2>{TABLE}<h3>East Kazakhstan Region</h3>{TABLE}")

    assert list(structure.section_place(article)) == [
        Disagreement(
            subject="sections/Atyrau Region/East Kazakhstan Region/parent_section_id",
            source="",
            stated="East Kazakhstan Region",
            computed="Atyrau Region",
            message='the section "East Kazakhstan Region" stands inside "Atyrau Region", another place',
        )
    ]


NOT_APART = [
    ("Kazakhstan", "Atyrau Region"),
    ("Kyzylorda Region", "Aral District"),
    ("Aral District", "Kyzylorda Region"),
    ("Atyrau Region", "Atyrau Region"),
    ("Almaty Region", "Almaty"),
    ("Türkistan Region", "Shymkent"),
    ("Atyrau Region", "Atyrau Region and Aqmola Region"),
    ("Regions", "Atyrau Region"),
]


@pytest.mark.parametrize(("outer", "inner"), NOT_APART)
def test_section_of_a_place_inside_that_of_no_other_agrees(checked: Make, outer: str, inner: str) -> None:
    assert messages(structure.section_place, checked(f"<h2>{outer}</h2>{TABLE}<h3>{inner}</h3>{TABLE}")) == []


def captioned(caption: str, heading: str, more: str = "") -> str:
    return f"<h2>{heading}</h2>{TABLE.replace('<tr>', f'<caption>{caption}</caption><tr>', 1)}{more}"


def kinds(*kinds: str) -> list[Row]:
    return [{"table_id": f"t{number:02d}", "kind": kind} for number, kind in enumerate(kinds, start=1)]


def test_caption_of_another_place_than_its_section_disagrees(checked: Make) -> None:
    article = checked(captioned("Aqtobe Region", "Aqmola Region"))

    assert list(structure.caption_section(article)) == [
        Disagreement(
            subject="sections/Aqmola Region/caption/Aqtobe Region",
            source="t01r01",
            stated="Aqtobe Region",
            computed="Aqmola Region",
            message='the table "Aqtobe Region" stands in the section "Aqmola Region", another place',
        )
    ]


@pytest.mark.parametrize(("heading", "caption"), NOT_APART)
def test_caption_of_no_other_place_than_its_section_agrees(checked: Make, heading: str, caption: str) -> None:
    assert messages(structure.caption_section, checked(captioned(caption, heading))) == []


def test_key_of_a_map_of_another_place_than_its_section_disagrees(checked: Make) -> None:
    article = checked("Aqmola Region edit\n\nAqtobe Region\n  Nur Otan (73)\nParty Äkıms\nNur Otan 73\nTotal 73")

    assert messages(structure.caption_section, article) == [
        'the table "Aqtobe Region" stands in the section "Aqmola Region", another place'
    ]


@pytest.mark.parametrize(
    ("caption", "heading"), [("2017 election", "2018 election"), ("Election results, 2011", "Election of 2012–13")]
)
def test_caption_of_another_year_than_its_section_disagrees(checked: Make, caption: str, heading: str) -> None:
    article = checked(captioned(caption, heading), tables=kinds("results_by_party"))

    assert messages(structure.caption_section, article) == [
        f'the table "{caption}" stands in the section "{heading}", another year'
    ]


@pytest.mark.parametrize(
    ("caption", "heading", "kind", "more"),
    [
        ("2018 election", "2018 election", "results_by_party", ""),
        ("2018 election", "Election of 2017–18", "results_by_party", ""),
        ("2017 and 2018 elections", "2018 elections", "results_by_party", ""),
        ("2017 elections", "Elections in the 2010s", "results_by_party", ""),
        ("2017 seats", "2018 election", "results_by_party", ""),
        ("2017 election", "2018 election", "other", ""),
        ("2017 election", "2018 election", "results_by_party", TABLE),
    ],
    ids=["same", "span", "two years", "decade", "other thing", "no results", "beside its own"],
)
def test_caption_that_may_be_of_the_year_of_its_section_agrees(
    checked: Make, caption: str, heading: str, kind: str, more: str
) -> None:
    article = checked(captioned(caption, heading, more), tables=kinds(kind, kind))

    assert messages(structure.caption_section, article) == []


def titled(make: Make, title: str, held: str, ended: str = "", **more: str) -> Checked:
    row = {"kind": "general", "title": title, "election_date": held, "end_date": ended, "source": "infobox/r02c02", **more}
    article = make(elections=[row])
    return replace(article, reading=replace(article.reading, article=replace(article.reading.article, title=title)))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("2020 Auyl elections", "2020"),
        ("Auyl election, 2020", "2020"),
        ("Auyl election (2020)", "2020"),
        ("2019–20 Auyl elections", "2019–20"),
        ("2018/2019 Auyl elections", "2018/2019"),
        ("auyl-elections-2020", "2020"),
    ],
)
def test_title_of_another_year_than_the_election_disagrees(checked: Make, title: str, said: str) -> None:
    assert list(structure.title_year(titled(checked, title, "2021-07-25"))) == [
        Disagreement(
            subject="elections/auyl-2021/election_date",
            source="infobox/r02c02",
            stated=said,
            computed="2021-07-25",
            message=f"the title says {said}, the election was held on 2021-07-25",
        )
    ]


@pytest.mark.parametrize(
    "title",
    [
        "2021 Auyl elections",
        "2020–21 Auyl elections",
        "2021–2022 Auyl elections",
        "Auyl elections",
        "Elections of 2020 in Auyl",
        "2020 Auyl elections of 2021",
        "10th Auyl parliament",
        "Auyl 20200",
    ],
)
def test_title_that_says_no_other_year_than_the_election_agrees(checked: Make, title: str) -> None:
    assert messages(structure.title_year, titled(checked, title, "2021-07-25")) == []


@pytest.mark.parametrize(
    ("held", "ended", "more"),
    [
        ("2019-12-30", "2020-01-02", {}),
        ("2020-12-30", "2021-01-02", {}),
        ("", "", {}),
        ("2021-08-01", "", {"parent_election_id": "auyl-2020"}),
    ],
    ids=["ends in it", "begins in it", "no day", "by-election"],
)
def test_election_that_touches_the_year_of_the_title_agrees(checked: Make, held: str, ended: str, more: dict[str, str]) -> None:
    assert messages(structure.title_year, titled(checked, "2020 Auyl elections", held, ended, **more)) == []


def test_first_article_has_one_region_inside_another(first_article: FirstArticle) -> None:
    article = Checked(*first_article)

    assert [each.message for rule in STRUCTURE_RULES for each in rule.disagreements(article)] == [
        'the section "East Kazakhstan Region" stands inside "Atyrau Region", another place'
    ]
