"""Which family a table belongs to, how sure that is, and why."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Table
from pipeline.extract.families import Family, family
from pipeline.extract.slots import Columns
from pipeline.extract.statements import TableReading
from pipeline.extract.vocabulary import Vocabulary

Make = Callable[..., Table]
FamilyOf = Callable[..., Family]


@pytest.fixture
def family_of(all_words: Vocabulary, laid_out: Callable[..., Columns]) -> FamilyOf:
    """The family of a table in a part with these headings, in an article about an election of Adal and Auyl."""
    parties = frozenset({"adal", "auyl"})

    def of(table: Table, *around: str, title: str = "2014 Aral election") -> Family:
        return family(laid_out(table, parties=parties), (*around, title), all_words)[0]

    return of


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Party | Votes | %", "Adal | 5 | 62.5"), "results_by_party"),
        (("Party | Votes | % | Seats", "Adal | 5 | 62.5 | 3"), "results_by_party"),
        (("Choice | Votes | %", "Yes | 5 | 62.5"), "results_by_party"),
        (("Party | Seats", "Adal | 5"), "seats_by_party"),
        (("Candidate | Votes", "Jane | 5"), "results_by_candidate"),
        (("Party | Candidate | Votes | %", "Adal | Jane | 5 | 62.5"), "results_by_candidate"),
        (("Candidate | Electoral votes", "Jane | 5"), "results_by_candidate"),
        (("Party | Ideology | Leader | No. of candidates", "Adal | Left | Jane | 5"), "nominations_by_party"),
        (("Region | No. of races | Adal | Auyl | Total", "Aral | 9 | 5 | 6 | 11"), "nominations_by_place"),
        (("Year | Votes | % | Seats", "2014 | 5 | 62.5 | 3"), "results_over_time"),
        (("Constituency | Winner | Votes | Runner-up | Votes", "Aral | Jane | 5 | John | 3"), "results_by_place"),
        (("Region | Registered voters | Turnout", "Aral | 100 | 80 %"), "turnout_by_place"),
        (("Region | Turnout", "Aral | 80 %"), "other"),
        (("Pollster | Date | Sample size | Adal | Auyl", "Gallup | 5 May 2014 | 1,000 | 52 | 48"), "polls"),
        (("District | Incumbent | Candidates", "Aral | Jane | Jane (Adal) 52%"), "races"),
        (("District | Candidate | Party", "Aral | Jane | Adal"), "candidates"),
        (("Party | Leader", "Adal | Jane"), "other"),
        (("Year | Event", "2014 | Election"), "other"),
        (("Name | Height", "Jane | 1.80"), "other"),
    ],
)
def test_kind_follows_from_what_the_columns_are(family_of: FamilyOf, grid: Make, lines: tuple[str, ...], kind: str) -> None:
    assert family_of(grid("t01", *lines)).kind == kind


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Party | Votes | %", "results_by_party"),
        ("Party | Seats", "seats_by_party"),
        ("Party | Candidate | Votes | %", "results_by_candidate"),
        ("Party | Ideology | Leader | No. of candidates", "nominations_by_party"),
        ("Party | Leader", "other"),
        ("Year | Event", "other"),
    ],
)
def test_kind_follows_from_the_headings_alone(family_of: FamilyOf, grid: Make, headings: str, kind: str) -> None:
    assert family_of(grid("t01", headings)).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Votes by region", "results_by_place"),
        ("Seats by region", "seats_by_party"),
        ("Candidates by region", "nominations_by_place"),
        ("By region", "other"),
        ("Votes and seats by region", "other"),
    ],
)
def test_words_around_a_table_tell_what_its_numbers_count(family_of: FamilyOf, grid: Make, text: str, kind: str) -> None:
    assert family_of(grid("t01", "Region | Adal | Auyl", "Aral | 5 | 6"), text).kind == kind


def test_nearest_words_tell_first(family_of: FamilyOf, grid: Make) -> None:
    table = grid("t01", "Region | Adal | Auyl", "Aral | 5 | 6")

    assert family_of(table, "Results", "Seats by region", "Votes").kind == "seats_by_party"


def test_large_numbers_are_votes(family_of: FamilyOf, grid: Make) -> None:
    found = family_of(grid("t01", "Region | Adal | Auyl", "Aral | 5,000 | 6"))

    assert (found.kind, found.reason) == (
        "results_by_place",
        "places by options, with votes; 3 of 3 headings known, numbers up to 5000 are taken for votes",
    )


def test_family_of_known_headings_is_sure(family_of: FamilyOf, grid: Make) -> None:
    assert family_of(grid("t01", "Party | Votes", "Adal | 5")) == Family(
        "results_by_party", 1.0, "options with votes; 2 of 2 headings known"
    )


def test_unknown_heading_makes_it_less_sure(family_of: FamilyOf, grid: Make) -> None:
    assert family_of(grid("t01", "Party | Votes | Mood | Swoosh", "Adal | 5 | glad | high")).confidence < 1


def test_what_is_inferred_makes_it_less_sure(family_of: FamilyOf, grid: Make) -> None:
    assert family_of(grid("t01", "Region | Adal | Auyl", "Aral | 5,000 | 6")).confidence == 0.8


def test_table_without_a_word_of_elections_in_it_or_around_it_is_of_no_family(family_of: FamilyOf, grid: Make) -> None:
    table = grid("t01", "Region | Candidate | Total", "Aral | Jane | 5")

    assert family_of(table, title="2014 Aral skating championships") == Family(
        "other", 0.0, "no heading of the table, and none above it, has a word of elections"
    )


def test_word_of_elections_in_a_heading_is_enough(family_of: FamilyOf, grid: Make) -> None:
    assert family_of(grid("t01", "Party | Votes", "Adal | 5"), title="Aral").kind == "results_by_party"


def test_dates_and_shares_are_polls_only_in_a_part_about_polls(family_of: FamilyOf, grid: Make) -> None:
    table = grid("t01", "Date | Adal | Auyl", "5 May 2014 | 52.0 | 48.0")

    assert [family_of(table, text).kind == "polls" for text in ("Opinion polls", "History")] == [True, False]


@pytest.mark.parametrize("kind", ["navbox", "notice", "legend"])
def test_kind_the_markup_tells_is_kept(reading_of: Callable[..., TableReading], grid: Make, kind: str) -> None:
    reading = reading_of(grid("t01", "Party | Votes", "Adal | 5", kind=kind))

    assert (reading.family, reading.statements) == (Family(kind, 1.0, "as its markup says"), ())


def test_infobox_states_no_results_but_voters(reading_of: Callable[..., TableReading], grid: Make) -> None:
    reading = reading_of(grid("infobox", "Title", "Turnout | 62.5%", kind="infobox", headings=0))

    assert [(s.table, s.row) for s in reading.statements] == [("contests", {"source": "infobox/r02c02", "turnout_pct": "62.5"})]


@pytest.mark.parametrize("lines", [("5",), ("Party | Votes",), ("1 | 2", "3 | 4"), ("Party",), ("Adal won",)])
def test_table_that_says_too_little_states_nothing(
    reading_of: Callable[..., TableReading], grid: Make, lines: tuple[str, ...]
) -> None:
    assert reading_of(grid("t01", *lines)).statements == ()


def test_table_without_cells_is_of_no_family(reading_of: Callable[..., TableReading]) -> None:
    reading = reading_of(Table("t01", "s01", "", 0, ()))

    assert (reading.family.kind, reading.statements, reading.remarks) == ("other", (), ())
