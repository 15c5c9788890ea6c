"""Reads `quantities.yml`: the words that make a number of running text a quantity, of all languages together.

How numbers are found with them is `pipeline.extract.figure_patterns`, how they are read `pipeline.extract.figures`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import Entry, entries

FILE = Path(__file__).parent / "quantities.yml"
QUALIFIERS = ("more_than", "at_least", "less_than", "at_most", "about")
_NUMBERS = ("numbers", "tens", "hundreds", "scales", "letters", "parts")
_QUALIFYING = ("qualifiers", "afterwards")
_LISTS = (
    "ones ordinals percent points prepositions joiners either both between currencies signs eras prefixes numbered counted "
    "measures plurals passed stop"
).split()
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Quantities:
    """Words of all languages, in small letters but for `signs`, `numbered` and `eras`.

    `numbers`: words of whole numbers; `tens`: those another may follow (`twenty-five`); `ones`: words for one; `articles`:
    numbers before a scale only (`half a million`); `letters`: scales of money; `parts`: what divides (`thirds`); `qualifiers`:
    what a phrase before a number says of its value (more_than, at_least, less_than, at_most, about), `afterwards` after it.
    """

    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    articles: Mapping[str, Decimal]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    letters: Mapping[str, int]
    parts: Mapping[str, int]
    qualifiers: Mapping[str, str]
    afterwards: Mapping[str, str]
    ones: frozenset[str]
    ordinals: frozenset[str]
    percent: frozenset[str]
    points: frozenset[str]
    prepositions: frozenset[str]
    joiners: frozenset[str]
    either: frozenset[str]
    both: frozenset[str]
    between: frozenset[str]
    currencies: frozenset[str]
    signs: frozenset[str]
    eras: frozenset[str]
    prefixes: frozenset[str]
    numbered: frozenset[str]
    counted: frozenset[str]
    measures: frozenset[str]
    plurals: frozenset[str]
    passed: frozenset[str]
    stop: frozenset[str]


@cache
def quantities() -> Quantities:
    """The words that come with this code. Raises `LookupFileError` for what is no list of words or no number."""
    numbers: dict[str, dict[str, int]] = {name: {} for name in _NUMBERS}
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    qualifying: dict[str, dict[str, str]] = {name: {} for name in _QUALIFYING}
    articles: dict[str, Decimal] = {}
    for entry in entries(FILE):
        entry.text("language")
        articles |= _articles(entry)
        for name, known in numbers.items():
            known |= _numbers(entry, name)
        for name, phrases in qualifying.items():
            phrases |= _qualifiers(entry, name)
        for name, words in lists.items():
            words += entry.texts(name)
    made: dict[str, Any] = {name: MappingProxyType(known) for name, known in numbers.items()}
    made |= {name: MappingProxyType(phrases) for name, phrases in qualifying.items()}
    made |= {name: frozenset(words) for name, words in lists.items()}
    return Quantities(articles=MappingProxyType(articles), **made)


def _numbers(entry: Entry, name: str) -> dict[str, int]:
    numbers = entry.value(name)
    if not isinstance(numbers, dict) or not all(isinstance(n, str) and type(v) is int and v > 0 for n, v in numbers.items()):
        raise LookupFileError(entry.where, f"`{name}` is {numbers!r}, not words with whole numbers", "write `two: 2`")
    return numbers


def _articles(entry: Entry) -> dict[str, Decimal]:
    articles = entry.value("articles")
    if not isinstance(articles, dict) or not all(
        isinstance(word, str) and isinstance(number, str) and _NUMBER.fullmatch(number) for word, number in articles.items()
    ):
        raise LookupFileError(entry.where, f"`articles` is {articles!r}, not words with numbers", 'write `half a: "0.5"`')
    return {word: Decimal(number) for word, number in articles.items()}


def _qualifiers(entry: Entry, name: str) -> dict[str, str]:
    listed = entry.value(name)
    if not isinstance(listed, dict) or set(listed) != set(QUALIFIERS):
        raise LookupFileError(entry.where, f"`{name}` does not list all of them", f"list {', '.join(QUALIFIERS)}")
    return {phrase: kind for kind, phrases in listed.items() for phrase in entry.as_texts(name, phrases)}
