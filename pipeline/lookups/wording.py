"""Reads `wording.yml`: how references are worded in each language, and which hosts are web archives.

All languages are one vocabulary, because a Russian date stands in an English article as it does in a Russian one.
How the words are found in a text is decided in `pipeline.document`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import Entry, entries, lookup_path, refuse_repeats

FILE = Path(__file__).parent / "wording.yml"
NAME = lookup_path("wording.yml")
LISTS = ("dates", "ordinals", "accessed", "archived", "original", "pages", "prefixes", "and")
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of all languages, each once. `months`, `languages` and `original` are in small letters.

    `archives`: the path copies stand under, by host without `www.`.
    """

    months: MappingProxyType[str, int]
    dates: tuple[str, ...]
    ordinals: tuple[str, ...]
    accessed: tuple[str, ...]
    archived: tuple[str, ...]
    original: frozenset[str]
    pages: tuple[str, ...]
    prefixes: tuple[str, ...]
    joiners: tuple[str, ...]
    languages: MappingProxyType[str, str]
    archives: MappingProxyType[str, str]


@dataclass(frozen=True, slots=True)
class _Language:
    """What the entry of one language lists; `lists` by key of `LISTS`."""

    code: str
    months: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, str], ...]
    lists: dict[str, tuple[str, ...]]


@cache
def wording() -> Wording:
    """The wording that comes with this code. Raises `LookupFileError` when it contradicts itself."""
    spoken: list[_Language] = []
    archives: list[tuple[str, str]] = []
    for entry in entries(FILE):
        if "archive" in entry:
            entry.text("archive")
            path = entry.text("path")
            archives += [(host, path) for host in entry.texts("hosts")]
        else:
            spoken.append(_spoken(entry))
    refuse_repeats(NAME, [language.code for language in spoken], "merge them")
    words = {key: tuple(dict.fromkeys(text for each in spoken for text in each.lists[key])) for key in LISTS}
    return Wording(
        months=_one_meaning([pair for each in spoken for pair in each.months]),
        languages=_one_meaning([pair for each in spoken for pair in each.languages]),
        archives=_one_meaning(archives),
        original=frozenset(text.casefold() for text in words["original"]),
        joiners=words["and"],
        dates=words["dates"],
        ordinals=words["ordinals"],
        accessed=words["accessed"],
        archived=words["archived"],
        pages=words["pages"],
        prefixes=words["prefixes"],
    )


def _spoken(entry: Entry) -> _Language:
    """One language's words: what `Wording` has of all of them."""
    return _Language(
        entry.text("language"),
        tuple(_months(entry)),
        tuple(_languages(entry)),
        {key: entry.texts(key) for key in LISTS},
    )


def _months(entry: Entry) -> Iterator[tuple[str, int]]:
    months = entry.value("months")
    if not isinstance(months, list) or len(months) != 12:
        raise LookupFileError(entry.where, "`months` is no list of twelve months", "give every month a list of its names")
    for number, names in enumerate(months, start=1):
        for name in entry.as_texts("months", names):
            yield name.casefold(), number


def _languages(entry: Entry) -> Iterator[tuple[str, str]]:
    names = entry.value("languages")
    if not isinstance(names, dict) or not all(isinstance(text, str) for pair in names.items() for text in pair):
        raise LookupFileError(entry.where, f"`languages` is {names!r}, not names with codes", "write `Russian: ru`")
    if wrong := sorted(code for code in names.values() if not (len(code) == 2 and code.islower())):
        raise LookupFileError(entry.where, f"{', '.join(wrong)} is no ISO 639-1 code", "give two small letters")
    for name, code in names.items():
        yield name.casefold(), code


def _one_meaning(pairs: list[tuple[str, Meaning]]) -> MappingProxyType[str, Meaning]:
    """The pairs as a mapping; languages may share a word only if it means the same in all of them."""
    meanings = dict(pairs)
    if clashes := sorted({word for word, meaning in pairs if meanings[word] != meaning}):
        raise LookupFileError(NAME, f"more than one meaning of {', '.join(clashes)}", "a word can mean one thing only")
    return MappingProxyType(meanings)
