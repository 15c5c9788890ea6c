"""People named in the text of an article about Kazakhstan: two capitalised words, a given name and a surname.

A surname is known by its ending, or by the given name before it. Who they are is decided in `people`.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.document.document import Document
from pipeline.lookups.entries import entries
from pipeline.names.gazetteer.people import STRONG, endings, plain
from pipeline.names.hygiene import with_plain_spaces
from pipeline.names.kazakh_names import is_given_name
from pipeline.names.place_kinds import split_kind

TITLES = Path(__file__).with_name("titles.yml")
# Words that begin with a capital, one space apart: what may hold a name.
_RUN = re.compile(r"(?<!\w)(?![a-z])[^\W\d_][\w’'-]*(?: (?![a-z])[^\W\d_][\w’'-]*)+")
# Between the given name and the surname: son or daughter of.
_PATRONYMIC = re.compile(r"(?:[uū]ly|[qk]yzy|[oe]vi[ct]h|[oe]vna)$")
# One word of a name: two letters at least, no digit, perhaps a hyphen between two parts.
_PART = r"(?![a-z])[^\W\d_]['’]?[^\W\d_][^\W\d_'’]*"
_CAPITALISED = re.compile(rf"{_PART}(?:-{_PART})*")
# Letters of a surname before its ending: `Kim-ov` has three, `Uly` none.
_FEWEST = 2
_POSSESSIVE = re.compile(r"['’]s?$")


def people_in(document: Document, not_people: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Every person the paragraphs name in full, with the paragraph's address. `not_people`: names of parties and places."""
    for paragraph in document.paragraphs:
        for found in _RUN.finditer(with_plain_spaces(paragraph.text)):
            for name in _names(found[0].split(" ")):
                given = name.split(" ")[0]
                if name not in not_people and (given not in not_people or is_given_name(given)):
                    yield name, paragraph.source


def _names(words: list[str]) -> Iterator[str]:
    """The names in words that stand in a row, a word in one name only."""
    at = 1
    while at < len(words):
        given, surname = words[at - 1], _POSSESSIVE.sub("", words[at])
        following = _POSSESSIVE.sub("", words[at + 1]) if at + 1 < len(words) else ""
        if _is_name(given, surname, following):
            is_patronymic = _PATRONYMIC.search(surname) and _certainty(following)
            yield f"{given} {surname} {following}" if is_patronymic else f"{given} {surname}"
            at += 2 if is_patronymic else 1
        at += 1


def _is_name(given: str, surname: str, following: str) -> bool:
    if (
        not (_CAPITALISED.fullmatch(given) and _CAPITALISED.fullmatch(surname))
        or surname.isupper()
        or not (given[0] + surname[0]).isupper()
    ):
        return False
    if split_kind(f"x {surname}")[1] or (following and split_kind(f"x {following}")[1]):
        return False  # `Abai Region`, `Jambyl Rural District`
    if _titles() & {given, surname, following} or split_kind(f"x {given}")[1]:
        return False
    return is_given_name(given) or _certainty(surname) == STRONG


def _certainty(surname: str) -> str:
    """How surely the ending of a word makes it a surname."""
    key = plain(surname)
    found = next((ending for ending in endings() if key.endswith(plain(ending.latin))), None)
    return found.certainty if found and len(key) >= len(plain(found.latin)) + _FEWEST else ""


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for entry in entries(TITLES, "names") for word in entry.texts("words"))
