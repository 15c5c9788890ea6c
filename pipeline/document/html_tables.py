"""Table elements to Tables: captions, cells with their text, marks, links and hidden text, header rows, nested tables.

Where cells stand is `grid`; what a table means is decided in `pipeline.extract`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from pipeline.document.document import INFOBOX, Cell, Table, address
from pipeline.document.grid import Placed, TooManySlotsError, place, plain_slots
from pipeline.document.inline import Inline, folded
from pipeline.document.links import link_target
from pipeline.document.marks import OutsideMark
from pipeline.document.markup import Element, class_names
from pipeline.document.table_rows import row_groups
from pipeline.errors import UnreadableCaptureError

# What a table is for, where its class says so; everything else is content whose kind extraction finds.
_KINDS = {
    "infobox": "infobox",
    "navbox": "navbox",
    "vertical-navbox": "navbox",
    "navbox-inner": "navbox",
    "navbox-subgroup": "navbox",
    "sidebar": "navbox",
    "ambox": "notice",
    "mbox-small": "notice",
    "metadata": "notice",
    "persondata": "notice",
    "stub": "notice",
}
# Elements that only carry text, when they have neither children nor attributes.
_PLAIN = frozenset("b big em i small strong sub sup u".split())
_new = tuple.__new__  # makes a named tuple in half the time of a call to it
# Tables inside a table but in none of its cells: a browser shows them before it.
_STRAY_TABLES = etree.XPath("table | tbody/table | thead/table | tfoot/table | tr/table | */tr/table")
_PREFIXES = {"navbox": "n", "notice": "b", "legend": "m"}


def table_kind(names: Iterable[str]) -> str:
    """The kind a table's classes tell, or nothing."""
    return next((_KINDS[name] for name in names if name in _KINDS), "")


@dataclass(slots=True)
class TableReader:
    """Every table read so far, of the page with this title: a link to the page itself leads nowhere.

    Ids count by kind: content `t01`, navigation `n01`, notices `b01`, legends `m01`.
    """

    where: str
    title: str
    notes: Mapping[str, tuple[int, str]]
    has_sort_values: bool = True
    tables: list[Table] = field(default_factory=list)
    caption_marks: list[OutsideMark] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    has_swallowed: bool = False

    def read(self, element: Element, section_id: str, around: str = "", lead_in: str = "") -> None:
        """Reads a table, then the tables nested in its cells. A table inside navigation or a notice is of the same kind.

        `around`: the kind of the table it is nested in. `lead_in`: the short text before it. Raises
        `UnreadableCaptureError` for a grid no article has.
        """
        kind = table_kind(class_names(element)) or (around if around in _PREFIXES else "")
        table_id = self._next_id(kind)
        caption, nested = self._caption(element, table_id, section_id)
        try:
            cells, inside = self._cells(element)
        except TooManySlotsError as error:
            where = f"{self.where} › {table_id}"
            raise UnreadableCaptureError(where, str(error), "see whether the spans of the table are meant") from error
        header_rows = _header_row_count(cells)
        self.tables.append(Table(table_id, section_id, caption, header_rows, tuple(cells), kind=kind, lead_in=lead_in))
        for table in (*nested, *inside):
            self.read(table, section_id, kind)

    def _cells(self, element: Element) -> tuple[list[Cell], list[Element]]:
        """The cells of a table, and the tables inside it; read in document order where not every cell is in its place."""
        slots = plain_slots(element)
        if slots is not None:
            self.has_swallowed = False
            cells, inside = self._read_slots(slots)
            if not self.has_swallowed:
                return cells, inside
        cells, inside = self._read_slots(place(row_groups(element)))
        return cells, [*inside, *cast("list[Element]", _STRAY_TABLES(element))]

    def _read_slots(self, slots: Sequence[Placed]) -> tuple[list[Cell], list[Element]]:
        inside: list[Element] = []
        return [self._simple_cell(slot) or self._cell(slot, inside) for slot in slots], inside

    def add_legend(self, section_id: str, caption: str, entries: Sequence[str]) -> None:
        """Adds the key of a map as a table of one column."""
        self.tables.append(Table.legend(self._next_id("legend"), section_id, caption, entries))

    def _next_id(self, kind: str) -> str:
        if kind == INFOBOX and INFOBOX not in self.counts:
            self.counts[INFOBOX] = 1
            return INFOBOX
        prefix = _PREFIXES.get(kind, "t")
        self.counts[prefix] = self.counts.get(prefix, 0) + 1
        return f"{prefix}{self.counts[prefix]:02d}"

    def _caption(self, element: Element, table_id: str, section_id: str) -> tuple[str, list[Element]]:
        caption = element.find("caption")
        if caption is None:
            return "", []
        inline = Inline(self.notes)
        inline.add(caption)
        text = inline.text().replace("\n", " ")
        source = address(table_id, 1)
        self.caption_marks += [OutsideMark(number, section_id, source, text) for number in inline.numbers]
        return text, [*inline.tables]

    def _simple_cell(self, slot: Placed) -> Cell | None:
        """The cell at a slot, when it holds only text or a single link or format; None of any other, one in seven."""
        element, row, column, rowspan, colspan = slot
        count = len(element)
        if count > 1 or self.has_sort_values:
            return None
        text, link = element.text or "", ""
        if count:
            child = element[0]
            tag = child.tag
            if len(child) or (tag != "a" and (tag not in _PLAIN or child.keys())):
                return None
            if inner := child.text:
                text += inner
                link = self._link(child) if tag == "a" else ""
            if tail := child.tail:
                text += tail
        if text:
            text = folded(text)
        return _new(Cell, (row, column, text, rowspan, colspan, element.tag == "th", False, link, (), "", ""))

    def _cell(self, slot: Placed, inside: list[Element]) -> Cell:
        """The cell at a slot; tables nested in it are added to `inside`."""
        element, row, column, rowspan, colspan = slot
        inline = Inline(self.notes)
        inline.add(element)
        self.has_swallowed |= inline.has_swallowed
        inside += inline.tables
        sort_value = element.get("data-sort-value")
        hidden = inline.hidden if sort_value is None else (*inline.hidden, sort_value)
        link = inline.link if inline.link != self.title else ""
        text, alts = inline.text(), inline.alt_text()
        is_header = element.tag == "th"
        numbers = tuple(inline.numbers)
        return Cell(row, column, text, rowspan, colspan, is_header, False, link, numbers, " ".join(hidden), alts)

    def _link(self, link: Element) -> str:
        target = link_target(link.get("href") or "", link.get("class") or "")
        return target if target != self.title else ""


def legend_of(caption: Element, notes: Mapping[str, tuple[int, str]]) -> tuple[str, list[str]] | None:
    """The key of a map: the caption's own lines, and its entries, each beside a colour; None when it is no key.

    One that is laid out as a table, with headings of its own, is read as that table.
    """
    entries = [each for each in caption.iter("div", "span", "li") if "legend" in class_names(each)]
    if not entries or caption.find(".//table") is not None:
        return None
    texts = []
    for entry in entries:
        inline = Inline(notes)
        inline.add(entry)
        texts.append(inline.text().strip("\u00a0 "))
    whole = Inline(notes)
    whole.add(caption)
    own = set(texts)
    lines = [line for line in whole.text().split("\n") if line.strip("\u00a0 ") not in own]
    return "; ".join(line.strip() for line in lines if line.strip()), texts


def _header_row_count(cells: Sequence[Cell]) -> int:
    """How many rows the table starts with that have only header cells; at least one row is no header, if there are several.

    `cells` are in the order of their rows.
    """
    first_data_row = next((cell.row for cell in cells if not cell.is_header), 0)
    if first_data_row:
        return first_data_row - 1
    return 1 if cells else 0
