"""Kazakh Cyrillic from a Latin alphabet that says less: rules first, a lexicon for the words no rule can know.

Every answer says which of the two it rests on, and what else the letters may stand for. The rules are data in `systems/`,
the lexicon in `lexicon.yml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import entries
from pipeline.names import casing
from pipeline.names.engine import WORD, Ambiguity, Remembered, Transliterator

RULE, LEXICON = "rule", "lexicon"
FILE = Path(__file__).with_name("lexicon.yml")
# No stem is shorter: fewer letters begin too many words.
_SHORTEST = 3
_WHERE = "pipeline/names/lexicon.yml"
KINDS = ("word", "given name", "surname", "place")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, or the stem of words, in Kazakh Cyrillic and small letters."""

    cyrillic: str
    is_stem: bool
    kind: str
    reference: str


@dataclass(frozen=True, slots=True)
class Restored:
    """One word in Cyrillic. `origin`: rule or lexicon; `ambiguities`: letters that may stand for something else too."""

    text: str
    origin: str
    ambiguities: tuple[Ambiguity, ...]


def lexicon(path: Path = FILE) -> tuple[Entry, ...]:
    """The entries of a lexicon file. Raises `LookupFileError` for one that is no lexicon."""
    found = []
    for entry in entries(path, "names"):
        kind, reference = entry.text("kind"), entry.text("ref")
        if kind not in KINDS:
            raise LookupFileError(entry.where, f"`kind` is {kind!r}", f"one of {', '.join(KINDS)}")
        for key, is_stem in (("words", False), ("stems", True)):
            found += [Entry(text, is_stem, kind, reference) for text in entry.texts(key)]
    return tuple(found)


class Lexicon:
    """Entries, found by what the Latin alphabet of April 2021 leaves of a word.

    `spell`: Cyrillic to that alphabet, which gives the entries their keys; `read`: the way back, for the rest after a stem.
    """

    def __init__(self, known: Iterable[Entry], spell: Transliterator, read: Transliterator) -> None:
        self._spell, self._read = spell, read
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for entry in known:
            kept, key = self._stems if entry.is_stem else self._words, spell(entry.cyrillic)
            if kept.setdefault(key, entry.cyrillic) != entry.cyrillic:
                raise LookupFileError(_WHERE, f"{kept[key]} and {entry.cyrillic} are both {key} in Latin", "keep one of them")
        self._longest = max(map(len, self._stems), default=0)
        self._starts = {stem[:_SHORTEST] for stem in self._stems}

    def find(self, ruled: str) -> str:
        """The spelling of a word that rules have read, both in small Cyrillic letters; empty where no entry has it."""
        key = self._spell.words[ruled]
        if key in self._words:
            return self._words[key]
        if key[:_SHORTEST] not in self._starts:
            return ""
        for length in range(min(self._longest, len(key)), _SHORTEST - 1, -1):
            stem, rest = self._stems.get(key[:length], ""), key[length:]
            # Russian endings take the place of ь: октябрь, октября.
            if stem and not (stem.endswith("ь") and rest.startswith("i")):
                return stem + self._read.rest(key, length)
        return ""


class Restorer:
    """A system into Kazakh Cyrillic together with the lexicon, ready to be called."""

    def __init__(self, read: Transliterator, known: Lexicon) -> None:
        self.system = read.system
        self._read, self._known = read, known
        self._answers = Remembered(lambda word: self._spelled(word)[0])

    def __call__(self, text: str) -> str:
        """The text in Cyrillic."""
        return WORD.sub(lambda found: self._answers[found[0]], self._read.composed(text))

    def word(self, word: str) -> Restored:
        """One word, and what its spelling rests on."""
        word = self._read.composed(word)
        text, origin = self._spelled(word)
        return Restored(text, origin, () if origin == LEXICON else self._read.ambiguities(word))

    def _spelled(self, word: str) -> tuple[str, str]:
        ruled = self._read.words[word]
        known = self._known.find(ruled.lower()) if ruled != word else ""
        text = casing.like(ruled, known) if known else None
        return (text, LEXICON) if text else (ruled, RULE)
