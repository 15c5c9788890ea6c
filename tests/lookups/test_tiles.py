"""Tile maps: every tile is a known place, stands alone, and its names fit on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import LookupFileError
from pipeline.lookups import tiles
from pipeline.lookups.load import knowledge
from pipeline.lookups.tiles import Layout, layout_of, layouts

# As many letters as a tile of the widest map is wide.
FIT = 10


@pytest.fixture
def stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Other tiles in place of the reviewed ones."""
    file = tmp_path / "tiles.yml"
    monkeypatch.setattr(tiles, "_FILE", file)

    def write(stated: str) -> None:
        file.write_text(f"- layout: a\n  country: b\n  why: c\n  ref: d\n  tiles:\n{stated}", "utf-8")
        layouts.cache_clear()

    yield write
    monkeypatch.undo()
    layouts.cache_clear()


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)
def test_every_tile_is_a_place_of_the_lookups(layout: Layout) -> None:
    known = {place.place_id for place in knowledge().places}

    assert [tile.place_id for tile in layout.tiles if tile.place_id not in known] == []
    assert layout.country in known


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)
def test_names_fit_on_their_tiles(layout: Layout) -> None:
    names = [name for tile in layout.tiles for name in (tile.en, tile.kk_cyrl, tile.kk_latn, tile.ru)]

    assert [name for name in names if not 0 < len(name) <= FIT] == []


def test_map_is_of_the_time_when_the_country_had_all_these_parts() -> None:
    def drawn_for(*places: str) -> str:
        layout = layout_of(places)
        return layout.name if layout else ""

    assert drawn_for("aqmola-region", "turkistan-region") == "kazakhstan-2018"
    assert drawn_for("aqmola-region", "abai-region") == "kazakhstan-2022"
    assert drawn_for("aqmola-region", "aral-district") == ""


def test_two_tiles_in_one_place_are_refused(stated: Callable[[str], None]) -> None:
    stated("    x: [1, 1, a, b, c, d]\n    y: [1, 1, a, b, c, d]\n")

    with pytest.raises(LookupFileError, match=r"tiles\.yml, entry 1.*two tiles stand in one place"):
        layouts()


@pytest.mark.parametrize("tile", ["[1, 1, a, b, c]", "[0, 1, a, b, c, d]", "[1, x, a, b, c, d]", "{}"])
def test_what_is_no_tile_is_refused(stated: Callable[[str], None], tile: str) -> None:
    stated(f"    x: {tile}\n")

    with pytest.raises(LookupFileError, match="'x' is no tile"):
        layouts()
