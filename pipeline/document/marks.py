"""Citation marks: where in an article a reference is cited. What they cite is `Reference` in `document`."""

from typing import NamedTuple


class Mark(NamedTuple):
    """A citation mark in a text, from `start` to before `end`, and the reference it names."""

    start: int
    end: int
    number: int


class OutsideMark(NamedTuple):
    """A citation mark outside paragraphs and cells: in a heading, a table's caption, or a reference that cites another."""

    number: int
    section_id: str
    source: str
    context: str
