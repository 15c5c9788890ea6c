"""A page that has a bit of everything election articles have: `pages/rich.wikitext`, and the templates it uses."""

import struct
import zlib
from pathlib import Path

import yaml

from tests.upstream.wiki import Wiki

PAGES = Path(__file__).parent / "pages"
RICH_TITLE = "2021 Example municipal election"


def rich_wikitext() -> str:
    return (PAGES / "rich.wikitext").read_text(encoding="utf-8")


def put_rich_page(wiki: Wiki) -> int:
    """Write the page and its templates and its picture; returns the page's revision id."""
    for title, wikitext in yaml.safe_load((PAGES / "templates.yml").read_text(encoding="utf-8")).items():
        wiki.put_page(title, wikitext)
    wiki.put_file("Flag of Example.png", _png(60, 30))
    return wiki.put_page(RICH_TITLE, rich_wikitext())


def _png(width: int, height: int) -> bytes:
    """A picture in one colour."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = (b"\0" + b"\x00\xaf\xca" * width) * height
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
