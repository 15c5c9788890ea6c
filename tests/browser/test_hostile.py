"""Tables nobody should write stand as Chromium puts them, or differ for a reason given here. A cell is known by its letter."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.document.markup import parse
from tests.browser.chromium import TableBoxes
from tests.browser.layout import Spot, placed, seen

TABLES = {
    # rowspan
    "rowspan": "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
    "rowspan in the middle": "<table><tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g</table>",
    "rowspan steps": "<table><tr><td rowspan=3>a<td>b<td>c<tr><td rowspan=2>d<td>e<tr><td>f</table>",
    "rowspan beyond the table": "<table><tr><td rowspan=9>a<td>b<tr><td>c</table>",
    "rowspan beyond the limit": "<table><tr><td rowspan=99999999999999999999>a<td>b<tr><td>c<tr><td>d</table>",
    "rowspan over a row without cells": "<table><tr><td rowspan=3>a<td>b<tr><tr><td>c</table>",
    "rowspan over all of the next row": "<table><tr><td rowspan=2>a<td rowspan=2>b<tr><tr><td>c<td>d</table>",
    "rowspan ends with its tbody": "<table><tbody><tr><td rowspan=5>a<td>b<tbody><tr><td>c<td>d</table>",
    "rowspan ends with the thead": "<table><thead><tr><th rowspan=2>a<th>b<tbody><tr><td>c<td>d</table>",
    "rowspan ends before a tfoot": "<table><tr><td rowspan=0>a<td>b<tr><td>c<tfoot><tr><td>d<td>e</table>",
    "rowspan 0": "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
    "rowspan 0 ends with its tbody": "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d</table>",
    "rowspan 0 in the last row": "<table><tr><td>a<td>b<tr><td rowspan=0>c<td>d</table>",
    "rowspan 0 twice": "<table><tr><td rowspan=0>a<td>b<tr><td rowspan=0>c<td>d<tr><td>e</table>",
    # how numbers are read
    "number with a semicolon": "<table><tr><td rowspan='2;'>a<td>b<tr><td>c</table>",
    "number with a space before": "<table><tr><td rowspan=' 2'>a<td>b<tr><td>c</table>",
    "number with a line break before": "<table><tr><td rowspan='\n\t2'>a<td>b<tr><td>c</table>",
    "number with a no-break space before": "<table><tr><td rowspan='&nbsp;2'>a<td>b<tr><td>c</table>",
    "number with a plus": "<table><tr><td rowspan='+2'>a<td>b<tr><td>c</table>",
    "number with a percent sign": "<table><tr><td colspan='2%'>a<tr><td>b<td>c</table>",
    "number with a decimal": "<table><tr><td colspan='2.9'>a<tr><td>b<td>c<td>d</table>",
    "number with leading zeros": "<table><tr><td colspan='0002'>a<tr><td>b<td>c<td>d</table>",
    "number with an exponent": "<table><tr><td colspan='1e1'>a<td>b<tr><td>c<td>d</table>",
    "number in quotes of its own": "<table><tr><td colspan='\"2\"'>a<td>b<tr><td>c<td>d</table>",
    "number in curly quotes": "<table><tr><td colspan=”2”>a<td>b<tr><td>c<td>d</table>",
    "number in Arabic digits": "<table><tr><td colspan='٢'>a<td>b<tr><td>c<td>d</table>",
    "number below zero": "<table><tr><td rowspan=-2 colspan=-2>a<td>b<tr><td>c<td>d</table>",
    "rowspan minus zero": "<table><tr><td rowspan='-0'>a<td>b<tr><td>c<tr><td>d</table>",
    "number that is empty": "<table><tr><td rowspan='' colspan=''>a<td>b<tr><td>c<td>d</table>",
    "number that is a word": "<table><tr><td rowspan=two colspan=all>a<td>b<tr><td>c<td>d</table>",
    "number given twice": "<table><tr><td rowspan=2 rowspan=3>a<td>b<tr><td>c<tr><td>d<td>e</table>",
    "attribute in capitals": "<TABLE><TR><TD ROWSPAN=2>a<TD>b<TR><TD>c</TABLE>",
    # colspan
    "colspan": "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
    "colspan 0": "<table><tr><td colspan=0>a<td>b<tr><td>c<td>d</table>",
    "colspan beyond the table": "<table><tr><td>a<td>b<tr><td colspan=100>c</table>",
    "colspan beyond the limit": "<table><tr><td colspan=5000>a<td>b<tr><td>c<td>d</table>",
    "colspan at the limit": f"<table><tr>{'<td>x' * 3}<tr><td colspan=1000>a<td>b<tr><td colspan=1001>c<td>d</table>",
    "colspan over columns nothing starts in": "<table><tr><td colspan=3>a<td>b<tr><td colspan=3>c<td>d</table>",
    "colspan steps": "<table><tr><td colspan=2>a<td>b<tr><td>c<td colspan=2>d<tr><td colspan=3>e</table>",
    # both
    "rowspan and colspan": "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>",
    "pinwheel": "<table><tr><td colspan=2>a<td rowspan=2>b<tr><td rowspan=2>c<td>d<tr><td colspan=2>e</table>",
    "cells pushed past two spans": "<table><tr><td>a<td rowspan=2>b<td>c<td rowspan=2>d<tr><td>e<td>f<td>g</table>",
    # overlaps
    "colspan runs into a rowspan": "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>",
    "colspan runs over a rowspan": "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>",
    "overlap that is taller": "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2 rowspan=2>c<tr><td>d<td>e</table>",
    "overlap that is shorter": "<table><tr><td>a<td rowspan=4>b<tr><td colspan=2 rowspan=2>c<tr><td>d<tr><td>e<td>f</table>",
    "overlap with rowspan 0": "<table><tr><td>a<td rowspan=0>b<td>c<tr><td colspan=3>d<tr><td>e<td>f</table>",
    "two overlaps": "<table><tr><td>a<td rowspan=3>b<td>c<td rowspan=3>d<tr><td colspan=4>e<tr><td colspan=2>f<td>g</table>",
    # shapes
    "no rows": "<table></table><table><tr><td>a</table>",
    "only rows without cells": "<table><tr><tr></table><table><tr><td>a</table>",
    "rows without cells first, between and last": "<table><tr><tr><td>a<td>b<tr><tr><td>c<tr></table>",
    "ragged": "<table><tr><td>a<tr><td>b<td>c<td>d<tr><td>e<td>f</table>",
    "rows around columns": "<table><tr><td rowspan=9>a<td>b</tr><colgroup><col></colgroup><tr><td>c<td>d</table>",
    "caption and columns": "<table><caption>x</caption><colgroup><col span=5></colgroup><col><tr><td>a<td>b</table>",
    # row groups
    "thead, tbody, tfoot": "<table><thead><tr><th>a<tbody><tr><td>b<tfoot><tr><td>c</table>",
    "tfoot before tbody": "<table><thead><tr><th>a<tfoot><tr><td>b<tbody><tr><td>c</table>",
    "tfoot first": "<table><tfoot><tr><td>a<td>b</tfoot><tr><td rowspan=3>c<td>d<tr><td>e</table>",
    "rows around a tbody": "<table><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d</tbody><tr><td>e<td>f</table>",
    "rows around an empty tbody": "<table><tr><td rowspan=9>a<td>b</tr><tbody></tbody><tr><td>c<td>d</table>",
    "rows around a caption": "<table><tr><td rowspan=9>a<td>b</tr><caption>x</caption><tr><td>c<td>d</table>",
    "two tfoots": "<table><tfoot><tr><td>a</tfoot><tr><td>b<tfoot><tr><td>c</table>",
    "thead after tbody": "<table><tbody><tr><td>a<thead><tr><td>b</table>",
    # what libxml2 parses otherwise than a browser
    "cells without tr": "<table><td>a<td>b<tr><td>c<td>d</table>",
    "cells without tr in groups": "<table><thead><td>a<td>b<tbody><td>c<tfoot><td>d</table>",
    "cell after tr": "<table><tr><td>a<td>b</tr><td>c<td>d<tr><td>e</table>",
    "rows in form": "<table><form><tr><td rowspan=3>a<td>b</form><tr><td>c</table>",
    "cells in form": "<table><tr><form><td>a<td>b</form><td>c<tr><td>d</table>",
    "rows in center": "<table><center><tr><td rowspan=3>a<td>b</tr></center><tr><td>c</table>",
    "cell in a div in a row": "<table><tr><div><td>a</div><td>b<tr><td>c<td>d</table>",
    "cell left open in div": "<table><tr><td><div>a<td>b<td>c<tr><td>d<td>e</table>",
    "row left open in bold": "<table><tr><td><b>a<tr><td>b<td>c</table>",
    "row left open in a list": "<table><tr><td rowspan=3><ul><li>a<td>b<tr><td>c<tr><td>d</table>",
    "row left open in a link": "<table><tr><td><a href=x>a<td>b<tr><td>c<td>d</table>",
    "group left open in a span": "<table><tr><td rowspan=3><span>a<td>b<tbody><tr><td>c<td>d<tfoot><td>e</table>",
    "end tags too many": "<table><tr><td>a</td></td></tr></tr><tr><td>b</th><td>c</table>",
    "row in a row": "<table><tr><td>a<tr><tr><td>b<td>c</table>",
    # nesting
    "nested": "<table><tr><td>a<table><tr><td>b<td>c<tr><td>d</table><td>e<tr><td>f<td>g</table>",
    "nested deep": "<table><tr><td>a<table><tr><td>b<table><tr><td rowspan=2>c<td>d<tr><td>e</table></table><td>f</table>",
    "nested in caption": "<table><caption><table><tr><td>a<td>b</table></caption><tr><td>c</table>",
    "nested after a rowspan": "<table><tr><td rowspan=2>a<td>b<tr><td>c<table><tr><td>d</table><tr><td>e</table>",
    "nested outside cells": "<table><tr><td>a</td><table><tr><td>b</table><td>c</table>",
}

DIFFERENT = {
    "two tfoots": "CSS puts the first tfoot last and leaves the second where it stands; the standard puts all of them last",
    "thead after tbody": "CSS puts the thead first; the standard leaves it where it stands",
    "nested outside cells": "the inner table ends the outer one in a browser, and what follows is text; here `c` stays a cell",
}


@pytest.fixture(scope="module")
def theirs(chromium: Callable[[Sequence[str]], list[list[TableBoxes]]]) -> dict[str, list[list[Spot]]]:
    pages = chromium(list(TABLES.values()))
    return {name: [_by_letter(seen(table)) for table in page] for name, page in zip(TABLES, pages, strict=True)}


@pytest.mark.parametrize("name", [name for name in TABLES if name not in DIFFERENT])
def test_cells_are_where_chromium_puts_them(name: str, theirs: dict[str, list[list[Spot]]]) -> None:
    assert theirs[name] == _ours(TABLES[name])


@pytest.mark.parametrize("name", DIFFERENT)
def test_difference_is_still_there(name: str, theirs: dict[str, list[list[Spot]]]) -> None:
    assert theirs[name] != _ours(TABLES[name]), f"no longer different, though {DIFFERENT[name]}"


def _ours(page: str) -> list[list[Spot]]:
    return [_by_letter(placed(table)) for table in parse(f"<body>{page}".encode(), "a test").iter("table")]


def _by_letter(spots: list[Spot]) -> list[Spot]:
    return [replace(spot, text=spot.text[:1]) for spot in spots]
