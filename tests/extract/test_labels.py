"""The label of a flattened row cut into cells, by what every text column may hold."""

from collections.abc import Callable

from pipeline.document.document import Table
from pipeline.extract.flat_rows import FlatRow, Value
from pipeline.extract.labels import label_ways, layouts, unknown_label
from pipeline.extract.vocabulary import Vocabulary


def part(label: str) -> FlatRow:
    return FlatRow(2, "part", Value(label), ())


def test_party_heading_may_span_an_abbreviation_and_a_name() -> None:
    assert layouts(("party", "ideology", "votes")) == [("party", "ideology"), ("abbreviation", "party", "ideology")]


def test_other_tables_have_one_layout_without_their_columns_of_values() -> None:
    assert layouts(("place", "races", "option", "total")) == [("place",)]


def test_words_are_cut_by_what_their_columns_may_hold(words: Vocabulary) -> None:
    row = part("NO Nur Otan Big tent Nursultan Nazarbayev")

    assert label_ways(row, ("abbreviation", "party", "ideology", "leader"), words) == [
        ("NO", "Nur Otan", "Big tent", "Nursultan Nazarbayev")
    ]


def test_name_is_no_abbreviation(words: Vocabulary) -> None:
    assert label_ways(part("Auyl Auyl"), ("abbreviation", "party"), words) == []


def test_abbreviation_stands_beside_its_own_party_only(words: Vocabulary) -> None:
    assert label_ways(part("NO Adal"), ("abbreviation", "party"), words) == []


def test_candidate_is_what_the_party_leaves_over(words: Vocabulary) -> None:
    assert label_ways(part("Nur Otan Nūrbek Jandäuletov"), ("party", "candidate"), words) == [
        ("Nur Otan", "Nūrbek Jandäuletov")
    ]


def test_independent_has_a_candidate(words: Vocabulary) -> None:
    assert label_ways(part("Independent"), ("party", "candidate"), words) == []


def test_against_all_has_no_candidate(words: Vocabulary) -> None:
    assert label_ways(part("Against all"), ("party", "candidate"), words) == [("Against all", "")]
    assert label_ways(part("Against all Jandäuletov"), ("party", "candidate"), words) == []


def test_label_of_a_total_is_one_cell_whatever_its_words(words: Vocabulary) -> None:
    total = FlatRow(9, "total", Value("Total votes"), ())

    assert label_ways(total, ("party", "candidate"), words) == [("Total votes",)]


def test_unknown_label_names_table_row_words_and_file(words: Vocabulary, flat: Callable[..., Table]) -> None:
    table = flat("Region | No. of races", "Aqmola 3", "Ulytau North 5", caption="Races")
    rows = [FlatRow(2, "part", Value("Aqmola"), ()), FlatRow(3, "part", Value("Ulytau North"), ())]

    error = unknown_label(table, rows, [("place",)], words, "raw/x.txt")

    assert str(error) == (
        'raw/x.txt › t01r03 "Races": "Ulytau North" is not a known place or row label; '
        "correct it, or add it to pipeline/lookups/places.yml or rows.yml"
    )


def test_unknown_label_names_only_the_words_that_are_unknown(words: Vocabulary, flat: Callable[..., Table]) -> None:
    row = part("NO Nur Otan Populism Nursultan Nazarbayev")
    tried = layouts(("party", "ideology", "leader"))

    error = unknown_label(flat("Party | Ideology | Leader"), [row], tried, words, "raw/x.txt")

    assert error.what == '"Populism" is not a known party or row label'
