"""The text of an HTML element as a reader sees it, with what it carries: citation marks, links, hidden text, pictures.

Which elements are blocks, tables or sections is `html`'s business; here everything inside one element is one text.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TypeVar

from pipeline.document.links import link_target, note_id
from pipeline.document.marks import Mark
from pipeline.document.markup import Element, text_of
from pipeline.document.pictures import PICTURE, by_line

# Elements a browser starts a new line for; inside one text they separate like <br>.
BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary ul".split()
)
_TABLE_PARTS = frozenset("caption tbody td tfoot th thead tr".split())
# Elements whose content is no text, and what skins and scripts put between.
SILENT = frozenset(
    "script style title link meta noscript template input button select textarea audio video map object iframe".split()
)
_NOT_CONTENT = frozenset({"mw-editsection", "mw-editsection-like", "Z3988", "mw-linkback-text", "mw-cite-backlink", "magnify"})
_Item = TypeVar("_Item")
_MARKS = frozenset({"reference", "mw-ref"})
MARK_LINKS = 4  # a citation mark has one link; to look at all would take forever where marks are nested
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Control characters stand for what has no character; captures hold none of their own (HTML allows no C0 controls).
_BREAK, _MARK, _MARK_END = "\x01", "\x02", "\x03"
# At the ends of a text a no-break space is layout: Parsoid and the legacy parser do not agree on where they put one.
ENDS = " \t\n\r\f\u00a0"
_MARKED = re.compile(f"{_MARK}([0-9]+){_MARK_END}(\\[[^\\]]*\\])")


class Inline:
    """What one element holds: `text()`, and beside it marks by reference number, the first link, hidden texts, `alt` texts.

    `notes`: reference number and printed label by the id of a note. `prints_marks`: whether marks stay in the text, as in a
    paragraph, or only beside it, as in a cell. `tables`: nested tables, which are texts of their own.
    `has_swallowed`: whether a cell stands in it, which is no part of its text.
    """

    numbers: Sequence[int] = ()
    link = ""
    hidden: Sequence[str] = ()
    alts: Sequence[str] = ()
    tables: Sequence[Element] = ()
    has_swallowed = False

    def __init__(self, notes: Mapping[str, tuple[int, str]], *, prints_marks: bool = False) -> None:
        self.notes = notes
        self.prints_marks = prints_marks
        self.parts: list[str] = []

    def add(self, element: Element) -> None:
        """Adds the element's content, not what follows it."""
        append = self.parts.append
        if text := element.text:
            append(text)
        # A list of them takes half the time of lxml's own iterator, 3 % of the whole; its stubs know no slices.
        for child in element[:]:  # type: ignore[index]
            tag = child.tag
            if tag == "a" and not len(child):  # most elements of most pages
                if text := child.text:
                    append(text)
                    if not self.link:
                        self._link(child)
            elif tag == "br":
                append(_BREAK)
            else:
                self.add_child(child)
            if text := child.tail:
                append(text)

    def add_child(self, child: Element) -> None:
        """Adds one element with its own meaning: a line break, a link, a mark, a picture."""
        tag = child.tag
        if tag == "a":
            before = len(self.parts)
            self.add(child)
            if not self.link and any(part != PICTURE for part in self.parts[before:]):
                self._link(child)
        elif tag in _TABLE_PARTS:
            self.has_swallowed = True  # a cell that libxml2 nests in the one before it, where </td> was left out
        elif tag in BLOCKS:
            self.parts.append(_BREAK)
            if child.keys():
                self._phrase(child)
            else:
                self.add(child)
            self.parts.append(_BREAK)
        elif tag == "br":
            self.parts.append(_BREAK)
        elif tag == "img":
            if alt := (child.get("alt") or "").strip():
                self.alts = _and(self.alts, alt)
                self.parts.append(PICTURE)
        elif tag == "table":
            self.tables = _and(self.tables, child)
            self.parts.append(_BREAK)
        elif tag in SILENT:
            self._pass_over(child)
        elif child.keys():  # cheaper than asking for a class or a style
            self._phrase(child)
        else:
            self.add(child)

    def text(self) -> str:
        """White space as browsers fold it, line breaks as line feeds, no-break and thin spaces as they are."""
        text = folded("".join(self.parts))
        if _BREAK in text:
            text = _broken(text)
        return by_line(text, self.alts)[0] if self.alts else text

    def alt_text(self) -> str:
        """What stands for the pictures, on the line of the text each stands on: a tick says which of many candidates won."""
        return by_line(_broken(folded("".join(self.parts))), self.alts)[1] if self.alts else ""

    def marked_text(self) -> tuple[str, tuple[Mark, ...]]:
        """The text with its marks printed, and where each of them stands."""
        whole = self.text()
        if _MARK not in whole:
            return whole, ()
        numbered = _MARKED.split(whole)
        text, marks = "", []
        for before, number, label in zip(numbered[::3], numbered[1::3], numbered[2::3], strict=False):
            start = len(text) + len(before)
            marks.append(Mark(start, start + len(label), int(number)))
            text += before + label
        return text + numbered[-1], tuple(marks)

    def _link(self, link: Element) -> None:
        self.link = link_target(link.get("href") or "", link.get("class") or "")

    def _phrase(self, element: Element) -> None:
        if classes := element.get("class"):
            names = classes.split()
            if not _MARKS.isdisjoint(names):
                self._mark(element)
                return
            if not _NOT_CONTENT.isdisjoint(names):
                self._pass_over(element)
                return
            if "sortkey" in names:
                self._hide(element)
                return
        if is_hidden(element):
            self._hide(element)
            return
        if sort_value := element.get("data-sort-value"):
            self.hidden = _and(self.hidden, sort_value)
        self.add(element)

    def _pass_over(self, element: Element) -> None:
        """Leaves out what is no text, and says so if a cell has got into it."""
        if next(element.iter(*_TABLE_PARTS), None) is not None:
            self.has_swallowed = True

    def _hide(self, element: Element) -> None:
        self._pass_over(element)
        if text := " ".join(text_of(element).split()):
            self.hidden = _and(self.hidden, text)

    def _mark(self, element: Element) -> None:
        hrefs = (link.get("href") or "" for link in islice(element.iter("a"), MARK_LINKS))
        note = next((note for href in hrefs if (note := self.notes.get(note_id(href)))), None)
        if note is None:
            self.add(element)
            return
        self._pass_over(element)
        self.numbers = _and(self.numbers, note[0])
        if self.prints_marks:
            self.parts.append(f"{_MARK}{note[0]}{_MARK_END}[{note[1]}]")


def _and(seen: Sequence[_Item], item: _Item) -> Sequence[_Item]:
    """What was seen and one more. Nearly all elements carry nothing, so the list is made with its first item."""
    if isinstance(seen, list):
        seen.append(item)
        return seen
    return [item]


def folded(text: str) -> str:
    """White space as browsers fold it; no-break and thin spaces inside a text are none.

    They are none to bytes either, whose way through UTF-8 takes half the time of a regular expression on a short text and a
    quarter on a long one.
    """
    if text.isascii():
        return " ".join(text.split())
    return b" ".join(text.encode().split()).decode().strip(ENDS)


def _broken(text: str) -> str:
    """Line feeds for breaks in a folded text, one for any number of them; half the time of a regular expression."""
    text = text.replace(f" {_BREAK}", _BREAK).replace(f"{_BREAK} ", _BREAK)
    while _BREAK * 2 in text:
        text = text.replace(_BREAK * 2, _BREAK)
    return text.replace(_BREAK, "\n").strip(ENDS)


def is_hidden(element: Element) -> bool:
    """Whether the element's own style keeps it off the page."""
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None
