"""Every reference of 82 Wikipedia pages: the visible text alone against the machine-readable record beside it.

The floors are what was measured, rounded down. What a floor leaves out was looked at: titles without quotation marks
(books), chapters the templates of 2014 name the wrong way round, days of access written in digits (`03/08/2012`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from pipeline.document.citation_text import citation_fields
from pipeline.document.coins import read_coins
from pipeline.document.dates import read_record_date
from pipeline.document.fields import Fields
from pipeline.document.html_citation import read_note
from pipeline.document.values import spaces
from pipeline.lookups.wording import wording

NOTES = "//ol[contains(@class, 'references')]/li"
ARCHIVES = ("//web.archive.org/web/", "//www.webcitation.org/")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the page has it; `has_access_date`: whether a template marked a day of access."""

    text: str
    cite: str
    links: tuple[tuple[str, str], ...]
    coins: str
    has_access_date: bool


@pytest.fixture(scope="module")
def notes(corpus: Path) -> list[Note]:
    """Every note of the pages of 2014."""
    pages = sorted(corpus.glob("*/*.html"))
    assert len(pages) == 82, f"{corpus} has not its 82 pages"
    parser = html.HTMLParser(encoding="utf-8")
    return [_note(entry) for page in pages for entry in html.parse(str(page), parser).xpath(NOTES)]


def _note(entry: html.HtmlElement) -> Note:
    text = entry.xpath(".//span[@class='reference-text']")[0]
    cites = text.xpath(".//cite | .//span[contains(concat(' ', @class, ' '), ' citation ')]")
    return Note(
        text=spaces(text.text_content()),
        cite=spaces(cites[0].text_content()) if cites else "",
        links=tuple((link.text_content(), link.get("href")) for link in text.xpath(".//a[contains(@class, 'external')]")),
        coins="".join(text.xpath(".//span[@class='Z3988']/@title")[:1]),
        has_access_date=bool(text.xpath(".//span[@class='reference-accessdate']")),
    )


def test_every_note_is_read(notes: list[Note]) -> None:
    read = [read_note(note.text, note.cite, note.links, note.coins)[0] for note in notes]

    assert len(read) == 1242
    assert {fields.kind for fields in read} == {"citation", "note"}


def test_text_alone_has_the_title_of_the_record(notes: list[Note]) -> None:
    titled = [note for note in notes if read_coins(note.coins).title]

    assert _share("titles", titled, _has_title) >= 0.92


def test_text_alone_has_the_title_of_the_record_where_it_quotes_one(notes: list[Note]) -> None:
    quoting = [note for note in notes if read_coins(note.coins).title and '"' in note.cite]

    assert _share("quoted titles", quoting, _has_title) >= 0.99


def test_text_alone_has_the_date_of_the_record(notes: list[Note]) -> None:
    dated = [note for note in notes if citation_fields(note.cite).title and _recorded_date(note)]

    assert _share("dates", dated, lambda note: citation_fields(note.cite).published_date == _recorded_date(note)) == 1


def test_text_alone_has_the_authors_of_the_record(notes: list[Note]) -> None:
    signed = [note for note in notes if citation_fields(note.cite).title and read_coins(note.coins).authors]

    assert _share("authors", signed, _has_authors) == 1


def test_text_alone_has_the_work_of_the_record_or_else_its_publisher(notes: list[Note]) -> None:
    placed = [note for note in notes if citation_fields(note.cite).title and _origin(note)]

    assert _share("works", placed, lambda note: _bare(citation_fields(note.cite).work) == _bare(_origin(note))) >= 0.92


def test_day_of_access_is_found_where_the_page_marks_one(notes: list[Note]) -> None:
    accessed = [note for note in notes if note.has_access_date]

    assert _share("days of access", accessed, lambda note: bool(_fields(note).accessed_date)) >= 0.99


def test_day_of_a_copy_is_found_where_the_text_names_one(notes: list[Note]) -> None:
    archived = [note for note in notes if "Archived" in note.text]

    assert _share("days of copies", archived, lambda note: bool(_fields(note).archived_date)) == 1


def test_copy_is_found_where_a_link_leads_to_an_archive(notes: list[Note]) -> None:
    linked = [note for note in notes if any(archive in url for _, url in note.links for archive in ARCHIVES)]

    assert _share("copies", linked, lambda note: bool(_fields(note).archive_url)) == 1


def test_page_is_the_first_link_or_named_by_its_copy(notes: list[Note]) -> None:
    linked = [note for note in notes if note.links]

    assert _share("pages", linked, lambda note: bool(_fields(note).url)) == 1


def test_records_and_texts_agree(notes: list[Note]) -> None:
    disagreements = [found for note in notes for found in read_note(note.text, note.cite, note.links, note.coins)[1]]

    assert disagreements == []


def _share(what: str, notes: list[Note], is_met: Callable[[Note], bool]) -> float:
    met = sum(map(is_met, notes))
    print(f"{what}: {met} of {len(notes)}")  # noqa: T201 - the measured share, shown with -s
    return met / len(notes)


def _fields(note: Note) -> Fields:
    return read_note(note.text, note.cite, note.links, note.coins)[0]


def _has_title(note: Note) -> bool:
    return _bare(citation_fields(note.cite).title) == _bare(read_coins(note.coins).title)


def _has_authors(note: Note) -> bool:
    printed = _bare(citation_fields(note.cite).authors)
    return all(_bare(author) in printed for author in read_coins(note.coins).authors)


def _recorded_date(note: Note) -> str:
    return read_record_date(read_coins(note.coins).date, wording())


def _origin(note: Note) -> str:
    record = read_coins(note.coins)
    return record.work or record.publisher


def _bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text))
