"""Keys of maps: options with the posts the map shows for each."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Cell, Table
from pipeline.extract.legends import legend_counts
from pipeline.extract.vocabulary import Vocabulary


@pytest.fixture
def counts(words: Vocabulary) -> Callable[..., list[tuple[str, int, str]]]:
    """Option, row of its entry and number, for a legend of these entries."""

    def of(*entries: str) -> list[tuple[str, int, str]]:
        cells = tuple(Cell(row, 1, text) for row, text in enumerate(entries, start=1))
        legend = Table("m01", "s01", "", 0, cells, kind="legend")
        return [(option.option_id, cell.row, count) for option, cell, count in legend_counts(legend, words)]

    return of


@pytest.mark.parametrize("entry", ["Nur Otan (74)", "Nur Otan, 74", "Nur Otan,74", "Nur Otan(74)"])
def test_entry_is_an_option_and_a_number(counts: Callable[..., list[tuple[str, int, str]]], entry: str) -> None:
    assert counts(entry) == [("nur-otan", 1, "74")]


def test_entries_come_in_order_with_their_cells(counts: Callable[..., list[tuple[str, int, str]]]) -> None:
    assert counts("Adal (1)", "Independent (14)") == [("adal", 1, "1"), ("independent", 2, "14")]


@pytest.mark.parametrize("entry", ["Birlik (3)", "Nur Otan", "Nur Otan (many)", "Number of äkims by district", "(74)"])
def test_entry_without_a_known_option_and_a_number_is_left_out(
    counts: Callable[..., list[tuple[str, int, str]]], entry: str
) -> None:
    assert counts(entry) == []
