"""The places an article's tables are about and those that contain them, with every form the lookups attest."""

from pipeline.document.contents import fold
from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row, Rows

_FORMS = ("kk_cyrl", "kk_latn", "ru", "en", "iso_3166_2", "wof_id", "wikidata_id")


def place_rows(article_id: str, elections: Rows, contests: Rows, knowledge: Knowledge) -> list[Row]:
    """Rows of `places`."""
    by_id = {place.place_id: place for place in knowledge.places}
    wanted = [row["place_id"] for row in (*elections, *contests) if row["place_id"]]
    rows: dict[str, Row] = {}
    while wanted:
        place = by_id[wanted.pop()]
        if place.place_id in rows:
            continue
        rows[place.place_id] = {
            "article_id": article_id,
            "place_id": place.place_id,
            "kind": place.kind,
            **{form: getattr(place, form) for form in _FORMS},
            "ascii": fold(place.en),
            "parent_place_id": place.parent,
            "status": "attested",
        }
        if place.parent:
            wanted.append(place.parent)
    return list(rows.values())
