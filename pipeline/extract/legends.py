"""Keys of maps: options with the number of posts the map shows for each."""

import re
from collections.abc import Iterator

from pipeline.document.document import Cell, Table
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Option

# `Nur Otan (74)`, `Aq Jol, 2`
_ENTRY = re.compile(r"(?P<name>.+?)(?:,\s*|\s*\()(?P<count>\d+)\)?")


def legend_counts(legend: Table, words: Vocabulary) -> Iterator[tuple[Option, Cell, str]]:
    """Every entry that names a known option and a number: the option, the entry's cell, the number."""
    for cell in legend.cells:
        entry = _ENTRY.fullmatch(cell.text)
        if entry and entry["name"] in words.options:
            yield words.options[entry["name"]], cell, entry["count"]
