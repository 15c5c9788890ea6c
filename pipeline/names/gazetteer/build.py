"""Writes `places.csv` from GeoNames: `make gazetteer`.

The packages that carry GeoNames are needed for this and for nothing else (docs/adr/0002-gazetteer.md). A place keeps the id it
has in the file.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pipeline.document.slug import slug
from pipeline.lookups.load import Place, knowledge
from pipeline.names.gazetteer.geonames import Found, subdivisions, towns
from pipeline.names.gazetteer.places import COUNTRY, FILE
from pipeline.names.keys import ascii_keys
from pipeline.names.place_kinds import split_kind

COLUMNS = ("place_id", "kind", "parent_place_id", "kk_cyrl", "ru", "en", "variants", "iso_3166_2", "geonames_id", "source")
_APOSTROPHE = re.compile("['’ʼ`]")


def main() -> None:
    with FILE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(built())


def built() -> list[dict[str, str]]:
    """The rows of the file, by place id."""
    places = _without_twins([*subdivisions(), *towns()])
    ids = _ids(places, _kept())
    rows = [
        {
            "place_id": ids[place.geonames_id],
            "kind": place.kind,
            "parent_place_id": ids.get(place.parent, COUNTRY),
            **place.forms,
            "variants": "|".join(name for name in place.names if name not in place.forms.values()),
            "iso_3166_2": place.iso_3166_2,
            "geonames_id": place.geonames_id,
            "source": f"GeoNames {place.geonames_id}" + (f", ISO 3166-2:{place.iso_3166_2}" if place.iso_3166_2 else ""),
        }
        for place in places
    ]
    return sorted(rows, key=lambda row: row["place_id"])


def _without_twins(places: list[Found]) -> list[Found]:
    """GeoNames has a city, its administration and former ones apart, and some districts twice: each becomes one place."""
    fullest = sorted(places, key=_rank)
    twin_of: dict[str, str] = {}
    for place in fullest[::-1]:
        first = next((other for other in fullest if other.geonames_id not in twin_of and _are_twins(place, other)), None)
        if first:
            twin_of[place.geonames_id] = first.geonames_id
    joined = []
    for place in places:
        twins = [twin for twin in places if twin_of.get(twin.geonames_id) == place.geonames_id]
        names = tuple(dict.fromkeys(name for one in (place, *twins) for name in one.names))
        forms = {form: text or next((twin.forms[form] for twin in twins), "") for form, text in place.forms.items()}
        if place.geonames_id not in twin_of:
            joined.append(replace(place, names=names, forms=forms))
    return joined


def _rank(place: Found) -> tuple[bool, int, str]:
    """Cities before towns, then what has most names."""
    return place.kind == "town", -len(place.names), place.geonames_id


def _are_twins(place: Found, fuller: Found) -> bool:
    """Whether a place is another that has more names: one district, or a city and what is called after it."""
    if _rank(place) <= _rank(fuller):
        return False
    own, others = _keys(place.forms.values()), _keys(fuller.forms.values())
    if place.kind == "district":
        return fuller.kind == "district" and place.parent == fuller.parent and not own.isdisjoint(others)
    if place.kind not in ("city", "town") or fuller.kind != "city":
        return False
    if place.parent in (fuller.parent, fuller.geonames_id) and place.parent:
        return not (own | _keys(place.names)).isdisjoint(others | _keys(fuller.names))
    is_bare = not (place.forms["kk_cyrl"] or place.forms["ru"])
    return (is_bare or bool(fuller.iso_3166_2)) and not own.isdisjoint(others)


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in names for key in _key(name))


@cache
def _key(name: str) -> frozenset[str]:
    return ascii_keys(split_kind(name)[0])


def _ids(places: list[Found], kept: dict[str, str]) -> dict[str, str]:
    """Ids by GeoNames id: the one the file has; of the reviewed place it is; or a slug, told apart by the region."""
    ids = {place.geonames_id: kept[place.geonames_id] for place in places if place.geonames_id in kept}
    reviewed = knowledge().places
    for place in places:
        if known := _reviewed(place, reviewed, ids):
            ids[place.geonames_id] = known
    slugs = {place.geonames_id: _slug(place) for place in places}
    times = Counter(slugs.values())
    for place in places:
        if place.geonames_id not in ids:
            base = slugs[place.geonames_id]
            region = ids.get(place.parent, "").removesuffix("-region").removesuffix("-city")
            told = base if times[base] == 1 and base not in ids.values() else f"{base}-{region or place.geonames_id}"
            ids[place.geonames_id] = told if told not in ids.values() else f"{told}-{place.geonames_id}"
    return ids


def _reviewed(place: Found, reviewed: tuple[Place, ...], ids: dict[str, str]) -> str:
    """The id of the reviewed place this is: of one code, or of one kind and name in one place."""
    keys = _keys((*place.names, *place.forms.values()))
    for one in reviewed:
        if place.iso_3166_2 or one.iso_3166_2:
            if place.iso_3166_2 == one.iso_3166_2:
                return one.place_id
        elif (one.kind, one.parent) == (place.kind, ids.get(place.parent, COUNTRY)) and keys & _key(one.kk_cyrl):
            return one.place_id
    return ""


def _slug(place: Found) -> str:
    name = place.forms["en"] or place.names[0]
    core = re.sub(r" (Rayon|Aūdany|District|Region|Oblysy|Oblast’)$|^Rayon ", "", name, flags=re.IGNORECASE)
    return f"{slug(_APOSTROPHE.sub('', core))}-{place.kind}"


def _kept() -> dict[str, str]:
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["geonames_id"]: row["place_id"] for row in csv.DictReader(lines)}


if __name__ == "__main__":
    main()
