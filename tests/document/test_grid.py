"""Where the cells of an HTML table stand. Cells are known by their text; a spot is row, column, rowspan, colspan."""

from itertools import count
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document.grid import COLSPAN_LIMIT, ROWSPAN_LIMIT, TooManySlotsError, place, span
from pipeline.document.markup import Element, parse
from pipeline.document.table_rows import row_groups

Spot = tuple[int, int, int, int]
Spans = tuple[int, int]  # what a cell asks for: rowspan, colspan
Group = tuple[str, list[list[Spans]]]  # a tag, or none for bare rows, and its rows


# Placing


def test_cells_stand_side_by_side_in_rows() -> None:
    assert _spots("<tr><td>a<td>b<tr><td>c") == {"a": (1, 1, 1, 1), "b": (1, 2, 1, 1), "c": (2, 1, 1, 1)}


def test_header_cells_are_cells() -> None:
    assert _spots("<tr><th>a<td>b") == {"a": (1, 1, 1, 1), "b": (1, 2, 1, 1)}


def test_cells_come_row_by_row() -> None:
    assert list(_spots("<tfoot><tr><td>d</tfoot><tr><td rowspan=2>a<td>b<tr><td>c")) == ["a", "b", "c", "d"]


def test_rowspan_takes_slots_of_the_following_rows() -> None:
    assert _spots("<tr><td rowspan=3>a<td>b<tr><td>c<tr><td>d") == {
        "a": (1, 1, 3, 1),
        "b": (1, 2, 1, 1),
        "c": (2, 2, 1, 1),
        "d": (3, 2, 1, 1),
    }


def test_colspan_takes_slots_to_the_right() -> None:
    assert _spots("<tr><td colspan=2>a<td>b") == {"a": (1, 1, 1, 2), "b": (1, 3, 1, 1)}


def test_rowspan_and_colspan_take_a_block() -> None:
    assert _spots("<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e") == {
        "a": (1, 1, 1, 1),
        "b": (1, 2, 2, 2),
        "c": (1, 4, 1, 1),
        "d": (2, 1, 1, 1),
        "e": (2, 4, 1, 1),
    }


def test_cells_fill_the_gaps_between_spans() -> None:
    spots = _spots("<tr><td>a<td rowspan=2>b<td>c<td rowspan=2>d<tr><td>e<td>f<td>g")

    assert [spots[cell] for cell in "efg"] == [(2, 1, 1, 1), (2, 3, 1, 1), (2, 5, 1, 1)]


def test_only_the_first_slot_must_be_free_so_cells_may_overlap() -> None:
    spots = _spots("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d")

    assert spots["b"] == (1, 2, 2, 1)
    assert spots["c"] == (2, 1, 1, 2)
    assert spots["d"] == (2, 3, 1, 1)


def test_short_cell_over_a_tall_one_frees_nothing() -> None:
    spots = _spots("<tr><td>a<td rowspan=4>b<tr><td colspan=2 rowspan=2>c<tr><td>d<tr><td>e<td>f")

    assert [spots[cell] for cell in "cdef"] == [(2, 1, 2, 2), (3, 3, 1, 1), (4, 1, 1, 1), (4, 3, 1, 1)]


def test_ragged_rows_stay_ragged() -> None:
    assert _spots("<tr><td>a<tr><td>b<td>c<tr>") == {"a": (1, 1, 1, 1), "b": (2, 1, 1, 1), "c": (2, 2, 1, 1)}


def test_row_without_cells_counts() -> None:
    assert _spots("<tr><tr><td rowspan=3>a<tr><tr><td>b") == {"a": (2, 1, 3, 1), "b": (4, 2, 1, 1)}


def test_table_without_rows_has_no_cells() -> None:
    assert place(row_groups(_table("<caption>x</caption>"))) == []


# Spans that no table should have


def test_rowspan_ends_with_its_row_group() -> None:
    spots = _spots("<tbody><tr><td rowspan=9>a<td>b<tr><td>c<tbody><tr><td>d<td>e")

    assert spots["a"] == (1, 1, 2, 1)
    assert [spots[cell] for cell in "de"] == [(3, 1, 1, 1), (3, 2, 1, 1)]


def test_rowspan_0_goes_to_the_end_of_its_row_group() -> None:
    spots = _spots("<tr><td>a<tr><td rowspan=0>b<td>c<tr><td>d</tr><tfoot><tr><td>e")

    assert spots["b"] == (2, 1, 2, 1)
    assert spots["d"] == (3, 2, 1, 1)
    assert spots["e"] == (4, 1, 1, 1)


def test_colspan_0_is_1() -> None:
    assert _spots("<tr><td colspan=0>a<td>b")["b"] == (1, 2, 1, 1)


def test_colspan_is_at_most_1000() -> None:
    assert _spots("<tr><td colspan=1001>a<td>b")["b"] == (1, 1001, 1, 1)


def test_colspan_wider_than_the_table_widens_it() -> None:
    assert _spots("<tr><td>a<tr><td colspan=7>b")["b"] == (2, 1, 1, 7)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2;", 2),
        ("2%", 2),
        ("2.9", 2),
        ("1e3", 1),
        (" 3", 3),
        ("\t\n\f\r 3", 3),
        ("+2", 2),
        ("002", 2),
        ("0", 0),
        ("-0", 0),
        ("-0;", 0),
        ("-1", 1),
        ("-02", 1),
        ("+-2", 1),
        ("- 2", 1),
        ("", 1),
        ("+", 1),
        ("abc", 1),
        ('"2"', 1),
        ("\N{NO-BREAK SPACE}2", 1),
        ("\N{ARABIC-INDIC DIGIT TWO}", 1),
        (None, 1),
    ],
)
def test_spans_are_read_as_browsers_read_numbers(text: str | None, number: int) -> None:
    assert span(text, COLSPAN_LIMIT) == span(text, ROWSPAN_LIMIT) == number


@pytest.mark.parametrize("text", ["65535", "99999999999999999999", "9" * 5_000])
def test_spans_are_cut_to_the_limit_however_long_the_number(text: str) -> None:
    assert (span(text, COLSPAN_LIMIT), span(text, ROWSPAN_LIMIT)) == (1_000, 65_534)


# Row groups


def test_bare_rows_are_one_group() -> None:
    assert _groups("<tr><td>a<tr><td>b") == [[["a"], ["b"]]]


def test_each_thead_and_tbody_is_a_group_where_it_stands() -> None:
    assert _groups("<tbody><tr><td>a<thead><tr><td>b<tbody><tr><td>c") == [[["a"]], [["b"]], [["c"]]]


def test_every_tfoot_comes_last() -> None:
    assert _groups("<tfoot><tr><td>y</tfoot><tr><td>a<tfoot><tr><td>z<tbody><tr><td>b") == [[["a"]], [["b"]], [["y"]], [["z"]]]


def test_bare_rows_before_and_after_a_tbody_are_groups_of_their_own() -> None:
    assert _groups("<tr><td>a<tbody><tr><td>b</tbody><tr><td>c") == [[["a"]], [["b"]], [["c"]]]


@pytest.mark.parametrize("between", ["<tbody></tbody>", "<caption>x</caption>", "<colgroup></colgroup>", "<col>"])
def test_bare_rows_are_parted_by_whatever_stands_between(between: str) -> None:
    assert _groups(f"<tr><td>a</tr>{between}<tr><td>b") == [[["a"]], [["b"]]]


def test_groups_without_rows_are_left_out() -> None:
    assert _groups("<thead></thead><tr><td>a</tr><tfoot></tfoot>") == [[["a"]]]


def test_nested_table_keeps_its_cells_to_itself() -> None:
    outer, inner, innermost = _page(
        "<table><tr><td>a<table><tr><td>b<table><tr><td>c</table><tr><td>d</table><td>e<tr><td>f</table>"
    ).iter("table")

    assert [_letters(table) for table in (outer, inner, innermost)] == [[[["a", "e"], ["f"]]], [[["b"], ["d"]]], [[["c"]]]]


def test_table_nested_outside_cells_is_passed_over() -> None:
    assert _groups("<tr><td>a</td><table><tr><td>b</table><td>c") == [[["a", "c"]]]


# What libxml2 leaves for us to mend


def test_cells_without_tr_share_one_row() -> None:
    assert _groups("<td>a<td>b<tr><td>c</tr><td>d<td>e") == [[["a", "b"], ["c"], ["d", "e"]]]


def test_cells_without_tr_stay_in_their_group() -> None:
    assert _groups("<thead><th>a<tbody><td>b<td>c<tfoot><td>d") == [[["a"]], [["b", "c"]], [["d"]]]


@pytest.mark.parametrize("tag", ["form", "center", "div", "font"])
def test_elements_between_table_and_rows_do_not_hide_them(tag: str) -> None:
    assert _groups(f"<{tag}><tr><td>a<td>b</tr></{tag}><tr><td>c") == [[["a", "b"], ["c"]]]


@pytest.mark.parametrize("tag", ["form", "center", "div", "font"])
def test_elements_between_row_and_cells_do_not_hide_them(tag: str) -> None:
    assert _groups(f"<tr><{tag}><td>a<td>b</{tag}><td>c<tr><td>d") == [[["a", "b", "c"], ["d"]]]


@pytest.mark.parametrize("tag", ["b", "div", "span", "a", "li", "small"])
def test_element_left_open_does_not_swallow_what_follows(tag: str) -> None:
    assert _groups(f"<tr><td><{tag}>a<td>b<tr><td>c<tbody><tr><td>d") == [[["a", "b"], ["c"]], [["d"]]]


# The budget


def test_grid_within_the_budget_is_built() -> None:
    assert len(place(row_groups(_table("<tr><td colspan=3>a<td>b<tr><td>c")), budget=8)) == 3


def test_grid_over_the_budget_is_refused_with_the_measure_and_the_limit() -> None:
    with pytest.raises(TooManySlotsError, match="2 rows by 4 or more columns are over the limit of 7 slots") as refusal:
        place(row_groups(_table("<tr><td colspan=3>a<td>b<tr><td>c")), budget=7)

    assert (refusal.value.rows, refusal.value.columns, refusal.value.budget) == (2, 4, 7)


@pytest.mark.parametrize("rows", ["<tr>" + 100_000 * "{cell}", 1_000 * ("<tr>" + 100 * "{cell}"), 100_000 * "<tr>{cell}"])
def test_hostile_spans_are_refused_at_once(rows: str) -> None:
    groups = row_groups(_table(rows.replace("{cell}", "<td rowspan=65534 colspan=1000000>")))
    start = perf_counter()

    with pytest.raises(TooManySlotsError):
        place(groups)

    assert perf_counter() - start < 1


# The standard, word for word


cells = st.tuples(st.sampled_from([1, 1, 1, 0, 2, 3, 4, 9]), st.sampled_from([1, 1, 1, 0, 2, 3, 4]))
rows = st.lists(st.lists(cells, max_size=5), max_size=5)
tables = st.lists(st.tuples(st.sampled_from(["", "thead", "tbody", "tfoot"]), rows), max_size=4)


@settings(max_examples=300)
@given(tables)
def test_cells_stand_where_the_standard_puts_them(table: list[Group]) -> None:
    names = count()
    markup = "".join(_group_markup(tag, rows, names) for tag, rows in table)

    assert _Standard(table).spots == _spots(markup)


def _group_markup(tag: str, rows: list[list[Spans]], names: "count[int]") -> str:
    cells = [[f"<td rowspan={down} colspan={across}>{next(names)}</td>" for down, across in row] for row in rows]
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    return f"<{tag}>{body}</{tag}>" if tag else body


class _Standard:
    """HTML, 4.9.12.1 "Forming a table", in its own order and words, slot by slot. Cells are numbered as they stand.

    One step is not the standard's but every browser's: rows that only spans reach into are taken away again.
    """

    def __init__(self, table: list[Group]) -> None:
        self.slots: dict[tuple[int, int], list[str]] = {}
        self.x_width = self.y_height = self.y_current = 0
        self.downward_growing: list[tuple[str, int, int]] = []
        names = count()
        named = [(tag, [[(str(next(names)), *spans) for spans in row] for row in rows]) for tag, rows in table]
        for tag, rows in named:
            if tag in ("thead", "tbody", "tfoot"):
                self._end_row_group()
            if tag != "tfoot":
                for row in rows:
                    self._process_row(row)
            if tag in ("thead", "tbody"):
                self._end_row_group()
        self._end_row_group()
        for pending_tfoot in (rows for tag, rows in named if tag == "tfoot"):
            for row in pending_tfoot:
                self._process_row(row)
            self._end_row_group()

    @property
    def spots(self) -> dict[str, Spot]:
        covered: dict[str, list[tuple[int, int]]] = {}
        for slot, cells in self.slots.items():
            for cell in cells:
                covered.setdefault(cell, []).append(slot)
        spots = {}
        for cell, slots in covered.items():
            xs, ys = ({slot[axis] for slot in slots} for axis in (0, 1))
            spots[cell] = (min(ys) + 1, min(xs) + 1, len(ys), len(xs))
        return spots

    def _end_row_group(self) -> None:
        self.y_height = self.y_current  # not the standard's
        self.slots = {(x, y): cells for (x, y), cells in self.slots.items() if y < self.y_height}
        self.downward_growing = []

    def _process_row(self, row: list[tuple[str, int, int]]) -> None:
        if self.y_height == self.y_current:
            self.y_height += 1
        x_current = 0
        for cell, cell_x, width in self.downward_growing:
            self._cover(cell, range(cell_x, cell_x + width), range(self.y_current, self.y_current + 1))
        for name, down, across in row:
            while x_current < self.x_width and (x_current, self.y_current) in self.slots:
                x_current += 1
            if x_current == self.x_width:
                self.x_width += 1
            colspan = min(across or 1, 1000)
            rowspan = min(down, 65534)
            grows_downward = rowspan == 0
            rowspan = rowspan or 1
            self.x_width = max(self.x_width, x_current + colspan)
            self.y_height = max(self.y_height, self.y_current + rowspan)
            self._cover(name, range(x_current, x_current + colspan), range(self.y_current, self.y_current + rowspan))
            if grows_downward:
                self.downward_growing.append((name, x_current, colspan))
            x_current += colspan
        self.y_current += 1

    def _cover(self, cell: str, xs: range, ys: range) -> None:
        for x in xs:
            for y in ys:
                self.slots.setdefault((x, y), []).append(cell)


# Reading a table in a test


def _page(markup: str) -> Element:
    return parse(f"<body>{markup}</body>".encode(), "a test")


def _table(rows: str) -> Element:
    return next(_page(f"<table>{rows}</table>").iter("table"))


def _letters(table: Element) -> list[list[list[str]]]:
    return [[[_letter(cell) for cell in row] for row in group] for group in row_groups(table)]


def _groups(rows: str) -> list[list[list[str]]]:
    return _letters(_table(rows))


def _spots(rows: str) -> dict[str, Spot]:
    return {
        _letter(cell): (row, column, rowspan, colspan)
        for cell, row, column, rowspan, colspan in place(row_groups(_table(rows)))
    }


def _letter(cell: Element) -> str:
    return str(next(cell.itertext())).strip()
