"""Which election and place one table is about."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.document.document import Document, Table
from pipeline.extract.scopes import Election, is_main, sub_election
from tests.extract.conftest import ReadArticle

Make = Callable[..., Table]
Of = Callable[..., tuple[str, str]]
LINES = ("Party | Votes", "Adal | 5,000", "Auyl | 3,000")


@pytest.fixture
def of(article_of: Callable[..., ReadArticle], document: Callable[..., Document]) -> Of:
    """The election's id and the place's name a table is about, in an article on the elections of 2021."""

    def read(table: Table, **more: object) -> tuple[str, str]:
        elections = article_of(document(table, title="2021 Kazakh elections", **more), is_strict=False).elections
        (scope,) = elections.scopes
        return scope.election_id, scope.place_name

    return read


def test_table_is_about_the_main_election_as_a_whole(of: Of, grid: Make) -> None:
    assert of(grid("t01", *LINES)) == ("adal-2021", "Kazakhstan")


def test_place_is_that_of_the_heading(of: Of, grid: Make) -> None:
    assert of(grid("t01", *LINES, section_id="s02"), headings=("Results", "=Aqmola Region")) == ("adal-2021", "Aqmola Region")


@pytest.mark.parametrize(
    "caption", ["2021 Kazakh elections", "2021 elections", "Kazakh election, 2021", "2021 Kazakh elections results"]
)
def test_title_that_says_no_more_than_the_articles_is_of_its_election(of: Of, grid: Make, caption: str) -> None:
    assert of(grid("t01", *LINES, caption=caption))[0] == "adal-2021"


@pytest.mark.parametrize(
    ("caption", "election_id"),
    [("Kazakh elections, 2016", "kazakh-elections-2016"), ("v • d • e Aral election, 2016", "aral-election-2016")],
)
def test_title_with_another_year_is_of_an_election_of_its_own(of: Of, grid: Make, caption: str, election_id: str) -> None:
    assert of(grid("t01", *LINES, caption=caption)) == (election_id, "")


def test_title_may_name_the_place_after_a_colon(of: Of, grid: Make) -> None:
    assert of(grid("t01", *LINES, caption="2021 Kazakh elections: Aral")) == ("adal-2021", "Aral")


def test_title_inside_the_table_counts_as_its_caption_does(of: Of, grid: Make) -> None:
    assert of(grid("t01", "Kazakh elections, 2016", *LINES))[0] == "kazakh-elections-2016"


def test_lead_in_is_the_name_of_a_table(
    article_of: Callable[..., ReadArticle], document: Callable[..., Document], grid: Make
) -> None:
    table = replace(grid("t01", *LINES), lead_in="Lists:")

    (scope,) = article_of(document(table), is_strict=False).elections.scopes

    assert scope.name == "Lists"


def test_sub_election_has_the_day_its_name_states() -> None:
    found = sub_election("4 May 2016", "t01r01")

    assert (found.election_id, str(found.held_on), found.source) == ("4-may-2016", "2016-05-04", "t01r01")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2021 Kazakh elections", True),
        ("Kazakh election 2021", True),
        ("Kazakh", True),
        ("2021 Kazakh elections in Aral", True),
        ("2016 Kazakh elections", False),
        ("2021 Aral elections", False),
        ("Results", False),
        ("", False),
    ],
)
def test_name_is_the_main_elections_where_it_says_no_more_or_no_less(name: str, expected: bool) -> None:
    main = Election("e", "general", "2021 Kazakh elections", None, None, "", "")

    assert is_main(name, main, frozenset({"results"})) is expected
