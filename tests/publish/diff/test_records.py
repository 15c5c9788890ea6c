"""Canonical CSV compared as bytes: the same as comparing parsed rows, at a fraction of the work."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.schema import Column, Table
from pipeline.publish.csv_text import to_csv
from pipeline.publish.diff.records import Csv, residual, split

WORDS = Table(
    "words",
    "article",
    "One row is one word.",
    (Column("article_id", "string", "Id."), Column("word", "string", "Word.")),
    ("word",),
)
TEXTS = st.text(alphabet='ab",\n\rä', max_size=6)


def csv(*words: str) -> Csv:
    return Csv(to_csv(WORDS, [{"article_id": "a", "word": word} for word in words]))


def words(rows: list[dict[str, str]]) -> list[str]:
    return [row["word"] for row in rows]


@pytest.mark.parametrize("word", ["two\nlines", "a, comma", 'a "quote"', "carriage\rreturn", "\n", '"'])
def test_record_ends_where_the_csv_says(word: str) -> None:
    assert len(split(csv("first", word, "last").data)) == 4
    assert set(words(csv("first", word, "last").rows())) == {"first", word, "last"}


def test_only_rows_that_differ_are_parsed() -> None:
    found = residual(csv("a", "b", "c"), csv("a", "c", "d"))

    assert (words(found.old), words(found.new), found.identical_count) == (["b"], ["d"], 2)


def test_duplicates_count_as_often_as_they_stand() -> None:
    found = residual(csv("a", "a", "a", "b"), csv("a", "b"))

    assert (words(found.old), words(found.new), found.identical_count) == (["a", "a"], [], 2)


def test_empty_table_has_no_rows() -> None:
    assert (csv().rows(), csv().counts) == ([], Counter())
    assert residual(csv(), csv("a")).new == [{"article_id": "a", "word": "a"}]
    assert residual(csv(), csv()).identical_count == 0


def test_side_without_the_table_has_no_columns() -> None:
    assert (Csv(b"").columns, Csv(b"").rows()) == ((), [])


def test_rows_of_an_article_are_found_by_its_id() -> None:
    data = to_csv(WORDS, [{"article_id": article, "word": article * 2} for article in ("a", "ab", "b")])

    assert words(Csv(data).of_article("a").rows()) == ["aa"]
    assert Csv(data).counts == Counter(["a", "ab", "b"])


@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_bytes_tell_what_rows_would(old: list[str], new: list[str]) -> None:
    found = residual(csv(*old), csv(*new))

    assert Counter(words(found.old)) == Counter(old) - Counter(new)
    assert Counter(words(found.new)) == Counter(new) - Counter(old)
    assert found.identical_count == (Counter(old) & Counter(new)).total()
