"""Which elections an article describes, and which place each table of results is for."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Document, Table
from pipeline.errors import UnknownTermError
from pipeline.extract.elections import Elections, election_rows
from pipeline.extract.infobox_grid import grid as infobox_grid
from pipeline.extract.vocabulary import Vocabulary
from tests.extract.conftest import ReadArticle

Grid = Callable[..., Table]
Build = Callable[..., Document]
Read = Callable[..., Elections]
Scopes = Callable[[Document], list[tuple[str, str, str]]]
ADAL_WINS = ("Party | Votes", "Adal | 5")
MAIN_AND_BY_ELECTION = ("Results", "By-elections", "=1 August")


@pytest.fixture
def results(grid: Grid) -> Grid:
    """A table of results, of any party."""
    return lambda table_id="t01", **more: grid(table_id, *ADAL_WINS, **more)


@pytest.fixture
def dates(words: Vocabulary, infobox: Callable[..., Table]) -> Table:
    """An infobox that says when the election was."""
    lines = ("Title", "← 2017 25 July 2021", "2022 →", "730 out of 2,345 rural äkıms")
    return infobox_grid(infobox(*lines), words)[0]


@pytest.fixture
def read(article_of: Callable[..., ReadArticle]) -> Read:
    return lambda article, **more: article_of(article, **more).elections


@pytest.fixture
def scopes(read: Read) -> Scopes:
    """Election, place and place name of every table that states results."""

    def of(article: Document) -> list[tuple[str, str, str]]:
        return [
            (scope.election_id, scope.place.place_id if scope.place else "", scope.place_name) for scope in read(article).scopes
        ]

    return of


def test_article_describes_its_main_election(read: Read, document: Build, dates: Table) -> None:
    article = document(dates, title="2021 elections")

    assert election_rows("adal-2021", read(article)) == [
        {
            "article_id": "adal-2021",
            "election_id": "adal-2021",
            "kind": "general",
            "title": "2021 elections",
            "election_date": "2021-07-25",
            "end_date": "",
            "place_id": "kazakhstan",
            "place_name": "Kazakhstan",
            "source": "infobox/r02c02",
            "office": "rural äkıms",
            "seats_contested_count": "730",
            "seats_total_count": "2345",
        }
    ]


def test_election_without_an_infobox_has_no_day(read: Read, document: Build) -> None:
    (row,) = election_rows("adal-2021", read(document()))

    assert (row["election_date"], row["source"], row["office"]) == ("", "", "")


def test_results_under_a_main_heading_are_of_the_elections_own_place(scopes: Scopes, document: Build, results: Grid) -> None:
    assert scopes(document(results())) == [("adal-2021", "kazakhstan", "Kazakhstan")]


def test_results_under_a_places_heading_are_of_that_place(scopes: Scopes, document: Build, results: Grid) -> None:
    article = document(results(section_id="s02"), headings=("Results", "=Aqmola Region"))

    assert scopes(article) == [("adal-2021", "aqmola-region", "Aqmola Region")]


def test_results_under_an_unknown_places_heading_stop_the_build(read: Read, document: Build, results: Grid) -> None:
    article = document(results(section_id="s02"), headings=("Results", "=Ulytau Region"))

    with pytest.raises(UnknownTermError) as error:
        read(article)

    assert str(error.value) == (
        'raw/x.txt › t01 › section 2 "Ulytau Region": holds results of a place that is in no lookup; '
        "add the place to pipeline/lookups/places.yml"
    )


def test_tables_of_other_kinds_are_no_contests(scopes: Scopes, document: Build, grid: Grid) -> None:
    assert scopes(document(grid("t01", "Party | Leader"))) == []


def test_table_under_by_elections_is_an_election_of_its_own(read: Read, document: Build, results: Grid) -> None:
    table = results(caption="2021 Aqqum Rural District äkım election", section_id="s03")
    elections = read(document(table, headings=MAIN_AND_BY_ELECTION))

    assert election_rows("adal-2021", elections)[1:] == [
        {
            "article_id": "adal-2021",
            "election_id": "2021-08-01-aqqum",
            "parent_election_id": "adal-2021",
            "kind": "by-election",
            "title": "2021 Aqqum Rural District äkım election",
            "election_date": "2021-08-01",
            "end_date": "",
            "place_id": "aqqum",
            "place_name": "Aqqum Rural District",
            "source": "t01r01",
        }
    ]
    assert [scope.election_id for scope in elections.scopes] == ["2021-08-01-aqqum"]
    assert elections.remarks == ()


def test_two_by_elections_of_a_day_are_two_elections(scopes: Scopes, document: Build, results: Grid) -> None:
    captions = {"t01": "2021 Aqqum election", "t02": "2021 Shieli District election"}
    tables = [results(table_id, caption=caption, section_id="s03") for table_id, caption in captions.items()]

    assert [election_id for election_id, *_ in scopes(document(*tables, headings=MAIN_AND_BY_ELECTION))] == [
        "2021-08-01-aqqum",
        "2021-08-01-shieli-district",
    ]


def test_year_of_the_caption_wins_over_the_main_elections(scopes: Scopes, document: Build, results: Grid, dates: Table) -> None:
    table = results(caption="2022 Aqqum election", section_id="s03")

    assert scopes(document(dates, table, headings=MAIN_AND_BY_ELECTION))[-1][0] == "2022-08-01-aqqum"


def test_by_election_without_a_caption_is_in_the_main_elections_year_and_at_the_place_of_the_text(
    read: Read, document: Build, results: Grid, dates: Table
) -> None:
    text = "A vacancy arose in Aqqum Rural District, Aral District of Kyzylorda Region."
    article = document(dates, results(section_id="s03"), headings=MAIN_AND_BY_ELECTION, texts=[("s03", text)])

    elections = read(article)

    assert [(e.election_id, e.place_name, e.title) for e in elections.others] == [
        ("2021-08-01-aqqum", "Aqqum Rural District", "")
    ]
    assert [(r.check, r.severity, r.subject, r.source, r.computed, r.message) for r in elections.remarks] == [
        (
            "place_from_text",
            "info",
            "t01",
            "t01r01",
            "aqqum",
            'the table has no caption that names a place; "1 August" is about one place only',
        )
    ]


@pytest.mark.parametrize(
    ("heading", "caption", "text"),
    [
        ("=1 August", "2021 election", "Held somewhere."),
        ("=1 August", "2021 election", "In Shieli District and in Aral District."),
        ("=1 August", "2021 Shieli District and Aral District election", ""),
        ("=August", "2021 Aqqum election", ""),
        ("=1 August", "Aqqum election", ""),
    ],
    ids=["no place", "two places in the text", "two places in the caption", "no day", "no year"],
)
def test_by_election_of_unclear_day_or_place_stops_the_build(
    read: Read, document: Build, results: Grid, heading: str, caption: str, text: str
) -> None:
    headings = ("Results", "By-elections", heading)
    article = document(results(caption=caption, section_id="s03"), headings=headings, texts=[("s03", text)])

    with pytest.raises(UnknownTermError) as error:
        read(article)

    assert str(error.value).startswith(f'raw/x.txt › t01 "{caption}" › section "{heading[1:]}": ')
    assert error.value.what == "holds results of a by-election whose day or place is not clear"


def test_two_tables_of_one_contest_stop_the_build(read: Read, document: Build, results: Grid) -> None:
    with pytest.raises(UnknownTermError) as error:
        read(document(results("t01"), results("t02", caption="Again")))

    assert (error.value.where, error.value.what) == ('raw/x.txt › t02 "Again"', "gives results of Kazakhstan, as t01 does")


def test_one_place_in_two_elections_is_no_repeat(scopes: Scopes, document: Build, results: Grid) -> None:
    headings = ("Results", "=Aqmola", "By-elections", "=1 August")
    tables = (results("t01", section_id="s02"), results("t02", caption="2021 Aqmola", section_id="s04"))

    assert [place for _, place, _ in scopes(document(*tables, headings=headings))] == ["aqmola-region"] * 2
