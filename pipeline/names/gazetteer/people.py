"""People known by name, the given names of Kazakhstan and the endings of its surnames; data in the YAML files beside."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.document.contents import fold
from pipeline.errors import LookupFileError
from pipeline.lookups.entries import entries, lookup_path, refuse_repeats

HERE = Path(__file__).parent
_FOLDER = "names/gazetteer"
# The marked letters of Kazakh Latin and of BGN/PCGN, which nearly all names are written with; `fold` knows all others.
_MARKED = str.maketrans("äöüūğñşıəÄÖÜŪĞÑŞİīėĪĖ", "aouugnsiaAOUUGNSIieIE")
STRONG, WEAK = "strong", "weak"
ATTESTED = "attested"


@dataclass(frozen=True, slots=True)
class Known:
    """A person whose spellings are known. `names`: whole names, as articles have them; `status`: of the Kazakh form."""

    person_id: str
    names: tuple[str, ...]
    kk_cyrl: str
    kk_latn: str
    ru: str
    en: str
    status: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a surname in Latin letters, what it is in Kazakh Cyrillic, and how surely it makes a word a surname."""

    latin: str
    cyrillic: str
    certainty: str


@cache
def people(path: Path = HERE / "people.yml") -> tuple[Known, ...]:
    """Raises `LookupFileError` when two people share a name or an id."""
    found = []
    for entry in entries(path, _FOLDER):
        entry.text("party", "")
        entry.text("wikidata_id", "")
        forms = {key: entry.text(key, "") for key in ("kk_cyrl", "kk_latn", "ru", "en")}
        found.append(Known(entry.text("id"), entry.texts("names"), **forms, status=entry.text("status", ATTESTED)))
    where = lookup_path(path.name, _FOLDER)
    refuse_repeats(where, [person.person_id for person in found], "keep one")
    refuse_repeats(where, [name for person in found for name in person.names], "two people need two names")
    return tuple(found)


@cache
def given_names(path: Path = HERE / "given_names.yml") -> tuple[str, ...]:
    """Given names in Kazakh Cyrillic. Raises `LookupFileError` for one that is there twice."""
    found: list[str] = []
    for entry in entries(path, _FOLDER):
        entry.text("kind")
        found += entry.text("names").split()
    refuse_repeats(lookup_path(path.name, _FOLDER), found, "keep one")
    return tuple(found)


@cache
def endings(path: Path = HERE / "surnames.yml") -> tuple[Ending, ...]:
    """Endings of surnames, the longest first. Raises `LookupFileError` for a certainty nobody knows."""
    found = []
    for entry in entries(path, _FOLDER):
        certainty, cyrillic = entry.text("certainty"), entry.text("cyrillic")
        if certainty not in (STRONG, WEAK):
            raise LookupFileError(entry.where, f"`certainty` is {certainty!r}", f"one of {STRONG}, {WEAK}")
        found += [Ending(latin, cyrillic, certainty) for latin in entry.texts("endings")]
    refuse_repeats(lookup_path(path.name, _FOLDER), [ending.latin for ending in found], "keep one")
    return tuple(sorted(found, key=lambda ending: (-len(ending.latin), ending.latin)))


def plain(name: str) -> str:
    """A name in plain small letters, as it is written where marks are left off. Many names may share it: it is no key."""
    letters = name.translate(_MARKED)
    return letters.casefold() if letters.isascii() and letters.isalpha() else fold(name).casefold()
