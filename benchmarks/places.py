"""How often the place a name stands for is found, from English and Russian forms, beside Unidecode.

Two measures. Districts and regions of Who's On First, looked for in sailau's gazetteer (made from GeoNames, so the forms are of
another source) within the region they lie in. And all places of Who's On First looked for among themselves by their Kazakh and
Russian names; that table has no parents, so a homonym counts as found where the answer lists only places of that name.
Needs SAILAU_CORPUS.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rapidfuzz import process
from unidecode import unidecode

from benchmarks.translit import is_fitted, rows
from pipeline.lookups.load import knowledge
from pipeline.names.gazetteer.places import Known, entities, known_places
from pipeline.names.keys import exact
from pipeline.names.place_kinds import split_kind
from pipeline.names.resolver import Entity, Resolution, Resolver

Row = dict[str, str]
KINDS = {"county": "district", "region": "region", "locality": "village"}
REACH = 97


def main() -> None:
    places = rows(Path(os.environ["SAILAU_CORPUS"]), "places_wof.tsv")
    print("\n".join([*in_gazetteer(places), "", *among_themselves(places)]))


def in_gazetteer(places: list[Row]) -> Iterator[str]:
    """Districts and regions: each is asked for by its English and Russian form, within the region that holds it."""
    known = known_places(knowledge().places)
    resolver = Resolver(tuple(entities(known)))
    asked = list(_with_truths(places, known))
    yield f"{'districts and regions, given the parent':44}{'n':>5}    found  ambiguous  wrong   none  Unidecode"
    for form in ("en", "ru"):
        named = [(row[form], KINDS[row["kind"]], place) for row, place in asked if row[form]]
        found = Counter(_judged(resolver.resolve(name, place.parent, kind), {place.place_id}) for name, kind, place in named)
        naive = sum(_nearest(name, kind, place.parent, known) == place.place_id for name, kind, place in named)
        yield _line(f"from {form} (reach {REACH})", len(named), found) + f"  {100 * naive / len(named):8.2f}"
        yield from (
            f"    not found: {name} ({place.place_id})"
            for name, kind, place in named
            if _judged(resolver.resolve(name, place.parent, kind), {place.place_id}) != "found"
        )


def among_themselves(places: list[Row]) -> Iterator[str]:
    """All places of the table, known by their Kazakh and Russian names; half of them, by hash, told apart as held out."""
    named = [row for row in places if row["kind"] in KINDS]
    known = [
        Entity(str(number), KINDS[row["kind"]], (row["kk_cyrl"],), (row["ru"],) if row["ru"] else ())
        for number, row in enumerate(named)
    ]
    resolver = Resolver(known)
    alike: dict[str, set[str]] = {}
    for number, row in enumerate(named):
        alike.setdefault(exact(row["kk_cyrl"]), set()).add(str(number))
    yield f"{'all places among themselves, no parents':44}{'n':>5}    found  ambiguous  wrong   none"
    for form in ("en", "geonames_ascii"):
        for half in ("all", "held out"):
            asked = [row for row in named if row[form] and (half == "all" or not is_fitted(row["kk_cyrl"]))]
            found = Counter(
                _judged(resolver.resolve(row[form], kind=KINDS[row["kind"]]), alike[exact(row["kk_cyrl"])]) for row in asked
            )
            yield _line(f"from {form}, {half}", len(asked), found)


def _with_truths(places: list[Row], known: dict[str, Known]) -> Iterator[tuple[Row, Known]]:
    """Districts and regions of Who's On First with the one place of the gazetteer that has their Kazakh name and kind."""
    by_name: dict[tuple[str, str], list[Known]] = {}
    for place in known.values():
        by_name.setdefault((exact(place.kk_cyrl), place.kind), []).append(place)
    for row in places:
        truths = by_name.get((exact(row["kk_cyrl"]), KINDS.get(row["kind"], "")), [])
        if len(truths) == 1 and row["kind"] in ("county", "region"):
            yield row, truths[0]


def _judged(found: Resolution, truths: set[str]) -> str:
    """What an answer is worth: homonyms nobody can tell apart by the name count as found."""
    candidates = {entity_id for entity_id, _ in found.candidates}
    if found.outcome == "unresolved":
        return "none"
    if found.outcome == "resolved":
        return "found" if found.entity_id in truths else "wrong"
    return "found" if candidates <= truths else "ambiguous" if candidates & truths else "wrong"


def _nearest(name: str, kind: str, parent: str, known: dict[str, Known]) -> str:
    """What Unidecode and the nearest Kazakh spelling alone would say."""
    spelled = {
        place.place_id: unidecode(split_kind(place.kk_cyrl)[0])
        for place in known.values()
        if place.kind == kind and place.parent == parent and place.kk_cyrl
    }
    best = process.extractOne(unidecode(split_kind(name)[0]), spelled)
    return str(best[2]) if best else ""


def _line(name: str, asked: int, found: Counter[str]) -> str:
    shares = [100 * found[outcome] / asked for outcome in ("found", "ambiguous", "wrong", "none")]
    return f"{name:44}{asked:5}  {shares[0]:7.2f}{shares[1]:11.2f}{shares[2]:7.2f}{shares[3]:7.2f}"


if __name__ == "__main__":
    main()
