"""The canonical CSV: exact bytes, and nothing lost on the way there and back."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import ContractError
from pipeline.model.schema import Column, Row, Table
from pipeline.publish.csv_text import from_csv, to_csv

VOTES = Table(
    name="votes",
    group="election",
    description="One row is one candidate's votes.",
    columns=(
        Column("round_number", "integer", "Round."),
        Column("name", "string", "Candidate."),
        Column("votes_pct", "number", "Share."),
    ),
    key=("round_number", "name"),
)


def test_header_is_every_declared_column_in_declared_order() -> None:
    assert to_csv(VOTES, []) == b"round_number,name,votes_pct\n"


def test_rows_are_sorted_by_key_numbers_as_numbers() -> None:
    rows = [{"round_number": "10", "name": "b"}, {"round_number": "9", "name": "c"}, {"round_number": "9", "name": "a"}]

    assert _lines(rows) == ["9,a,", "9,c,", "10,b,"]


def test_rows_with_an_empty_key_column_come_first() -> None:
    rows = [{"round_number": "-1", "name": "a"}, {"name": "z"}, {"round_number": "-1"}]

    assert _lines(rows) == [",z,", "-1,,", "-1,a,"]


def test_text_keys_sort_by_code_point() -> None:
    rows = [{"name": name} for name in ("Ä", "a", "Z", "Ақмола")]

    assert _lines(rows) == [",Z,", ",a,", ",Ä,", ",Ақмола,"]


def test_order_of_the_given_rows_does_not_matter() -> None:
    rows = [{"round_number": "2", "name": "a"}, {"round_number": "1", "name": "b"}]

    assert to_csv(VOTES, rows) == to_csv(VOTES, rows[::-1])


def test_decimals_stay_as_published() -> None:
    assert _lines([{"name": "a", "votes_pct": "80.00"}]) == [",a,80.00"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a,b", '"a,b"'),
        ('a "b"', '"a ""b"""'),
        ("a\nb", '"a\nb"'),
        ("a\rb", '"a\rb"'),
        (" a ", " a "),
        ("a'b;c\td", "a'b;c\td"),
        ("Нұр Отан", "Нұр Отан"),
    ],
)
def test_only_fields_that_need_quotes_have_them(value: str, written: str) -> None:
    assert to_csv(VOTES, [{"name": value}]) == f"round_number,name,votes_pct\n,{written},\n".encode()


def test_column_the_table_does_not_declare_is_refused() -> None:
    with pytest.raises(ContractError, match=r"votes\.csv: a row has the column `seats`"):
        to_csv(VOTES, [{"name": "a", "seats": "3"}])


def test_integer_key_that_is_no_integer_is_refused() -> None:
    with pytest.raises(ContractError, match="`round_number` is 'first', not an integer"):
        to_csv(VOTES, [{"round_number": "first"}])


def test_text_that_is_not_unicode_is_refused() -> None:
    with pytest.raises(ContractError, match="not Unicode"):
        to_csv(VOTES, [{"name": "\udcff"}])


texts = st.text(alphabet=st.one_of(st.sampled_from('",\r\n \ufeff\0'), st.characters(exclude_categories=["Cs"])))
rows = st.fixed_dictionaries({"round_number": st.integers().map(str) | st.just(""), "name": texts, "votes_pct": texts})


@given(st.lists(rows, max_size=5))
@example([{"round_number": "1", "name": "\r", "votes_pct": '"'}])
@example([{"round_number": "", "name": "", "votes_pct": ""}])
@settings(deadline=None)
def test_rows_read_back_are_the_rows_written(written: list[Row]) -> None:
    data = to_csv(VOTES, written)

    read = from_csv(VOTES, data, "votes.csv")

    assert sorted(read, key=_values) == sorted(written, key=_values)
    assert to_csv(VOTES, read) == data


def test_very_long_text_reads_back() -> None:
    rows = [{"round_number": "1", "name": "ә" * 200_000, "votes_pct": ""}]

    assert from_csv(VOTES, to_csv(VOTES, rows), "votes.csv") == rows


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"build/votes\.csv, line 1: the header is ''"),
        (b"name,round_number,votes_pct\n", r"build/votes\.csv, line 1: the header is 'name, round_number, votes_pct'"),
        (b"\xef\xbb\xbfround_number,name,votes_pct\n", r"build/votes\.csv, line 1: the header is"),
        (b"round_number,name,votes_pct\n1,a,2\n1,b\n", r"build/votes\.csv, line 3: has 2 fields, `votes` has 3 columns"),
        (b"round_number,name,votes_pct\n1,a,2,3\n", r"build/votes\.csv, line 2: has 4 fields"),
        (b"round_number,name,votes_pct\n\n", r"build/votes\.csv, line 2: has 0 fields"),
        (b"round_number,name,votes_pct\n1,\xff,2\n", r"build/votes\.csv, line 2: is not UTF-8"),
        (b'round_number,name,votes_pct\n1,"a"b,2\n', r"build/votes\.csv, line 2: is not CSV"),
        (b'round_number,name,votes_pct\n1,"a', r"build/votes\.csv, line 2: is not CSV"),
    ],
)
def test_file_that_is_not_the_tables_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(ContractError, match=message):
        from_csv(VOTES, data, "build/votes.csv")


def _values(row: Row) -> list[str]:
    return [row[name] for name in VOTES.column_names]


def _lines(rows: list[Row]) -> list[str]:
    return to_csv(VOTES, rows).decode().splitlines()[1:]
