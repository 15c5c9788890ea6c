"""What an infobox states of the election and of each party, from its recovered grid."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Document, Table
from pipeline.extract.infobox import Infobox, read_infobox
from pipeline.extract.infobox_grid import grid
from pipeline.extract.vocabulary import Vocabulary

LINES = (
    "2021 elections",
    "← 2017 25 July 2021 (general)",
    "1 August 2021 (by-elections)",
    "2022 →",
    "730 out of 2,345 rural äkıms",
    "Turnout79.10%",
    " Majority party Minority party",
    "Leader Nursultan Nazarbayev Äli Bektaev",
    "Party Nur Otan Auyl",
    "Leader since 1 March 1999 26 August 2015",
    "Seats 627 33",
    "Third party",
    "Party Adal",
    "Seats 15",
)


@pytest.fixture
def stated(words: Vocabulary, infobox: Callable[..., Table], document: Callable[..., Document]) -> Callable[..., Infobox]:
    """What the infobox of these lines states."""
    return lambda *lines: read_infobox(document(grid(infobox(*lines), words)[0]), words)


def test_article_without_an_infobox_states_nothing(words: Vocabulary, document: Callable[..., Document]) -> None:
    assert read_infobox(document(), words) == Infobox()


def test_first_row_is_the_title(stated: Callable[..., Infobox]) -> None:
    assert stated(*LINES).title == "2021 elections"


def test_dates_stand_between_the_earlier_and_the_next_election(stated: Callable[..., Infobox]) -> None:
    infobox = stated(*LINES)

    assert infobox.dates is not None
    assert infobox.dates.text == "25 July 2021 (general) 1 August 2021 (by-elections)"
    assert infobox.address(infobox.dates) == "infobox/r02c02"


def test_posts_are_those_contested_of_all(stated: Callable[..., Infobox]) -> None:
    infobox = stated(*LINES)

    assert (infobox.contested, infobox.total, infobox.office) == ("730", "2345", "rural äkıms")


def test_posts_may_be_so_many_of_so_many(stated: Callable[..., Infobox]) -> None:
    infobox = stated("2021 elections", "98 of 107 seats in the Mazhilis")

    assert (infobox.contested, infobox.total, infobox.office) == ("98", "107", "seats in the Mazhilis")


@pytest.mark.parametrize("line", ["All 2,345 rural äkıms", "730 out of many rural äkıms", "about 730 of 2,345 äkıms"])
def test_posts_said_in_other_words_are_not_guessed(stated: Callable[..., Infobox], line: str) -> None:
    infobox = stated("2021 elections", line)

    assert (infobox.contested, infobox.total, infobox.office) == ("", "", "")


def test_row_of_label_and_value_is_about_the_whole_election(stated: Callable[..., Infobox]) -> None:
    assert stated(*LINES).cells["turnout"].text == "79.10%"


def test_every_column_of_every_block_is_a_party(stated: Callable[..., Infobox]) -> None:
    assert [
        (party.option.option_id, {role: cell.text for role, cell in party.cells.items()}) for party in stated(*LINES).parties
    ] == [
        (
            "nur-otan",
            {"leader": "Nursultan Nazarbayev", "party": "Nur Otan", "leader_since": "1 March 1999", "seats": "627"},
        ),
        ("auyl", {"leader": "Äli Bektaev", "party": "Auyl", "leader_since": "26 August 2015", "seats": "33"}),
        ("adal", {"party": "Adal", "seats": "15"}),
    ]


def test_block_of_one_party_says_nothing_of_the_whole_election(stated: Callable[..., Infobox]) -> None:
    assert set(stated(*LINES).cells) == {"turnout"}


def test_column_without_a_known_party_is_left_out(stated: Callable[..., Infobox]) -> None:
    assert stated("Title", " Majority party Minority party", "Seats 627 33").parties == ()


def test_row_kept_whole_for_a_missing_value_gives_no_party_a_value(stated: Callable[..., Infobox]) -> None:
    infobox = stated("Title", " Majority party Minority party", "Party Nur Otan Auyl", "Seats 627")

    assert ["seats" in party.cells for party in infobox.parties] == [False, False]
