"""The reference lists of an HTML page: which note a mark names, and every note as a Reference.

Read before the text, because a mark only makes sense with its note. Fields of a note are read in `html_citation`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipeline.document.document import Reference, Remark
from pipeline.document.html_citation import Disagreement, read_note
from pipeline.document.inline import MARK_LINKS, Inline
from pipeline.document.links import note_id
from pipeline.document.markup import Element, text_of

_BRACKETED = re.compile(r"\[(.+)\]")
_COUNTED = re.compile(r"(?P<group>(?:lower|upper)-(?:alpha|roman)|lower-greek|decimal) (?P<count>[1-9][0-9]{0,2})")
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Notes:
    """Every note by the id a mark links to: its reference number and the label its marks print (`12`, `a`).

    `cited_in`: the references that the marks inside a note name, by the note's number, where there are any.
    """

    by_id: dict[str, tuple[int, str]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    cited_in: dict[int, tuple[int, ...]] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def read_notes(content: Element) -> Notes:
    """All notes of the reference lists, the list of numbered marks first: there number and printed label are the same.

    Notes of other groups (`a`, `note 1`) and of further lists follow, in document order.
    """
    marks: list[Element] = []
    ordered_lists: list[Element] = []
    for element in content.iter("sup", "ol"):
        if classes := element.get("class"):
            if element.tag == "sup":
                if "reference" in classes:
                    marks.append(element)
            elif "references" in classes:
                ordered_lists.append(element)
    labels = _printed_labels(marks)
    lists = [_entries(ordered, labels) for ordered in ordered_lists]
    numbered: list[list[tuple[Element, str]]] = []
    others: list[list[tuple[Element, str]]] = []
    for entries in lists:
        (numbered if all(label.isdigit() for _, label in entries) else others).append(entries)
    by_id: dict[str, tuple[int, str]] = {}
    entries = [entry for part in (*numbered, *others) for entry in part]
    for number, (entry, label) in enumerate(entries, start=1):
        by_id[note_id(entry.get("id") or f"note-{number}")] = (number, label)
    references: list[Reference] = []
    remarks: list[Remark] = []
    cited_in: dict[int, tuple[int, ...]] = {}
    for number, (entry, label) in enumerate(entries, start=1):
        reference, cited, found = _reference(entry, number, label, by_id)
        references.append(reference)
        remarks += found
        if cited:
            cited_in[number] = tuple(cited)
    return Notes(by_id, tuple(references), cited_in, tuple(remarks))


def _printed_labels(marks: Sequence[Element]) -> dict[str, str]:
    """What the marks of each note print, by the note's id."""
    labels: dict[str, str] = {}
    for mark in marks:
        for link in islice(mark.iter("a"), MARK_LINKS):
            printed = _BRACKETED.search(text_of(link))
            if printed:
                labels.setdefault(note_id(link.get("href") or ""), label_of(printed[1]))
    return labels


def label_of(printed: str) -> str:
    """The label a browser shows: Parsoid prints `lower-alpha 1` and leaves the letter to a style sheet."""
    counted = _COUNTED.fullmatch(printed)
    if counted is None:
        return printed
    count, group = int(counted["count"]), counted["group"]
    if group == "decimal":
        return str(count)
    if group == "lower-greek":
        label = _GREEK[(count - 1) % len(_GREEK)]
    else:
        label = _letters(count) if group.endswith("alpha") else _roman(count)
    return label.upper() if group.startswith("upper") else label


def _letters(count: int) -> str:
    """1 is a, 26 z, 27 aa."""
    before, last = divmod(count - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + last)


def _roman(count: int) -> str:
    label = ""
    for value, letters in _ROMAN:
        label += letters * (count // value)
        count %= value
    return label


def _entries(ordered: Element, labels: dict[str, str]) -> list[tuple[Element, str]]:
    """The notes of a list with their labels; a note nothing cites is labelled by its place."""
    notes = [entry for entry in ordered if entry.tag == "li"]
    return [(entry, labels.get(note_id(entry.get("id") or ""), str(place))) for place, entry in enumerate(notes, start=1)]


def _reference(
    entry: Element, number: int, label: str, by_id: dict[str, tuple[int, str]]
) -> tuple[Reference, Sequence[int], list[Remark]]:
    parts = _Parts(entry)
    shown = Inline(by_id, prints_marks=True)
    shown.add(parts.body)
    text = shown.marked_text()[0].replace("\n", " ")
    cite = ""
    if parts.cite is not None:
        inline = Inline(by_id)
        inline.add(parts.cite)
        cite = inline.text().replace("\n", " ")
    fields, disagreements = read_note(text, cite, parts.links, parts.coins)
    reference = Reference(number=number, text=text, use_count=parts.use_count, mark=label, **fields.by_name())
    return reference, shown.numbers, [_remark(number, found) for found in disagreements]


def _remark(number: int, found: Disagreement) -> Remark:
    message = f"reference {number}: {found.field} is {found.text!r} in the text and {found.coins!r} in its record (COinS)"
    return Remark("coins_agree", "warning", f"references/{number}/{found.field}", "", found.text, found.coins, message)


class _Parts:
    """What a note is made of: its body without back-links, what a citation template printed, its COinS record, its links."""

    def __init__(self, entry: Element) -> None:
        self.body = entry
        self.cite: Element | None = None
        self.coins = ""
        self.links: list[tuple[str, str]] = []
        self.use_count = 0
        for element in entry.iter("a", "span", "cite"):
            classes = element.get("class") or ""
            if element.tag == "a":
                self._link(element, classes)
            elif classes == "Z3988":
                self.coins = self.coins or element.get("title") or ""
            elif "reference-text" in classes and self.body is entry:
                self.body = element
            elif self.cite is None and (element.tag == "cite" or "citation" in classes.split()):
                self.cite = element

    def _link(self, link: Element, classes: str) -> None:
        href = link.get("href") or ""
        if "cite_ref" in href:
            self.use_count += 1
        elif "external" in classes:
            self.links.append((text_of(link), href))
