"""The places an article names and those that contain them, with every form the gazetteer attests."""

from collections.abc import Iterable, Mapping

from pipeline.document.contents import fold
from pipeline.document.document import Document
from pipeline.model.schema import Row, Rows
from pipeline.names.gazetteer.places import Known
from pipeline.names.occurrences import Spellings, texts
from pipeline.names.surfaces import PLACE, Surface

_FORMS = ("kk_cyrl", "ru", "en", "iso_3166_2", "geonames_id", "wof_id", "wikidata_id")


def place_rows(article_id: str, named: Iterable[str], known: Mapping[str, Known]) -> list[Row]:
    """Rows of `places`: those named, by id, and those around them."""
    wanted = [place_id for place_id in named if place_id]
    rows: dict[str, Row] = {}
    while wanted:
        place = known[wanted.pop()]
        if place.place_id in rows:
            continue
        rows[place.place_id] = {
            "article_id": article_id,
            "place_id": place.place_id,
            "kind": place.kind,
            **{form: getattr(place, form) for form in _FORMS},
            "kk_latn": place.latin,
            "ascii": fold(place.en),
            "parent_place_id": place.parent,
            "status": "attested" if place.kk_cyrl else "unresolved",
        }
        if place.parent:
            wanted.append(place.parent)
    return list(rows.values())


def places_of(tables: Mapping[str, Rows]) -> list[str]:
    """The ids of the places an article's tables are about."""
    return [row["place_id"] for name in ("elections", "contests", "results", "nominations") for row in tables.get(name, ())]


def places_in_text(document: Document, surfaces: Iterable[Surface]) -> list[str]:
    """The ids of the places the text names. `surfaces`: of places, and of whatever may have a place's name in its own."""
    spellings = Spellings(surfaces)
    found = (entity for _, text in texts(document) for _, _, named in spellings.found(text) for entity in named)
    return list(dict.fromkeys(entity_id for entity_id, kind in found if kind == PLACE))
