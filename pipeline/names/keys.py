"""What spellings of one name have in common, from the strictest to the loosest: letters, ASCII keys, a skeleton of consonants.

A key says that two names may be one; whether they are is decided in `resolver`.
"""

import re
import unicodedata
from functools import cache

from pipeline.document.contents import fold
from pipeline.names.routes import KAZAKH, LATIN, RUSSIAN, Way, route
from pipeline.names.scripts import script

_LETTERS = re.compile(r"[^a-z]")
# Endings Russian makes of a place's name: Карасайский, Бородулихинская, Каракиянский. The longer is taken off too, as in
# Меркенский of Merke: which of the two was added cannot be told.
_ADJECTIVES = (
    re.compile(r"sk(?:iy|ij|ii|i|y|aya|aia|oye|oe)$"),
    re.compile(r"(?:in|yan|en|ov|ev|t)?sk(?:iy|ij|ii|i|y|aya|aia|oye|oe)$"),
)
# Letters that different alphabets write for one consonant; what is left out is a vowel, a glide, or a sign.
_CONSONANTS = (
    *(("shch", "s"), ("tch", "s"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ng", "n"), ("sh", "s"), ("ch", "s")),
    *(("ts", "s"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("c", "k"), ("y", ""), ("w", "")),
)
_VOWELS = re.compile(r"[aeiou]")
# With fewer letters unrelated names fall together: Бекет and Буқат, Ақсу and Ескі.
_FEWEST = 3


def exact(name: str) -> str:
    """The letters of a name, whatever their case and the spaces between words."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def ascii_keys(name: str) -> frozenset[str]:
    """The name in plain letters, in every way its script is written in them. Spaces and hyphens do not count."""
    spelled = {way(name) for way in _ways()} if script(name) == "Cyrl" else {name}
    return frozenset(key for text in spelled if (key := _LETTERS.sub("", fold(text).casefold())))


def stems(name: str) -> frozenset[str]:
    """Its ASCII keys without the ending of a Russian adjective, where one stands and enough is left."""
    cut = {ending.sub("", plain) for plain in ascii_keys(name) for ending in _ADJECTIVES}
    return frozenset(key for key in cut if len(key) >= _FEWEST)


def skeletons(name: str) -> frozenset[str]:
    """The consonants all spellings of a name share; empty where too few are left."""
    return frozenset(key for plain in stems(name) if (key := _skeleton(plain)))


def _skeleton(plain: str) -> str:
    """The consonants of an ASCII key, after an `a` where it starts with a vowel; nothing where they are too few."""
    first = "a" if _VOWELS.match(plain.removeprefix("y")) else ""
    for letters, sound in _CONSONANTS:
        plain = plain.replace(letters, sound)
    consonants = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", plain))
    return first + consonants if len(consonants) >= _FEWEST else ""


@cache
def _ways() -> tuple[Way, ...]:
    """Kazakh Cyrillic in the Latin of 2021, in BGN/PCGN, and as Russian has it in BGN/PCGN; Russian is the last of these."""
    russian = route(RUSSIAN, "ru-bgn-1947")
    as_russian = route(KAZAKH, RUSSIAN)
    return (route(KAZAKH, LATIN), route(KAZAKH, "kk-bgn-1979"), lambda name: russian(as_russian(name)))
