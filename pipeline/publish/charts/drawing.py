"""Draws charts: for pages as SVG that follows the page's colours and scripts, for everything else as a picture of its own.

Vega-Lite draws, in the process, with fonts of its own and without the network (vl-convert). The same chart, the same bytes.
"""

import json
import re
from functools import cache

import vl_convert

from pipeline.publish.charts.chart import LINK, Spec
from pipeline.publish.charts.palette import LIGHT
from pipeline.publish.shown.names import plain, with_marks

_PROPERTY = re.compile(r"var\(--([\w-]+)\)")
_ANCHOR = re.compile(rf'<a xlink:href="{re.escape(LINK)}([^"]*)">')
# An address of no cell leads nowhere.
_UNLINKED = re.compile(rf'<a xlink:href="{re.escape(LINK)}">(.*?)</a>', re.DOTALL)


def svg(spec: Spec) -> str:
    """A chart for a page: its colours are the page's custom properties, names say whose they are, marks lead to their cells."""
    drawn = _svg(json.dumps(spec, ensure_ascii=False, sort_keys=True))
    return with_marks(_ANCHOR.sub(r'<a href="#\1" tabindex="-1">', _UNLINKED.sub(r"\1", drawn)))


def png(spec: Spec, scale: float = 2.0) -> bytes:
    """A chart as a picture on white."""
    text = plain(json.dumps({**spec, "background": "white"}, ensure_ascii=False, sort_keys=True))
    text = text.replace('"font": "inherit"', '"font": "sans-serif"')
    drawn: bytes = vl_convert.vegalite_to_png(_PROPERTY.sub(lambda found: LIGHT[found[1]], text), scale=scale)
    return drawn


@cache
def _svg(spec: str) -> str:
    drawn: str = vl_convert.vegalite_to_svg(spec)
    width = drawn.partition('width="')[2].partition('"')[0]
    box = drawn.partition('viewBox="')[2].partition('"')[0]
    _, _, inner = drawn.partition(">")
    return f'<svg class="chart" style="width:{width}px" viewBox="{box}" role="group">{inner}'
