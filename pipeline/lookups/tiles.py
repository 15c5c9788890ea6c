"""Tile maps of countries: where each part of one stands among the others. The entries are in `tiles.yml`."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import Entry, entries

_FILE = Path(__file__).with_name("tiles.yml")


@dataclass(frozen=True, slots=True)
class Tile:
    """One part of a country: its column and row from 1, and its name as short as a tile is wide, by script."""

    place_id: str
    column: int
    row: int
    en: str
    kk_cyrl: str
    kk_latn: str
    ru: str


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    country: str
    tiles: tuple[Tile, ...]


def layout_of(place_ids: Collection[str]) -> Layout | None:
    """The first layout that has all of these places; None where none has."""
    return next((each for each in layouts() if {tile.place_id for tile in each.tiles}.issuperset(place_ids)), None)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout. Raises `LookupFileError` for a tile that is none, or that stands where another does."""
    return tuple(_layout(entry) for entry in entries(_FILE))


def _layout(entry: Entry) -> Layout:
    stated = entry.value("tiles")
    if not isinstance(stated, dict):
        raise LookupFileError(entry.where, "`tiles` is no mapping", "give each place as `place: [column, row, four names]`")
    tiles = tuple(_tile(entry, place_id, values) for place_id, values in stated.items())
    if len({(tile.column, tile.row) for tile in tiles}) < len(tiles):
        raise LookupFileError(entry.where, "two tiles stand in one place", "give each its own column and row")
    return Layout(entry.text("layout"), entry.text("country"), tiles)


def _tile(entry: Entry, place_id: object, values: object) -> Tile:
    match place_id, values:
        case str(), [int(column), int(row), str(en), str(kk_cyrl), str(kk_latn), str(ru)] if column > 0 and row > 0:
            return Tile(place_id, column, row, en, kk_cyrl, kk_latn, ru)
    raise LookupFileError(entry.where, f"{place_id!r} is no tile", "write `place: [column, row, four names]`")
