"""What kind of place a name says it is of, and the name without the word that says so.

The words are data in `place_kinds.yml`.
"""

from functools import cache
from pathlib import Path

from pipeline.document.contents import fold
from pipeline.lookups.entries import entries

FILE = Path(__file__).with_name("place_kinds.yml")
# Kinds that one word may stand for: a town is called a city, a village a town.
ALIKE = ({"city", "village", "town"},)


def split_kind(name: str) -> tuple[str, str]:
    """A place's name without its word of kind, and the kind; no kind where no word stands at either end.

    `Karasay District` is Karasay, a district; `город Аксу` is Аксу, a city. A name that is nothing but such a word stays.
    """
    words = name.replace(",", " ").split()
    plain = tuple(map(_plain, words))
    for term, kind in _terms():
        rest = len(words) - len(term)
        if rest > 0 and plain[rest:] == term:
            return " ".join(words[:rest]), kind
        if rest > 0 and plain[: len(term)] == term:
            return " ".join(words[len(term) :]), kind
    return " ".join(words), ""


def are_alike(one: str, other: str) -> bool:
    """Whether two kinds may be of one place; a kind nobody said is like any."""
    return not one or not other or one == other or any({one, other} <= alike for alike in ALIKE)


@cache
def _terms() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Every term and its kind, the longest first: `rural district` before `district`."""
    found = []
    for entry in entries(FILE, "names"):
        kind = entry.text("kind")
        found += [(tuple(map(_plain, term.split())), kind) for term in entry.texts("words")]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def _plain(word: str) -> str:
    """A word as terms are compared: no marks, no punctuation, no capitals."""
    return fold(word).replace(" ", "").casefold()
