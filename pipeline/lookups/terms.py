"""The form in which a text of an article and a term of a lookup are compared: case, spaces, dashes and marks do not count.

Which term means what is data in the YAML files; names of places and people are compared as published, not here.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−﹣-", "-"))
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad", None))
# What editors put after a heading or label: a colon, a full stop, the mark of a note.
_AFTER = " :*†‡.;^"


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """The text in Unicode NFC, case folded, white space as one space, dashes as `-`, marks at its end gone."""
    folded = unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_DASHES)).casefold()
    plain = " ".join(folded.split())
    if plain == "no.":  # `No.` heads ranks, `No` is a choice
        return plain
    return plain.rstrip(_AFTER).strip() or plain


class Terms(Generic[T]):
    """What terms mean, for texts in normal form; a `*` in a term stands for any text.

    A term without `*` comes before those with; of those the first that fits counts. `otherwise`: what all other texts mean.
    """

    def __init__(self, meanings: Iterable[tuple[str, T]], otherwise: T) -> None:
        self.otherwise = otherwise
        self.exact: dict[str, T] = {}
        self._met: dict[str, T] = {}
        self._shapes: list[tuple[str, list[str], str, T]] = []
        for term, meaning in meanings:
            first, *others = normal_parts(term)
            if others:
                self._shapes.append((first, others[:-1], others[-1], meaning))
            else:
                self.exact.setdefault(normal(term), meaning)

    def of(self, text: str) -> T:
        """The meaning of a text, in any spelling."""
        term = normal(text)
        if term in self.exact:
            return self.exact[term]
        if term not in self._met:
            self._met[term] = next((shape[-1] for shape in self._shapes if _fits(term, *shape[:-1])), self.otherwise)
        return self._met[term]


def normal_parts(term: str) -> list[str]:
    """The parts of a term between its `*`, in normal form but for spaces at the `*`."""
    parts = [" ".join(part.translate(_DASHES).casefold().split(" ")) for part in term.split("*")]
    return [*parts[:-1], parts[-1].rstrip(_AFTER)]


def standing_in(terms: Iterable[str], text: str) -> str:
    """The first of the terms that stands in the text as whole words, or with a plural s, as it stands there; or nothing.

    Both are in normal form. Of terms that start at one place the longest counts.
    """
    found = [(at, -len(word), word) for term in terms if term in text for at, word in _whole_words(term, text)]
    return min(found)[2] if found else ""


def _whole_words(term: str, text: str) -> Iterator[tuple[int, str]]:
    at = text.find(term)
    while at >= 0:
        end = at + len(term)
        end += text[end : end + 1] == "s" and not _is_word(text[end + 1 : end + 2])
        if not _is_word(text[at - 1 : at]) and not _is_word(text[end : end + 1]):
            yield at, text[at:end]
        at = text.find(term, at + 1)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _fits(term: str, first: str, between: list[str], last: str) -> bool:
    """Whether a term starts with `first`, ends with `last`, and has the parts between them in order, none over another."""
    at, end = len(first), len(term) - len(last)
    if at > end or not (term.startswith(first) and term.endswith(last)):
        return False
    for part in between:
        found = term.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
