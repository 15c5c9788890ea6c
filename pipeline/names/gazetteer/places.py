"""Every place sailau knows: the reviewed ones of the lookups, and those of `places.csv`, which `build` makes from GeoNames.

What a name in an article stands for is decided in `pipeline.names.resolver`.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.lookups.load import Place
from pipeline.names.resolver import Entity
from pipeline.names.routes import KAZAKH, LATIN, route

# The country whose places, parties and people the files of this folder have.
COUNTRY = "kazakhstan"
FILE = Path(__file__).with_name("places.csv")


@dataclass(frozen=True, slots=True)
class Known:
    """A place with every form that is attested. `variants`: spellings of any language, former names among them."""

    place_id: str
    kind: str
    parent: str
    kk_cyrl: str
    kk_latn: str
    ru: str
    en: str
    variants: tuple[str, ...]
    iso_3166_2: str
    geonames_id: str
    wof_id: str
    wikidata_id: str
    is_homonym: bool = False

    @property
    def latin(self) -> str:
        """The Kazakh name in the Latin alphabet of April 2021: reviewed, or from the Cyrillic."""
        return self.kk_latn or route(KAZAKH, LATIN)(self.kk_cyrl)


def known_places(reviewed: Sequence[Place]) -> dict[str, Known]:
    """Places by id. What the lookups say of a place comes before what GeoNames says of it."""
    found = {place.place_id: place for place in _built()}
    for place in reviewed:
        other = found.get(place.place_id)
        found[place.place_id] = Known(
            place.place_id,
            place.kind,
            place.parent,
            place.kk_cyrl,
            place.kk_latn,
            place.ru,
            place.en,
            (*place.names, *(_forms(other) if other else ())),
            place.iso_3166_2,
            other.geonames_id if other else "",
            place.wof_id,
            place.wikidata_id,
            place.is_homonym,
        )
    return found


def entities(places: Mapping[str, Known]) -> Iterator[Entity]:
    """The places as what the resolver looks through."""
    for place in places.values():
        kazakh = tuple(form for form in (place.kk_cyrl, place.latin) if form)
        others = tuple(form for form in (place.ru, place.en, *place.variants) if form)
        yield Entity(
            place.place_id, place.kind, kazakh, others, frozenset(containing(place.place_id, places)), place.is_homonym
        )


def containing(place_id: str, places: Mapping[str, Known]) -> tuple[str, ...]:
    """The places around a place, from the nearest out."""
    found: list[str] = []
    parent = places[place_id].parent if place_id in places else ""
    while parent and parent not in found:
        found.append(parent)
        parent = places[parent].parent if parent in places else ""
    return tuple(found)


def _forms(place: Known) -> tuple[str, ...]:
    return tuple(form for form in (place.kk_cyrl, place.ru, place.en, *place.variants) if form)


@cache
def _built() -> tuple[Known, ...]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Known(
                row["place_id"],
                row["kind"],
                row["parent_place_id"],
                row["kk_cyrl"],
                "",
                row["ru"],
                row["en"],
                tuple(filter(None, row["variants"].split("|"))),
                row["iso_3166_2"],
                row["geonames_id"],
                "",
                "",
            )
            for row in csv.DictReader(lines)
        )
