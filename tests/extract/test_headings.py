"""What one column is called, by its headings read from the top down."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Table
from pipeline.extract.blocks import Grid, blocks
from pipeline.extract.headings import Heading, heading
from pipeline.extract.profiles import Profile
from pipeline.extract.vocabulary import Vocabulary

Make = Callable[..., Table]
Of = Callable[..., Heading]


@pytest.fixture
def of(all_words: Vocabulary, grid: Make) -> Of:
    """A column with these headings from the top down, over these cells, between a region and notes."""

    def read(headings: str, *cells: str) -> Heading:
        texts = headings.split(" / ")
        above = [f"{'Region' if not number else '^'} | {text} | Notes" for number, text in enumerate(texts)]
        table = grid("t01", *above, *[f"Aral | {cell} | " for cell in cells], headings=len(texts))
        return heading(blocks(Grid(table), all_words)[0], 2, all_words)

    return read


@pytest.mark.parametrize(
    ("headings", "role"),
    [
        ("Votes", "votes"),
        ("%", "share"),
        ("Seats", "seats"),
        ("Candidate", "candidate"),
        ("Votes / Number", "votes"),
        ("Votes / %", "votes_pct"),
        ("Seats / %", "seats_pct"),
        ("Seats / Change", "seats_change"),
        ("Majority / %", "majority_pct"),
        ("Majority / Votes", "majority"),
        ("Turnout / Votes", "cast"),
        ("Turnout / %", "turnout"),
        ("Incumbent / Party", "incumbent_party"),
        ("Total / Votes", "total"),
    ],
)
def test_role_is_what_all_headings_mean_together(of: Of, headings: str, role: str) -> None:
    assert of(headings, "5").role == role.replace("votes_pct", "votes_pct")


@pytest.mark.parametrize("headings", ["Swoosh", "Adal", "Adal / Bloc"])
def test_headings_nobody_knows_are_labels(of: Of, headings: str) -> None:
    read = of(headings, "5")

    assert (read.role, read.label) == ("", headings.replace(" / ", " "))


def test_option_above_its_numbers_is_the_label_of_the_role(of: Of) -> None:
    read = of("Adal / Votes", "5")

    assert (read.role, read.label) == ("votes", "Adal")


@pytest.mark.parametrize(
    ("headings", "number"), [("First round / Votes", "1"), ("Second round\n(20 May) / Votes", "2"), ("Votes", "")]
)
def test_round_is_that_of_a_heading_above(of: Of, headings: str, number: str) -> None:
    read = of(headings, "5")

    assert (read.role, read.round, read.label) == ("votes", number, "")


@pytest.mark.parametrize(("headings", "side"), [("Winner / Votes", "winner"), ("Runner-up / Votes", "loser")])
def test_side_is_that_of_a_heading_above(of: Of, headings: str, side: str) -> None:
    assert of(headings, "5").side == side


def test_label_under_candidates_is_a_person(of: Of) -> None:
    read = of("Candidates / Jane Doe", "5")

    assert (read.role, read.label, read.is_person) == ("", "Jane Doe", True)


def test_label_has_the_lines_of_its_heading(of: Of) -> None:
    assert of("Jane Doe\n(Adal)", "5").lines == ("Jane Doe", "(Adal)")


def test_first_count_of_a_transferable_vote_holds_the_votes(of: Of) -> None:
    assert [of(f"Count / {number}", "5,000").role for number in (1, 2)] == ["votes", "note"]


@pytest.mark.parametrize(("headings", "year"), [("Seats / 2014", 2014), ("2014 / Votes", 2014), ("Votes", 0)])
def test_year_is_that_of_any_of_the_headings(of: Of, headings: str, year: int) -> None:
    read = of(headings, "5")

    assert (read.role, read.label, read.year) == (headings.replace("2014", "").strip(" /").lower(), "", year)


def test_party_under_posts_names_a_ballot(of: Of) -> None:
    read = of("Seats / Party", "5")

    assert (read.role, read.label) == ("seats", "Party")


def test_heading_without_words_is_none(of: Of) -> None:
    read = of("", "5")

    assert (read.role, read.label, read.cells, read.leaf, read.label_cell) == ("", "", (), None, None)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("", " "), {"filled": 0, "alone": 0, "longest": 0}),
        (("5", "1,234"), {"filled": 2, "numbers": 2, "decimals": 0, "longest": 5, "alone": 2}),
        (("12.5%", "7.5%"), {"numbers": 2, "percents": 2, "decimals": 2}),
        (("+1.2", "−3.4", "5"), {"numbers": 3, "decimals": 2, "signed": 2}),
        (("Adal", "Auyl"), {"filled": 2, "numbers": 0, "texts": 2}),
        (("Jane\n5",), {"numbers": 0, "with_names": 1}),
        (("–", "n/a"), {"filled": 0, "numbers": 0, "alone": 2}),
        (("{Green tick}",), {"filled": 0, "marks": 1}),
        (("64% – 36%",), {"pairs": 1}),
    ],
)
def test_profile_counts_what_the_cells_hold(of: Of, cells: tuple[str, ...], expected: dict[str, int]) -> None:
    found = of("Votes", *cells).profile

    assert {column: getattr(found, column) for column in expected} == expected


def test_profile_of_no_cells_is_empty(of: Of) -> None:
    assert of("Votes").profile == Profile()


@pytest.mark.parametrize(
    ("cells", "is_numeric", "is_share"),
    [
        (("5", "6"), True, False),
        (("5", "6.5"), True, True),
        (("5", "Adal"), True, False),
        (("5", "Adal", "Auyl"), False, False),
        ((), False, False),
        (("1,234 (5.6%)",), True, True),
    ],
)
def test_column_is_of_numbers_where_half_of_it_is(of: Of, cells: tuple[str, ...], is_numeric: bool, is_share: bool) -> None:
    profile = of("Votes", *cells).profile

    assert (profile.is_numeric, profile.is_share) == (is_numeric, is_share)
