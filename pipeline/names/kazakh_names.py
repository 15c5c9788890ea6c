"""The Kazakh spelling of a person's name that is published in Latin letters, as far as rules and the lexicons reach.

A word is read as a given name, or a surname made of one, where exactly one fits it and the marks it has; others may be left
off. Otherwise it is read letter by letter, unless something in it is English.
"""

import re
from functools import cache

from pipeline.names import casing
from pipeline.names.gazetteer.people import endings, given_names, plain
from pipeline.names.orthography import EXONYM, OLDER, orthography
from pipeline.names.routes import KAZAKH, LATIN, restorer, route
from pipeline.names.scripts import script

# й written y, which no Kazakh Latin word of 2021 has: `Äbilqayır`.
_GLIDE = re.compile(r"[aeo]y")


def in_cyrillic(name: str) -> str:
    """The name in Kazakh Cyrillic, or nothing where a word of it cannot be read."""
    words = [_word(word) for word in name.split()]
    return " ".join(words) if all(script(word) == "Cyrl" for word in words) else ""


def in_latin(cyrillic: str) -> str:
    """Kazakh Cyrillic in the Latin alphabet of April 2021."""
    return route(KAZAKH, LATIN)(cyrillic)


def is_given_name(word: str) -> bool:
    """Whether the word is a given name of Kazakhstan, in any Latin spelling."""
    return plain(word) in _by_plain()


def _word(word: str) -> str:
    if script(word) != "Latn":
        return ""
    if known := _known(word):
        return known
    if word.isascii() and not _is_kazakh(word):
        return ""
    if _GLIDE.search(plain(word)):
        return ""
    # Without marks a capital I is that of i: И. Only a word with marks can mean ı by it.
    return restorer()(f"İ{word[1:]}" if word.isascii() and word.startswith("I") else word)


def _is_kazakh(word: str) -> bool:
    """Whether a word without marks is surely Kazakh: a given name of several, or with q or the ending of a surname."""
    key = plain(word)
    if key in _by_plain():
        return True
    if orthography(word) in (EXONYM, OLDER):
        return False
    return "q" in key or any(key.endswith(plain(ending.latin)) for ending in endings())


def _known(word: str) -> str:
    """A given name, or one with the ending of a surname, if only one has these letters, or them without their marks."""
    small, key = casing.lower(word, casing.TURKIC), plain(word)
    found = [name for name, spelled in _by_plain().get(key, ()) if _may_be(small, spelled)]
    if not found:
        for ending in endings():
            base, cut = key.removesuffix(ending.latin), small[: len(small) - len(ending.latin)]
            if base != key and base in _by_plain():
                found = [_joined(name, ending.cyrillic) for name, spelled in _by_plain()[base] if _may_be(cut, spelled)]
                break
    return found[0] if len(found) == 1 else ""


def _joined(name: str, ending: str) -> str:
    """A name with the ending of a surname; е takes й in: Абай, Абаев."""
    return f"{name.removesuffix('й')}{ending}" if ending.startswith("е") else f"{name}{ending}"


def _may_be(word: str, spelled: str) -> bool:
    """Whether a word is a spelling with some of its marks left off; a plain one may be of another alphabet."""
    if word.isascii() or len(word) != len(spelled):
        return word.isascii()
    return all(letter in (known, plain(known)) for letter, known in zip(word, spelled, strict=True))


@cache
def _by_plain() -> dict[str, tuple[tuple[str, str], ...]]:
    """Given names and their Latin of 2021, by how they are written without marks: in that, and as English has them.

    ия is written ia in English (Мария, Maria).
    """
    found: dict[str, dict[tuple[str, str], None]] = {}
    latin, english = route(KAZAKH, LATIN), route(KAZAKH, "kk-bgn-1979")
    for name in given_names():
        spelled = casing.lower(latin(name), casing.TURKIC)
        written = plain(spelled)
        for key in {written, written.replace("ii", "i"), plain(english(name))}:
            found.setdefault(key, {})[name, spelled] = None
    return {key: tuple(names) for key, names in found.items()}
