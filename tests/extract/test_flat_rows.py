"""A flattened row taken apart into label, values, citation marks and role."""

import pytest

from pipeline.extract.flat_rows import FlatRow, Value, flat_row

LABELS = {"Total": "total", "Registered voters/turnout": "base", "Source:": "source"}


def test_numbers_at_the_end_are_the_values() -> None:
    assert row("Nur Otan 46,109 60.79 74 77.89%") == FlatRow(
        2, "part", Value("Nur Otan"), (Value("46,109"), Value("60.79"), Value("74"), Value("77.89%"))
    )


def test_number_within_the_label_is_no_value() -> None:
    taken = row("District 9 Aral 12")

    assert (taken.label.text, texts(taken)) == ("District 9 Aral", ["12"])


def test_row_without_values_is_all_label() -> None:
    taken = row("Against all")

    assert (taken.label, taken.values) == (Value("Against all"), ())


def test_row_without_label_is_all_values() -> None:
    taken = row("1 2")

    assert (taken.label, texts(taken)) == (Value(""), ["1", "2"])


def test_citation_marks_stay_with_their_value() -> None:
    assert row("Almaty 71 235[30][31]").values == (Value("71"), Value("235", (30, 31)))


def test_citation_marks_stay_with_the_label() -> None:
    assert row("Almaty[3] 71").label == Value("Almaty", (3,))


@pytest.mark.parametrize(
    ("text", "role"),
    [("Total 9", "total"), ("Registered voters/turnout 9 1.0", "base"), ("Total[3] 9", "total"), ("Totals 9", "part")],
)
def test_role_follows_from_the_whole_label(text: str, role: str) -> None:
    assert row(text).role == role


def test_row_that_names_its_source_holds_no_values() -> None:
    assert row("Source: AOSK[5]") == FlatRow(2, "source", Value("Source: AOSK", (5,)), ())


def test_label_with_a_colon_that_is_followed_by_numbers_holds_them() -> None:
    taken = flat_row(2, "Total: 743 578", 2, {"Total:": "total"})

    assert (taken.role, texts(taken)) == ("total", ["743", "578"])


def test_second_line_of_a_broken_row_is_its_only_value() -> None:
    taken = flat_row(2, "NO Nur Otan\n588 / 867 (68%)", 1, LABELS)

    assert (taken.label.text, texts(taken)) == ("NO Nur Otan", ["588 / 867 (68%)"])


def test_second_line_of_a_row_of_many_values_holds_them() -> None:
    taken = flat_row(2, "Nur Otan\n627 85.89%", 2, LABELS)

    assert (taken.label.text, texts(taken)) == ("Nur Otan", ["627", "85.89%"])


@pytest.mark.parametrize("text", ["12 3O4", "5 -", "9 n/a"])
def test_what_is_no_number_ends_the_values(text: str) -> None:
    assert texts(row(f"Adal {text}")) == []


def row(text: str) -> FlatRow:
    return flat_row(2, text, 4, LABELS)


def texts(taken: FlatRow) -> list[str]:
    return [value.text for value in taken.values]
