"""Small pieces of HTML, read as `action=render` gives them; shared by the tests of the HTML reader."""

from pipeline.document.document import Cell, Document, Table
from pipeline.document.html import read_html
from pipeline.errors import UnreadableCaptureError

NOTE = '<ol class="references"><li id="cite_note-1"><span class="reference-text">Adilet.</span></li></ol>'
MARK = '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>'


def fragment(content: str) -> bytes:
    """The bytes of a fragment with its wrapper."""
    return f'<div class="mw-parser-output">{content}</div>'.encode()


def read(content: str) -> Document:
    """The Document of a fragment with this content."""
    return read_html(fragment(content), "page")


def texts(content: str) -> list[str]:
    """The texts of its paragraphs."""
    return [paragraph.text for paragraph in read(content).paragraphs]


def kinds(content: str) -> list[tuple[str, str]]:
    """The kinds and texts of its paragraphs."""
    return [(paragraph.kind, paragraph.text) for paragraph in read(content).paragraphs]


def table(content: str) -> Table:
    """Its only table."""
    (found,) = read(content).tables
    return found


def cell(content: str) -> Cell:
    """The only cell of a table, around this content."""
    (found,) = table(f"<table><tr><td>{content}</td></tr></table>").cells
    return found


def is_refused(data: bytes) -> bool:
    """Whether the bytes are no whole page to the reader."""
    try:
        read_html(data, "page")
    except UnreadableCaptureError:
        return True
    return False
