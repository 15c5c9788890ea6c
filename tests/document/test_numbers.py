"""Numbers as any wiki prints them; text that is not wholly a number gives none."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document.numbers import MINUS, Number, Pair, count, fraction, has_digit, pair, share, shares_of_two, style

stable = settings(deadline=None, derandomize=True)


def text_of(number: Number | None) -> str:
    return number.text if number else ""


@pytest.mark.parametrize(
    ("text", "expected", "thousands"),
    [
        ("1234", "1234", ""),
        ("1,234", "1234", ","),
        ("1.234", "1234", "."),
        ("1 234", "1234", " "),
        ("1'234", "1234", "'"),
        ("12,345,678", "12345678", ","),
        ("5 000 000", "5000000", " "),
        ("12,34,567", "1234567", ","),
        ("1,00,00,000", "10000000", ","),
        ("0", "0", ""),
    ],
)
def test_count_is_read_whatever_groups_its_digits(text: str, expected: str, thousands: str) -> None:
    assert count(text) == Number(expected, thousands=thousands)


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u2007", "\u200a"])
def test_wide_thin_and_no_break_spaces_group_digits(space: str) -> None:
    assert count(f"1{space}234{space}567") == Number("1234567", thousands=" ")


@pytest.mark.parametrize("mark", ["'", "’", "ʼ", "′", "´"])
def test_apostrophes_of_all_kinds_group_digits(mark: str) -> None:
    assert count(f"1{mark}234") == Number("1234", thousands="'")


@pytest.mark.parametrize("minus", MINUS)
def test_minus_signs_of_all_kinds_make_a_number_negative(minus: str) -> None:
    assert (text_of(count(f"{minus}1,234")), text_of(share(f"{minus} 4.5%"))) == ("-1234", "-4.5")


@pytest.mark.parametrize(("text", "expected"), [("+12", "12"), ("+ 12", "12"), ("-0", "0"), ("±0", "0")])
def test_plus_and_the_sign_of_zero_are_not_kept(text: str, expected: str) -> None:
    assert text_of(count(text)) == expected


def test_more_digits_than_anybody_counts_are_no_number() -> None:
    assert count("123456789012345") is not None
    assert count("1234567890123456") is None
    assert share(f"0.{'3' * 16}") is None


def test_count_that_may_go_either_way_is_none() -> None:
    assert count("±5") is None


def test_margin_of_error_is_the_number_after_its_sign() -> None:
    assert text_of(share("±3.1%")) == "3.1"


@pytest.mark.parametrize(
    "text", ["1,234*", "1,234 †", "1,234‡", "1,234[a]", "1,234 [12]", "1,234 #", " 1,234 ", "\u200e1,234\u00ad"]
)
def test_marks_and_invisible_characters_beside_a_number_do_not_count(text: str) -> None:
    assert text_of(count(text)) == "1234"


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "12.5", "1,23", "1,2345", "1,234,56", "12,345,67", "1,234.567", "1 234,567", "1,,234", "1.234,", "123 45"],
)
def test_text_of_digits_that_is_not_wholly_a_count_is_none(text: str) -> None:
    assert count(text) is None


@pytest.mark.parametrize(
    "text", ["12 %", "5-7", "5+", "~5", "(5)", "--5", "5-", "½", "1²", "1e5", "1_000", "#12", "many", "12 of 30", "12 3O4"]
)
def test_text_beside_digits_makes_a_count_none_is_none(text: str) -> None:
    assert count(text) is None


@pytest.mark.parametrize("text", ["12\n345", "1\n234\n567"])
def test_numbers_on_two_lines_are_not_one_count(text: str) -> None:
    assert count(text) is None


@pytest.mark.parametrize("text", ["0.123", "0,123", "01,234"])
def test_nothing_groups_three_digits_after_a_zero(text: str) -> None:
    assert count(text) is None


@pytest.mark.parametrize("text", ["١٢٣", "１２３", "१२३"])
def test_digits_of_other_scripts_are_published_as_ours_or_not_at_all(text: str) -> None:
    assert text_of(count(text)) in ("", "123")
    assert text_of(share(text)) in ("", "123")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.5", Number("12.5", point=".")),
        ("12,5", Number("12.5", point=",")),
        ("80.00", Number("80.00", point=".")),
        ("1,234", Number("1.234", point=",")),
        (".5", Number("0.5", point=".")),
        ("100", Number("100")),
        ("12.5%", Number("12.5", is_percent=True, point=".")),
        ("12,5 %", Number("12.5", is_percent=True, point=",")),
        ("12.5\u202f%", Number("12.5", is_percent=True, point=".")),
        ("%12.5", Number("12.5", is_percent=True, point=".")),
        ("12.5٪", Number("12.5", is_percent=True, point=".")),
        ("1.2 pp", Number("1.2", is_percent=True, point=".")),
        ("+1,2 п.п.", Number("1.2", is_percent=True, point=",")),
        ("12.5%[1]", Number("12.5", is_percent=True, point=".")),
        ("±0.0", Number("0.0", point=".")),
    ],
)
def test_share_keeps_its_decimals_as_published(text: str, expected: Number) -> None:
    assert share(text) == expected


@pytest.mark.parametrize("text", ["1.2 п. п.", "1.2 p. p."])
def test_percentage_points_may_be_written_with_a_space(text: str) -> None:
    assert share(text) == Number("1.2", is_percent=True, point=".")


@pytest.mark.parametrize(
    "text", ["", "%", "1234", "1,234.5", "1 234,5", "12.5.3", "5.", "<0.1", "~5%", "5%%", "5-7%", "n/a", "4.5 –"]
)
def test_text_that_is_not_wholly_a_share_is_none(text: str) -> None:
    assert share(text) is None


def test_whole_number_with_three_decimals_or_thousands_is_either() -> None:
    assert (text_of(count("1,234")), text_of(share("1,234"))) == ("1234", "1.234")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234 (56.7%)", Pair("1,234", "56.7%")),
        ("12.5 (+3.1)", Pair("12.5", "+3.1")),
        ("1,234\n56.7%", Pair("1,234", "56.7%")),
        ("1,234\n(56.7%)", Pair("1,234", "56.7%")),
    ],
)
def test_pair_is_a_number_and_one_in_parentheses_or_below_it(text: str, expected: Pair) -> None:
    assert pair(text) == expected


@pytest.mark.parametrize("text", ["", "1,234", "(56.7%)", "1 (2) (3)", "5 / 9 (3%)", "5\n(3)\n1"])
def test_more_or_fewer_than_two_numbers_are_no_pair(text: str) -> None:
    assert pair(text) is None


@pytest.mark.parametrize("text", ["64% - 36%", "64% – 36%", "64%–36%", "64 % : 36 %", "64.0%/36.0%"])
def test_shares_of_two_are_the_winners_and_the_losers(text: str) -> None:
    found = shares_of_two(text)

    assert found is not None
    assert (text_of(share(found.first)).removesuffix(".0"), text_of(share(found.second)).removesuffix(".0")) == ("64", "36")


@pytest.mark.parametrize("text", ["", "64%", "64 - 36", "64% - many", "64% - 30% - 6%"])
def test_one_share_or_three_are_not_those_of_two(text: str) -> None:
    assert shares_of_two(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("588 / 867 (68%)", ("588", "867", "68")),
        ("588/867 (67.8 %)", ("588", "867", "67.8")),
        ("588\n/ 867", ("588", "867", "")),
        ("1,588 / 2,867", ("1588", "2867", "")),
    ],
)
def test_fraction_is_part_whole_and_share(text: str, expected: tuple[str, str, str]) -> None:
    assert fraction(text) == expected


@pytest.mark.parametrize("text", ["", "588", "588/", "/867", "5/9/2", "1.5/2", "a/b", "588 of 867"])
def test_text_that_is_not_two_counts_is_no_fraction(text: str) -> None:
    assert fraction(text) is None


@pytest.mark.parametrize("text", ["588 / 867 (most)", "588 / 867 (68 or 69)"])
def test_fraction_whose_share_is_none_is_no_fraction(text: str) -> None:
    assert fraction(text) is None


@pytest.mark.parametrize(("text", "expected"), [("District 4", True), ("n/a", False), ("", False)])
def test_digit_may_stand_anywhere_in_a_text(text: str, expected: bool) -> None:
    assert has_digit(text) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), ""),
        (("12", "5"), ""),
        (("1,234", "12"), "1,234"),
        (("12.5",), "0.5"),
        (("1,234", "12.5"), "1,234.5"),
        (("1 234", "12,5"), "1 234,5"),
        (("12,34,567",), "1,234"),
    ],
)
def test_style_says_by_example_how_numbers_are_printed(texts: tuple[str, ...], expected: str) -> None:
    assert style([number for text in texts if (number := count(text) or share(text))]) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(("1.234", "12.5"), "1.234 and 0.5"), (("1,234", "1 234"), "1 234 and 1,234"), (("12.5", "12,5"), "0,5 and 0.5")],
)
def test_style_names_both_of_two_that_do_not_go_together(texts: tuple[str, ...], expected: str) -> None:
    assert style([number for text in texts if (number := count(text) or share(text))]) == expected


@stable
@given(number=st.integers(0, 10**12), mark=st.sampled_from(",.' \u00a0\u202f\u2009’"), sign=st.sampled_from(["", "-", "−"]))
def test_count_printed_with_any_separator_reads_back(number: int, mark: str, sign: str) -> None:
    printed = sign + f"{number:,}".replace(",", mark)

    assert text_of(count(printed)) == str(-number if sign else number)


@stable
@given(number=st.integers(1_00_000, 10**12))
def test_indian_grouping_reads_back(number: int) -> None:
    head, tail = str(number)[:-3], str(number)[-3:]
    groups = [head[max(at - 2, 0) : at] for at in range(len(head), 0, -2)][::-1]

    assert text_of(count(",".join([*groups, tail]))) == str(number)


@stable
@given(whole=st.integers(0, 100), decimals=st.from_regex(r"[0-9]{1,4}", fullmatch=True), point=st.sampled_from(".,"))
def test_share_reads_back_with_every_decimal(whole: int, decimals: str, point: str) -> None:
    assert share(f"{whole}{point}{decimals}%") == Number(f"{whole}.{decimals}", is_percent=True, point=point)


@stable
@given(st.text(max_size=12))
def test_any_text_is_a_plain_number_or_none(text: str) -> None:
    assert all(re.fullmatch(r"|-?\d+(\.\d+)?", text_of(read(text))) for read in (count, share))
