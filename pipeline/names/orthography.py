"""Which writing system a word of a name is in: Kazakh Latin of 2021, that without its marks, an older one, English; Cyrillic.

A word tells by its letters, and where it has only plain ones by what Kazakh does not spell so: k before a back vowel, glides
written y, English digraphs. Words that could be either are taken for Kazakh Latin of 2021: `Adal`. Defects of letters (a
Cyrillic қ in a Latin word) are named in `hygiene`.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from pipeline.document.contents import fold
from pipeline.names.compiled import APOSTROPHES
from pipeline.names.scripts import script

LATIN_2021 = "latn-2021"
STRIPPED = "latn-2021-stripped"
OLDER = "latn-older"
EXONYM = "latn-exonym"
KAZAKH = "cyrl-kk"
RUSSIAN = "cyrl-ru"
MIXED = "mixed"
OTHER = "other"

_TOKEN = re.compile(rf"[^\W_](?:[\w-]|[{APOSTROPHES}](?=\w)|[\u0300-\u036f])*")
_KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
# BGN/PCGN has ä ö ü ū too, beside digraphs; ğ ñ ş ı has only the alphabet of 2021.
_OF_2021 = re.compile("[äöüūÄÖÜŪ]")
_ONLY_OF_2021 = re.compile("[ğñşıĞÑŞİ]")
# The acutes of 2018, its ı for й after a vowel, and ŋ of 2019; an apostrophe after a vowel or g, n, s, c is of 2017.
_OF_2018 = re.compile("[áǵńóúýÁǴŃÓÚÝŋŊ]|[aeoAEO]ı")
_OF_2017 = re.compile(rf"[aginosucyAGINOSUCY][{APOSTROPHES}](?=\w)")
_POSSESSIVE = re.compile(rf"^[^{APOSTROPHES}]*[{APOSTROPHES}]s$")
# Letters the alphabet of 2021 has not, English digraphs, й written y, adjectives in -skiy, k before a back vowel: q in Kazakh.
_ENGLISH = re.compile(
    rf"[cwx]|[bdfhjklmprtvz][{APOSTROPHES}]|^ak|zh|kh|sh|gh|th|ph|ee|oo|[aeo]y(?![aeiouy])|y[aeou]|iy$|k[ay]|ko(?!v)|ak$|(?:tion|ment|ity)s?$"
)
# ğ without its mark stands before back vowels, ö before e.
_WITHOUT_MARKS = re.compile(r"g[aoy]|o[bdfgjklmnprstvz]e")
_Q = re.compile(r"q(?!u[aei])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it starts."""

    text: str
    offset: int


def tokens(text: str) -> Iterator[Token]:
    """Every word: letters and digits, with hyphens and apostrophes inside."""
    return (Token(found[0], found.start()) for found in _TOKEN.finditer(text))


def orthography(token: str, language: str = "", known: Container[str] = ()) -> str:
    """The writing system of one word.

    `language` tells Cyrillic without a Kazakh letter apart (`Арал` may be either; Russian where nothing is said). `known`:
    words in the Latin of 2021 without their marks, in small letters, so that a word like one of them has lost its own.
    """
    scripts = {script(letter) for letter in token if letter.isalpha()}
    if len(scripts) > 1:
        return MIXED
    if scripts == {"Cyrl"}:
        return KAZAKH if language == "kk" or not _KAZAKH_LETTERS.isdisjoint(token) else RUSSIAN
    return _latin(token, known) if scripts == {"Latn"} else OTHER


def text_orthography(text: str, language: str = "", known: Container[str] = ()) -> str:
    """The writing system of a name of several words: that of the word that tells most.

    What is wrong tells most, then what only one system has: `Aq Jol Democratic Party` is Kazakh by its q.
    """
    if len({script(letter) for letter in text if letter.isalpha()} & {"Latn", "Cyrl"}) > 1:
        return MIXED
    words = [token.text for token in tokens(text)]
    found = {orthography(word, language, known) for word in words}
    is_2021 = any(orthography(word, language, known) == LATIN_2021 and _only_2021(word) for word in words)
    ranked = (MIXED, OLDER, *((LATIN_2021,) if is_2021 else ()), EXONYM, STRIPPED, LATIN_2021, KAZAKH, RUSSIAN, OTHER)
    return next((each for each in ranked if each in found), OTHER)


def _only_2021(word: str) -> bool:
    """Whether the word has a letter only the Latin of 2021 has, or q where English has none."""
    return bool(_OF_2021.search(word) or _ONLY_OF_2021.search(word) or _Q.search(word))


def _latin(token: str, known: Container[str]) -> str:
    small = token.casefold()
    if _OF_2018.search(token) or (_OF_2017.search(token) and not _POSSESSIVE.search(small)):
        return OLDER
    if _ONLY_OF_2021.search(token):
        return LATIN_2021
    plain = fold(small)
    if plain in known and token.isascii():
        return STRIPPED
    if _ENGLISH.search(small):
        return EXONYM
    is_stripped = _WITHOUT_MARKS.search(plain) and not _OF_2021.search(token)
    return STRIPPED if is_stripped else LATIN_2021
