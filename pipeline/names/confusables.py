"""Words of Latin and Cyrillic letters together: which letters are strangers in them, and what they were meant to be.

The pairs of letters, and the words that mix scripts on purpose, are in `confusables.yml`. Other defects are in `hygiene`.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import Entry, entries, refuse_repeats
from pipeline.names.casing import TURKIC, upper

FILE = Path(__file__).with_name("confusables.yml")
LATIN, CYRILLIC = "latin", "cyrillic"
_SCRIPTS = (LATIN, CYRILLIC)

# A letter of the other script, and the letter of this one it stands for.
Letters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Confusables:
    """`looks` and `sounds`: letters by the script of the words they stray into. `accepted`: words left as they are."""

    looks: Mapping[str, Letters]
    sounds: Mapping[str, Letters]
    accepted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Strangers:
    """The letters of a word that are not of its script, once each, and the word without them.

    `script`: that of the word; empty where both have as many letters. `cleaned`: None where it is not certain what was meant.
    """

    letters: str
    script: str
    cleaned: str | None


def strangers(word: str) -> Strangers | None:
    """What is wrong with the scripts of a word; None where nothing is."""
    by_script = {script: [letter for letter in word if _script(letter) == script] for script in _SCRIPTS}
    fewer, more = sorted(_SCRIPTS, key=lambda script: len(by_script[script]))
    if not by_script[fewer] or word in confusables().accepted:
        return None
    if len(by_script[fewer]) == len(by_script[more]):
        return Strangers("".join(dict.fromkeys(by_script[CYRILLIC])), "", None)
    letters = "".join(dict.fromkeys(by_script[fewer]))
    meant = _meant(letters, more)
    return Strangers(letters, more, "".join(meant.get(letter, letter) for letter in word) if meant else None)


def _meant(letters: str, script: str) -> Letters:
    """What the letters stand for in a word of the script; nothing where one has no reading, or two that cannot be told apart.

    Letters that all look right were meant to be what they look like. If one does not, the word is half transliterated, and
    a letter that looks like one and sounds like another (с: c or s) may be either.
    """
    looks, sounds = confusables().looks[script], confusables().sounds[script]
    if all(letter in looks for letter in letters):
        return looks
    certain = (letter in sounds and looks.get(letter, sounds[letter]) == sounds[letter] for letter in letters)
    return sounds if all(certain) else {}


@cache
def confusables(path: Path = FILE) -> Confusables:
    """The file, read and checked. Raises `LookupFileError`."""
    pairs: dict[str, list[tuple[str, str]]] = {f"{kind} {script}": [] for kind in ("looks", "sounds") for script in _SCRIPTS}
    accepted: list[str] = []
    for entry in entries(path, "names"):
        kind = entry.text("kind")
        if kind == "accepted":
            accepted += entry.texts("words")
            continue
        into = entry.text("into", "")
        for script in (into,) if into else _SCRIPTS:
            if f"{kind} {script}" not in pairs:
                raise LookupFileError(entry.where, f"`{kind}` into `{script}` is unknown", "see the top of the file")
            pairs[f"{kind} {script}"] += [pair if script == CYRILLIC else pair[::-1] for pair in _pairs(entry, kind)]
    for name, listed in pairs.items():
        refuse_repeats(f"{path.name}, {name}", [letter for letter, _ in listed], "keep one")
    letters = {name: dict(listed) for name, listed in pairs.items()}
    by_kind = [{script: letters[f"{kind} {script}"] for script in _SCRIPTS} for kind in ("looks", "sounds")]
    return Confusables(by_kind[0], by_kind[1], frozenset(accepted))


def _pairs(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    """A Latin and a Cyrillic letter each; with their capitals where they only sound alike."""
    for pair in entry.texts("pairs"):
        latin, _, cyrillic = pair.partition(" ")
        if (_script(latin), _script(cyrillic)) != (LATIN, CYRILLIC):
            raise LookupFileError(entry.where, f"{pair!r} is no pair", "write a Latin letter, a space, a Cyrillic letter")
        yield latin, cyrillic
        if kind == "sounds":
            yield upper(latin, TURKIC), upper(cyrillic)


def _script(letter: str) -> str:
    """Latin, Cyrillic or neither; marks such as the ʻ of Hawaiian are of no script."""
    if len(letter) != 1 or not letter.isalpha() or unicodedata.category(letter) == "Lm":
        return ""
    first = unicodedata.name(letter, "").split(" ")[0].lower()
    return first if first in _SCRIPTS else ""
