"""300 values of the election pages, each compared by eye with its row of the page: sailau gives every one of them.

They were drawn at random from what `read_files` gave, in turn for every page, kind of table and column. In `values.csv` a value
stands as the page has it, and `row` has words that cells of its row begin with: place, option, candidate and round; of a poll
the option, who asked, and when.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline.unregistered import Tables, read_files

WHO_AND_WHERE = ("place_name", "option_name", "candidate_name", "round", "pollster_name", "dates_name")
SOURCES = ("source", "voters_source", "candidates_source")

with Path(__file__).with_name("values.csv").open(encoding="utf-8", newline="") as file:
    HEADER, *VALUES = (tuple(row) for row in csv.reader(file))


@pytest.fixture(scope="module")
def tables(corpus: Path) -> Tables:
    return read_files(sorted((corpus / "elections").glob("*.html")))


def test_the_list_has_300_values_of_every_page(corpus: Path) -> None:
    by_page = Counter(page for page, *_ in VALUES)

    assert HEADER == ("page", "table", "source", "row", "column", "value")
    assert sorted(set(VALUES)) == VALUES
    assert len(VALUES) == 300
    assert sorted(by_page) == sorted(page.stem for page in (corpus / "elections").glob("*.html"))
    assert min(by_page.values()) >= 8
    assert all(value for *_, value in VALUES)


@pytest.mark.parametrize(("page", "table", "source", "row", "column", "value"), VALUES)
def test_a_value_is_what_the_page_says(
    tables: Tables, page: str, table: str, source: str, row: str, column: str, value: str
) -> None:
    words = row.split(" | ") if row else []
    found = [
        candidate.get(column, "")
        for candidate in tables[table]
        if candidate["article_id"] == page
        and source in (candidate.get(name) for name in SOURCES)
        and all(any(f"{candidate.get(name, '')} ".startswith(f"{word} ") for name in WHO_AND_WHERE) for word in words)
    ]

    assert found == [value]
