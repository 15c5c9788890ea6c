"""Reads `wording.yml`: how references are worded in each language, and which hosts are web archives.

All languages are one vocabulary, because a Russian date stands in an English article as it does in a Russian one.
How the words are found in a text is decided in `pipeline.document`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import yaml

from pipeline.errors import LookupFileError

FILE = Path(__file__).parent / "wording.yml"
NAME = "pipeline/lookups/wording.yml"
LISTS = ("dates", "ordinals", "accessed", "archived", "original", "pages", "prefixes", "and")
LANGUAGE_KEYS = frozenset({"language", "months", "languages", *LISTS, "why", "ref"})
ARCHIVE_KEYS = frozenset({"archive", "hosts", "path", "why", "ref"})

Raw = dict[str, object]
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


@cache
def wording() -> Wording:
    """The wording that comes with this code. Raises `LookupFileError` when it contradicts itself."""
    spoken: list[tuple[str, Raw]] = []
    archives: list[tuple[str, str]] = []
    for number, entry in enumerate(_loaded(), start=1):
        where = f"{NAME}, entry {number}"
        if isinstance(entry, dict) and "archive" in entry:
            _refuse_keys(where, entry, ARCHIVE_KEYS)
            _text(where, entry, "archive")
            archives += [(host, _text(where, entry, "path")) for host in _texts(where, entry, "hosts")]
        else:
            spoken.append((where, _refuse_keys(where, entry, LANGUAGE_KEYS)))
    _refuse_repeats([_text(where, entry, "language") for where, entry in spoken])
    words = {key: _all_texts(spoken, key) for key in LISTS}
    return Wording(
        months=_one_meaning([pair for where, entry in spoken for pair in _months(where, entry)]),
        languages=_one_meaning([pair for where, entry in spoken for pair in _languages(where, entry)]),
        archives=_one_meaning(archives),
        original=frozenset(text.casefold() for text in words.pop("original")),
        joiners=words.pop("and"),
        dates=words["dates"],
        ordinals=words["ordinals"],
        accessed=words["accessed"],
        archived=words["archived"],
        pages=words["pages"],
        prefixes=words["prefixes"],
    )


def _loaded() -> list[object]:
    try:
        loaded = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise LookupFileError(NAME, f"is not YAML: {' '.join(str(error).split())}", "correct the file") from error
    if not isinstance(loaded, list):
        raise LookupFileError(NAME, "is no list of entries", "start every entry with `- `")
    return loaded


def _refuse_keys(where: str, entry: object, known: frozenset[str]) -> Raw:
    """The entry as a mapping that says why it is there and what it rests on, with nothing unknown in it."""
    if not isinstance(entry, dict):
        raise LookupFileError(where, "is not a mapping", "write it as `key: value` lines")
    if unknown := sorted(str(key) for key in entry if key not in known):
        raise LookupFileError(where, f"unknown key {', '.join(unknown)}", "remove or rename it")
    _text(where, entry, "why")
    _text(where, entry, "ref")
    return entry


def _text(where: str, entry: Raw, key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise LookupFileError(where, f"`{key}` is {value!r}, not text", f"give `{key}` as text, quoted if need be")
    return value


def _texts(where: str, entry: Raw, key: str) -> list[str]:
    return _list_of_texts(where, key, entry.get(key))


def _list_of_texts(where: str, key: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise LookupFileError(where, f"`{key}` is {value!r}, not a list of texts", "quote its items")
    return value


def _months(where: str, entry: Raw) -> list[tuple[str, int]]:
    months = entry.get("months")
    if not isinstance(months, list) or len(months) != 12:
        raise LookupFileError(where, "`months` is no list of twelve months", "give every month a list of its names")
    return [
        (name.casefold(), number)
        for number, names in enumerate(months, start=1)
        for name in _list_of_texts(where, "months", names)
    ]


def _languages(where: str, entry: Raw) -> list[tuple[str, str]]:
    names = entry.get("languages")
    if not isinstance(names, dict) or not all(isinstance(text, str) for pair in names.items() for text in pair):
        raise LookupFileError(where, f"`languages` is {names!r}, not names with codes", "write `Russian: ru`")
    if wrong := sorted(code for code in names.values() if not (len(code) == 2 and code.islower())):
        raise LookupFileError(where, f"{', '.join(wrong)} is no ISO 639-1 code", "give two small letters")
    return [(name.casefold(), code) for name, code in names.items()]


def _all_texts(spoken: list[tuple[str, Raw]], key: str) -> tuple[str, ...]:
    """What all languages list under the key, each text once."""
    return tuple(dict.fromkeys(text for where, entry in spoken for text in _texts(where, entry, key)))


def _one_meaning(pairs: list[tuple[str, Meaning]]) -> MappingProxyType[str, Meaning]:
    """The pairs as a mapping; languages may share a word only if it means the same in all of them."""
    meanings = dict(pairs)
    if clashes := sorted({word for word, meaning in pairs if meanings[word] != meaning}):
        raise LookupFileError(NAME, f"more than one meaning of {', '.join(clashes)}", "a word can mean one thing only")
    return MappingProxyType(meanings)


def _refuse_repeats(languages: list[str]) -> None:
    if repeated := sorted({code for code in languages if languages.count(code) > 1}):
        raise LookupFileError(NAME, f"more than one entry for {', '.join(repeated)}", "merge them")
