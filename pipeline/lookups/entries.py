"""Entries of any lookup file, read strictly: the file's form, the keys of an entry, the kinds of their values.

What entries mean, and which may not contradict each other, is decided in `load` and `wording`.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from pipeline.errors import LookupFileError


class Entry:
    """One entry of a lookup file; tracks which keys were read, so that a misspelled key is an error."""

    def __init__(self, where: str, raw: object) -> None:
        self.where = where
        if not isinstance(raw, dict):
            raise LookupFileError(where, "is not a mapping", "write it as `key: value` lines")
        self._raw: dict[object, object] = raw
        self._read: set[object] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._raw

    def value(self, key: str) -> object:
        """What stands under the key, None where nothing does."""
        self._read.add(key)
        return self._raw.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """The text under the key, which may be missing or empty only where there is a default."""
        value = self.value(key) if key in self else default
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise LookupFileError(self.where, f"`{key}` is {value!r}, not text", f"give `{key}` as text, quoted if need be")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under the key."""
        return self.as_texts(key, self.value(key))

    def as_texts(self, key: str, value: object) -> tuple[str, ...]:
        """A list of texts that is the value of the key, or stands in it."""
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise LookupFileError(self.where, f"`{key}` is {value!r}, not a list of texts", "quote its items")
        return tuple(value)

    def refuse_unread(self) -> None:
        """Raises `LookupFileError` for a key nobody asked for."""
        if unread := sorted(str(key) for key in self._raw if key not in self._read):
            raise LookupFileError(self.where, f"unknown key {', '.join(unread)}", "remove or rename it")


def entries(path: Path, folder: str = "lookups") -> Iterator[Entry]:
    """Every entry of a file of the package's folder; each must say why it is there and what it rests on.

    Each entry is to be read whole before the next is taken. Raises `LookupFileError` when the file is no list of entries.
    """
    where = lookup_path(path.name, folder)
    loaded = _yaml(path, where)
    if not isinstance(loaded, list):
        raise LookupFileError(where, "is no list of entries", "start every entry with `- `")
    for number, raw in enumerate(loaded, start=1):
        entry = Entry(f"{where}, entry {number}", raw)
        entry.text("why")
        entry.text("ref")
        yield entry
        entry.refuse_unread()


def single(path: Path, folder: str) -> Entry:
    """The one entry of a file that is a mapping, not a list; the caller reads it whole and asks for what is unread."""
    where = lookup_path(path.name, folder)
    return Entry(where, _yaml(path, where))


def lookup_path(file: str, folder: str = "lookups") -> str:
    """A lookup file in errors."""
    return f"pipeline/{folder}/{file}"


def _yaml(path: Path, where: str) -> object:
    try:
        return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise LookupFileError(where, f"is not YAML: {' '.join(str(error).split())}", "correct the file") from error


def refuse_repeats(where: str, terms: list[str], todo: str) -> None:
    """Raises `LookupFileError` for a term that is there more than once."""
    if repeated := sorted(term for term, count in Counter(terms).items() if count > 1):
        raise LookupFileError(where, f"more than one entry for {', '.join(repeated)}", todo)
