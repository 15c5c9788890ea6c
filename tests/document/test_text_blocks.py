"""Lines to blocks, and blocks to flattened tables, captions and map legends."""

import pytest

from pipeline.document.text_blocks import (
    Block,
    FlatTable,
    Legend,
    NumberedLine,
    blocks,
    ends_in_number,
    is_placeholder,
    looks_like_table,
    read_tables,
)

HEADINGS = {"Party Votes %": ("Party", "Votes", "%"), "Region Total:": ("Region", "Total:")}
NBSP = "\u00a0"


def test_blocks_are_the_lines_between_empty_lines_numbered_from_one() -> None:
    lines = ["", "Adal", "Auyl", "", "", "JSDP"]

    assert list(blocks(lines)) == [
        (NumberedLine(2, "Adal"), NumberedLine(3, "Auyl")),
        (NumberedLine(6, "JSDP"),),
    ]


def test_line_of_spaces_and_tabs_is_empty() -> None:
    assert [len(block) for block in blocks(["Adal", " \t ", "Auyl"])] == [1, 1]


def test_line_of_no_break_spaces_is_not_empty() -> None:
    assert list(blocks(["", f" {NBSP}", ""])) == [(NumberedLine(2, f" {NBSP}"),)]


def test_lines_keep_their_spaces() -> None:
    assert list(blocks(["  Adal  "])) == [(NumberedLine(1, "  Adal  "),)]


@pytest.mark.parametrize("lines", [[], [""], ["", " "]])
def test_no_lines_are_no_blocks(lines: list[str]) -> None:
    assert list(blocks(lines)) == []


@pytest.mark.parametrize(("line", "expected"), [(f" {NBSP}", True), (f"{NBSP}Aqmola", False)])
def test_placeholder_is_a_line_of_no_break_spaces_only(line: str, expected: bool) -> None:
    assert is_placeholder(line) is expected


@pytest.mark.parametrize("line", ["Adal 15", "Adal 2.05%", "Total 1,923 100.00", "588 / 867 (68%)", "Almaty 71 235[30]", "7"])
def test_row_ends_in_a_number(line: str) -> None:
    assert ends_in_number(line)


@pytest.mark.parametrize("line", ["", NBSP, "[30]", "Party Votes %", "Source: AOSK", "held in 28 villages.[2]"])
def test_other_lines_do_not_end_in_a_number(line: str) -> None:
    assert not ends_in_number(line)


@pytest.mark.parametrize(
    "lines",
    [
        ["Party Votes %", "Source: AOSK"],
        ["Adal 15", "Auyl 33"],
        ["Adal 15", "Source: AOSK"],
    ],
    ids=["a heading row", "all end in numbers", "half end in numbers"],
)
def test_block_looks_like_a_table(lines: list[str]) -> None:
    assert looks_like_table(_block(*lines), HEADINGS.get)


@pytest.mark.parametrize(
    "lines",
    [
        ["Party Votes %"],
        ["Seats won: 627"],
        ["Äkıms are elected.", "They serve four years.", "The term ends in 2025"],
    ],
    ids=["one heading row", "one line with a number", "less than half end in numbers"],
)
def test_block_does_not_look_like_a_table(lines: list[str]) -> None:
    assert not looks_like_table(_block(*lines), HEADINGS.get)


def test_table_has_its_heading_row_split_and_its_rows_as_they_are() -> None:
    found, _ = read_tables(_block("Party Votes %", "Adal 15 2.05%", "Total 730 100.00"), HEADINGS.get)

    assert found == [FlatTable("", ("Party", "Votes", "%"), ("Adal 15 2.05%", "Total 730 100.00"))]


def test_lines_above_the_heading_row_are_the_caption() -> None:
    found, roles = read_tables(_block("Overall results", "25 July 2021", "Party Votes %", "Adal 15 2.05%"), HEADINGS.get)

    assert found == [FlatTable("Overall results 25 July 2021", ("Party", "Votes", "%"), ("Adal 15 2.05%",))]
    assert roles == {1: "caption", 2: "caption", 3: "table", 4: "table"}


def test_table_without_a_heading_row_has_rows_only() -> None:
    found, roles = read_tables(_block("Adal 15", "Auyl 33"), HEADINGS.get)

    assert found == [FlatTable("", (), ("Adal 15", "Auyl 33"))]
    assert roles == {1: "table", 2: "table"}


def test_table_may_have_no_rows() -> None:
    found, _ = read_tables(_block("Nobody ran", "Party Votes %"), HEADINGS.get)

    assert found == [FlatTable("Nobody ran", ("Party", "Votes", "%"), ())]


def test_two_tables_in_one_block_are_told_apart() -> None:
    block = _block(
        "2021 Aqqum election", "Party Votes %", "Adal 15 2.05%", "2021 Talaptan election", "Party Votes %", "Auyl 33 4.52%"
    )

    found, roles = read_tables(block, HEADINGS.get)

    assert found == [
        FlatTable("2021 Aqqum election", ("Party", "Votes", "%"), ("Adal 15 2.05%",)),
        FlatTable("2021 Talaptan election", ("Party", "Votes", "%"), ("Auyl 33 4.52%",)),
    ]
    assert [roles[number] for number in range(1, 7)] == ["caption", "table", "table", "caption", "table", "table"]


def test_source_line_between_two_tables_belongs_to_the_first() -> None:
    block = _block("Party Votes %", "Adal 15 2.05%", "Source: AASK", "Talaptan", "Party Votes %", "Auyl 33 4.52%")

    found, _ = read_tables(block, HEADINGS.get)

    assert found == [
        FlatTable("", ("Party", "Votes", "%"), ("Adal 15 2.05%", "Source: AASK")),
        FlatTable("Talaptan", ("Party", "Votes", "%"), ("Auyl 33 4.52%",)),
    ]


def test_two_tables_without_captions_are_told_apart() -> None:
    block = _block("Party Votes %", "Adal 15 2.05%", "Region Total:", "Almaty 235[30]")

    found, _ = read_tables(block, HEADINGS.get)

    assert found == [
        FlatTable("", ("Party", "Votes", "%"), ("Adal 15 2.05%",)),
        FlatTable("", ("Region", "Total:"), ("Almaty 235[30]",)),
    ]


def test_caption_after_a_table_without_rows_starts_below_its_heading_row() -> None:
    found, _ = read_tables(_block("Party Votes %", "Talaptan", "Party Votes %", "Auyl 33 4.52%"), HEADINGS.get)

    assert found == [
        FlatTable("", ("Party", "Votes", "%"), ()),
        FlatTable("Talaptan", ("Party", "Votes", "%"), ("Auyl 33 4.52%",)),
    ]


def test_row_broken_before_its_numbers_is_one_row() -> None:
    block = _block("Party Votes %", "NO Nur Otan Big tent", "588 / 867 (68%)", "ADAL Adal", "5 / 867 (1%)")

    found, roles = read_tables(block, HEADINGS.get)

    assert [item.rows for item in found if isinstance(item, FlatTable)] == [
        ("NO Nur Otan Big tent\n588 / 867 (68%)", "ADAL Adal\n5 / 867 (1%)")
    ]
    assert set(roles.values()) == {"table"}


def test_row_that_starts_with_a_digit_after_a_whole_row_is_a_row_of_its_own() -> None:
    found, _ = read_tables(_block("Party Votes %", "Adal 15 2.05%", "2021 law 7 1.00%"), HEADINGS.get)

    assert found == [FlatTable("", ("Party", "Votes", "%"), ("Adal 15 2.05%", "2021 law 7 1.00%"))]


def test_key_of_a_map_above_a_table_is_a_legend() -> None:
    block = _block(
        f" {NBSP}", "Aqmola Region", "Äkims by district", "     Nur Otan (74)", "  Aq Jol, 2", "Party Votes %", "Adal 15 2.05%"
    )

    found, roles = read_tables(block, HEADINGS.get)

    assert found == [
        Legend("Aqmola Region; Äkims by district", ("Nur Otan (74)", "Aq Jol, 2")),
        FlatTable("", ("Party", "Votes", "%"), ("Adal 15 2.05%",)),
    ]
    assert [roles[number] for number in range(1, 8)] == ["legend"] * 5 + ["table"] * 2


def test_legend_may_be_entries_only() -> None:
    found, _ = read_tables(_block("  Nur Otan (74)", "Party Votes %"), HEADINGS.get)

    assert found[0] == Legend("", ("Nur Otan (74)",))


@pytest.mark.parametrize(
    "lines",
    [
        ("Overall results", "Party Votes %", "NO Nur Otan", "588 (68%)", "Source: AOSK", "Region Total:", "Almaty 235"),
        (NBSP, "Aqmola", "  Adal (1)", "Party Votes %", "Adal 15 2.05%"),
        ("Adal 15", "Auyl 33"),
    ],
)
def test_every_line_of_a_block_has_a_role(lines: tuple[str, ...]) -> None:
    _, roles = read_tables(_block(*lines), HEADINGS.get)

    assert sorted(roles) == list(range(1, len(lines) + 1))


def test_roles_are_by_line_number_of_the_capture() -> None:
    block = (NumberedLine(40, "Adal 15"), NumberedLine(41, "Auyl 33"))

    _, roles = read_tables(block, HEADINGS.get)

    assert roles == {40: "table", 41: "table"}


def _block(*lines: str) -> Block:
    return tuple(NumberedLine(number, text) for number, text in enumerate(lines, start=1))
