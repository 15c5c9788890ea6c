"""Election commissions an article names: in full in its text, or by letters where it says what results are from.

Letters are no key: ŞASK is a commission of Şielı and one of Şalqar. They stand for a place near what they are said of: a place
the table is about or one around it, else the only one of their kind in the same region.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.document.document import Document
from pipeline.lookups.entries import entries
from pipeline.model.schema import Row, Rows
from pipeline.names.hygiene import with_plain_spaces
from pipeline.names.kazakh_names import in_latin
from pipeline.names.place_kinds import split_kind
from pipeline.names.surfaces import COMMISSION

FILE = Path(__file__).with_name("commissions.yml")
_FULL = re.compile(r" Election Commission(?: \((?P<letters>\w+SK)\))?")
# A place's name before it has no more words than these.
_MOST_WORDS = 6
_LETTERS = re.compile(r"(?<!\w)(?P<place>[^\W\d_a-z])(?P<kind>[A-Z])SK(?!\w)")
Place = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """How commissions of one kind of place are called."""

    letter: str
    kind: str
    english: tuple[str, ...]
    kk_cyrl: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A commission of a place, as it is named somewhere. `is_full`: by its name, not by letters."""

    text: str
    place_id: str
    source: str
    is_full: bool

    @property
    def commission_id(self) -> str:
        return f"{self.place_id}-election-commission"


def mentions(document: Document, contests: Rows, places: Rows, names: Mapping[str, str]) -> list[Mention]:
    """Every commission named. `names`: ids of places by every name of theirs."""
    by_id = {row["place_id"]: row for row in places}
    paragraphs = [(with_plain_spaces(paragraph.text), paragraph.source) for paragraph in document.paragraphs]
    texts = [(text, source) for text, source in paragraphs if "Election Commission" in text]
    found = [mention for text, source in texts for mention in _in_text(text, source, by_id, names)]
    for contest in contests:
        letters = _LETTERS.finditer(contest.get("data_source_name", ""))
        placed = [(one[0], _place_of(one, contest["place_id"], by_id)) for one in letters]
        found += [Mention(text, place_id, contest["source"], is_full=False) for text, place_id in placed if place_id]
    return found


def commission_rows(article_id: str, found: list[Mention], places: Rows) -> list[Row]:
    """Rows of `commissions`: each place's once, with the name and the letters it is first given."""
    by_id = {row["place_id"]: row for row in places}
    rows: dict[str, Row] = {}
    for mention in found:
        place = by_id[mention.place_id]
        row = rows.setdefault(
            mention.commission_id,
            {
                "article_id": article_id,
                "commission_id": mention.commission_id,
                "place_id": mention.place_id,
                "source": mention.source,
                **_kazakh(place),
            },
        )
        row.setdefault("commission_name" if mention.is_full else "abbreviation", mention.text)
    return list(rows.values())


def in_names(found: list[Mention]) -> Iterator[tuple[str, tuple[str, str], str]]:
    """The mentions by letters, as spelling, entity and address; full names are found with all others."""
    return ((mention.text, (mention.commission_id, COMMISSION), mention.source) for mention in found if not mention.is_full)


def _in_text(text: str, source: str, by_id: Mapping[str, Place], names: Mapping[str, str]) -> Iterator[Mention]:
    for found in _FULL.finditer(text):
        words = text[: found.start()].rsplit(" ", _MOST_WORDS)[-_MOST_WORDS:]
        for start in range(len(words)):
            name = " ".join(words[start:])
            if place_id := _named(name, by_id, names):
                yield Mention(f"{name} Election Commission", place_id, source, is_full=True)
                if found["letters"]:
                    yield Mention(found["letters"], place_id, source, is_full=False)
                break


def _named(name: str, by_id: Mapping[str, Place], names: Mapping[str, str]) -> str:
    """The place of `Jambyl District` or `Pavlodar Regional`, if it is of the kind that is said."""
    for form in _forms():
        for word in form.english:
            if name.endswith(f" {word}"):
                core = name.removesuffix(f" {word}")
                near = (names.get(f"{core} {said}".rstrip(), "") for said in (*form.english, ""))
                return next(
                    (place_id for place_id in near if place_id and by_id.get(place_id, {}).get("kind") == form.kind), ""
                )
    return ""


def _place_of(letters: re.Match[str], place_id: str, by_id: Mapping[str, Place]) -> str:
    """The place whose commission has these letters: around the place they stand for, else alone of its kind in its region."""
    kind = next((form.kind for form in _forms() if form.letter == letters["kind"]), "")
    if not kind or place_id not in by_id:
        return ""
    around = (place_id, *_around(place_id, by_id))
    near = [one for one in around if _has(by_id[one], letters["place"], kind)]
    if near:
        return near[0]
    regions = [one for one in around if by_id[one]["kind"] == "region"]
    others = [
        one for one, row in by_id.items() if _has(row, letters["place"], kind) and set(regions) & set(_around(one, by_id))
    ]
    return others[0] if len(others) == 1 else ""


def _around(place_id: str, by_id: Mapping[str, Place]) -> list[str]:
    found: list[str] = []
    parent = by_id[place_id]["parent_place_id"]
    while parent and parent not in found:
        found.append(parent)
        parent = by_id[parent]["parent_place_id"] if parent in by_id else ""
    return found


def _has(place: Place, letter: str, kind: str) -> bool:
    """Whether a place is of the kind and its Kazakh or English name starts with the letter."""
    return place["kind"] == kind and letter in (place["kk_latn"][:1], place["en"][:1])


def _kazakh(place: Place) -> Row:
    kind = next((form for form in _forms() if form.kind == place["kind"]), None)
    core = split_kind(place["kk_cyrl"])[0]
    if kind is None or not core:
        return {"status": "unresolved"}
    cyrillic = f"{core} {kind.kk_cyrl}"
    return {"kk_cyrl": cyrillic, "kk_latn": in_latin(cyrillic), "status": "derived"}


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(
        Form(entry.text("letter"), entry.text("kind"), entry.texts("en"), entry.text("kk_cyrl"))
        for entry in entries(FILE, "names")
    )
