"""Colours: the same names in light and dark, and what is written can be read (WCAG 2.2, 1.4.3)."""

import pytest

from pipeline.publish.charts.palette import DARK, LIGHT, WRITTEN, contrast


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#ffffff", "#ffffff") == 1
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48  # the grey WCAG's own understanding documents fail


def test_both_palettes_name_the_same_colours() -> None:
    assert list(LIGHT) == list(DARK)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), WRITTEN)
def test_text_can_be_read_on_its_ground(palette: dict[str, str], text: str, ground: str) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_stand_out_from_their_card(palette: dict[str, str]) -> None:
    assert contrast(palette["bar"], palette["card"]) >= 3  # WCAG 2.2, 1.4.11
