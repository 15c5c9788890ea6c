"""One entry of the reference list of a text capture: its number, its back-links, and the note itself.

The fields of a note are read in `citation_text`. Citations of the references are read in `pipeline.extract.references`.
"""

import re
from itertools import product
from string import ascii_lowercase

from pipeline.document.citation_text import NOTE, citation_fields
from pipeline.document.document import Reference
from pipeline.document.fields import Fields
from pipeline.document.values import spaces

ENTRY = re.compile(r"\s*(?P<number>\d+)\.\s+\^\s*(?P<body>.*)")


def read_reference(line: str) -> Reference | None:
    """The reference a list line holds, or None when the line is not an entry of a reference list.

    An entry without a quoted title is a `note`: its number, text and use count, and nothing guessed. A text capture does
    not show where a title without quotation marks, or a note that is no citation at all, begins and ends.
    """
    entry = ENTRY.fullmatch(line)
    if entry is None:
        return None
    number = entry["number"]
    uses, body = _back_links(entry["body"].strip())
    fields = citation_fields(body)
    if fields.kind == NOTE:
        fields = Fields(kind=NOTE)
    return Reference(number=int(number), mark=number, text=spaces(body), use_count=uses, **fields.by_name())


def _back_links(body: str) -> tuple[int, str]:
    """How many back-links (`a b c`) an entry starts with, and the entry itself. A single one is the `^`, without a letter."""
    uses, rest = 0, body
    letters = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
    while uses < len(letters) and rest.startswith(f"{letters[uses]} "):
        rest = rest[len(letters[uses]) :].lstrip()
        uses += 1
    return (uses, rest) if uses > 1 else (1, body)
