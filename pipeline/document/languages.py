"""The language a reference says its source is written in: `(in Russian)`, `(англ.)`, `(ru)`, to ISO 639-1.

The language a text *is* written in is not decided anywhere in this package.
"""

import re
from functools import cache
from typing import NamedTuple

from pipeline.lookups.wording import Wording

_BRACKET = re.compile(r"\s*\((?P<inside>[^()]+(?:\([^()]*\))?)\)\.?\s*")
# The English template prints what it knows no name of as it is given: `(in Tatar)`, `(in zh-cn)`.
_UNKNOWN = re.compile(r"in \(?([A-Z][a-z]+|[a-z]{2,3}-[a-z]+)\)?")
_CODE_FIRST = re.compile(r"\(([a-z]{2}|[A-Z]{2})\) ")
SEPARATOR = "; "


class Cut(NamedTuple):
    """A text with its language cut out of it. `is_bare`: the bracket names the language alone, `(рус.)`, not `(in Russian)`."""

    before: str
    language: str = ""
    after: str = ""
    is_bare: bool = False


def cut_language(text: str, wording: Wording) -> Cut:
    """The first bracket that names a language, and what stands before and after it; all is before where none does."""
    if "(" in text:
        for bracket in _BRACKET.finditer(text):
            if language := read_language(bracket["inside"], wording):
                return Cut(text[: bracket.start()], language, text[bracket.end() :], " " not in bracket["inside"])
    return Cut(text)


def cut_code(text: str, wording: Wording) -> tuple[str, str]:
    """The code a reference starts with (`(en) « Titre »`, `(EN) Titolo`), and the reference without it."""
    code = _CODE_FIRST.match(text)
    known = code is not None and code[1].lower() in _codes(wording)
    return (code[1].lower(), text[code.end() :]) if code and known else ("", text)


def read_language(text: str, wording: Wording) -> str:
    """The codes of what a bracket holds (`in Kazakh and Russian` is `kk; ru`), or nothing where it holds something else."""
    name = _prefix(wording.prefixes).sub("", text.strip(), count=1).strip("()")
    if name in _codes(wording):
        return name
    name = name.casefold()
    if code := wording.languages.get(name):
        return code
    codes = [wording.languages.get(part, "") for part in _joiner(wording.joiners).split(name)]
    if len(codes) > 1 and all(codes):
        return SEPARATOR.join(codes)
    unknown = _UNKNOWN.fullmatch(text)
    return unknown[1] if unknown else ""


@cache
def _codes(wording: Wording) -> frozenset[str]:
    return frozenset(wording.languages.values())


@cache
def _prefix(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(prefixes)}) ")


@cache
def _joiner(joiners: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf", (?:(?:{'|'.join(joiners)}) )?| (?:{'|'.join(joiners)}) |/")
