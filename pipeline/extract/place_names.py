"""Places named in running text, captions and headings, by the spellings the lookups know."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lookups.load import Place


def places_in(text: str, places: dict[str, Place]) -> tuple[Place, ...]:
    """Every place whose name stands in the text as whole words, in order; the longest name wins where names overlap."""
    return tuple(places[found[0]] for found in _names(tuple(places)).finditer(text))


def innermost(found: Iterable[Place], by_id: dict[str, Place]) -> tuple[Place, ...]:
    """The places that contain no other of the places found, each once."""
    once = tuple(dict.fromkeys(found))
    containing = {outer for place in once for outer in _containing(place, by_id)}
    return tuple(place for place in once if place.place_id not in containing)


def _containing(place: Place, by_id: dict[str, Place]) -> list[str]:
    return [place.parent, *_containing(by_id[place.parent], by_id)] if place.parent else []


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
