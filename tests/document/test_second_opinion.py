"""Another parser's opinion of the committed rendering: BeautifulSoup finds the same headings, paragraphs, cells and notes."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.document.document import Document
from pipeline.document.html import read_html

CAPTURE = Path(__file__).parents[2] / "raw/2021-kazakh-municipal-elections/captures/1171093875-rendered.html"


@pytest.fixture(scope="module")
def document() -> Document:
    return read_html(CAPTURE.read_bytes(), "page")


@pytest.fixture(scope="module")
def soup() -> BeautifulSoup:
    return BeautifulSoup(CAPTURE.read_text("utf-8"), "lxml")


def shown(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def test_headings(document: Document, soup: BeautifulSoup) -> None:
    assert [section.heading for section in document.sections[1:]] == [shown(tag) for tag in soup.select(".mw-headline")]


def test_paragraphs(document: Document, soup: BeautifulSoup) -> None:
    captions = {id(tag) for caption in soup.select(".thumbcaption") for tag in caption.find_all("p")}
    texts = [text for tag in soup.find_all("p") if (text := shown(tag)) and id(tag) not in captions]

    assert [" ".join(paragraph.text.split()) for paragraph in document.paragraphs] == texts


def test_cells_without_their_marks(document: Document, soup: BeautifulSoup) -> None:
    cells = [re.sub(r"\[\d+\]", "", shown(tag)) for table in soup.find_all("table") for tag in table.find_all(["td", "th"])]

    ours = [cell.text for table in document.tables if table.kind != "legend" for cell in table.cells]
    assert [" ".join(text.split()) for text in ours] == cells
    assert len(cells) > 700


def test_references(document: Document, soup: BeautifulSoup) -> None:
    assert [reference.text for reference in document.references] == [shown(tag) for tag in soup.select("span.reference-text")]
