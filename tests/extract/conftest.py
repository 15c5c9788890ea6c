"""A small vocabulary and small documents to extract from, written as tests want to read them.

A grid is lines of cells, `Party | Votes | %` above `Adal | 15 | 75.00`; a flattened table is lines of words.
"""

from collections.abc import Callable, Sequence

import pytest

from pipeline.document.document import Cell, Document, Paragraph, Section, Table
from pipeline.document.values import split_citations
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Knowledge, Option, Person, Place


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    return Vocabulary(_knowledge())


@pytest.fixture
def grid() -> Callable[..., Table]:
    return _grid


@pytest.fixture
def flat() -> Callable[..., Table]:
    return _flat


@pytest.fixture
def infobox() -> Callable[..., Table]:
    return _infobox


@pytest.fixture
def document() -> Callable[..., Document]:
    return _document


def _knowledge() -> Knowledge:
    headers = {
        "Party": "party",
        "Candidate": "candidate",
        "Votes": "votes",
        "%": "share",
        "Seats": "seats",
        "Region": "place",
        "No. of races": "races",
        "Total:": "total",
        "No. of candidates": "nominations",
        "Ideology": "ideology",
        "Leader": "leader",
    }
    infobox = {
        "Turnout": "turnout",
        "Leader": "leader",
        "Party": "party",
        "Leader since": "leader_since",
        "Seats": "seats",
        "Percentage": "share",
        "Majority party": "rank",
        "Minority party": "rank",
        "Third party": "rank",
        "out of": "seats_of",
    }
    return Knowledge(
        headers=headers,
        rows={"Total": "total", "Total:": "total", "Registered voters/turnout": "base", "Source:": "source"},
        infobox=infobox,
        sections={"By-elections": "by-election"},
        ideologies=frozenset({"Big tent", "Agrarianism"}),
        options=(
            Option("nur-otan", "party", ("Nur Otan",), ("NO",)),
            Option("auyl", "party", ("Auyl", "Auyl People's Party"), ("AUYL",)),
            Option("adal", "party", ("Adal",), ("ADAL",)),
            Option("jsdp", "party", ("Social Democrats",), ("JSDP",)),
            Option("independent", "independent", ("Independent", "Independents")),
            Option("against-all", "against_all", ("Against all",)),
            Option("invalid", "invalid", ("Invalid votes",)),
        ),
        places=(
            _place("kazakhstan", "", "Kazakhstan"),
            _place("aqmola-region", "kazakhstan", "Aqmola", "Aqmola Region"),
            _place("kyzylorda-region", "kazakhstan", "Kyzylorda", "Kyzylorda Region"),
            _place("kazakhstan-west", "kazakhstan", "West Kazakhstan"),
            _place("aral-district", "kyzylorda-region", "Aral District"),
            _place("aral", "aral-district", "Aral"),
            _place("shieli-district", "kyzylorda-region", "Shieli District"),
            _place("aqqum", "aral-district", "Aqqum", "Aqqum Rural District"),
        ),
        people=(
            Person("nursultan-nazarbayev", "Nursultan Nazarbayev", "nur-otan"),
            Person("ali-bektaev", "Äli Bektaev", "auyl"),
            Person("serik-sultangali", "Serik Sultangali", "adal"),
        ),
    )


def _place(place_id: str, parent: str, *names: str) -> Place:
    forms = {"kk_cyrl": "", "kk_latn": "", "ru": "", "en": names[-1], "iso_3166_2": "", "wof_id": "", "wikidata_id": ""}
    return Place(place_id=place_id, kind="place", parent=parent, names=names, **forms)


def _grid(table_id: str, *lines: str, kind: str = "", caption: str = "", section_id: str = "s01") -> Table:
    """The first line are the headings. A line of one cell spans the table, as does one a row that names its source."""
    rows = [[text.strip() for text in line.split("|")] for line in lines]
    width = max(map(len, rows))
    cells = []
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            plain, marks = split_citations(text)
            span = width if len(texts) == 1 else 1
            cells.append(Cell(row, column, plain, colspan=span, is_header=row == 1, reference_numbers=marks))
    return Table(table_id, section_id, caption, 1, tuple(cells), kind=kind)


def _flat(headings: str, *rows: str, caption: str = "") -> Table:
    """Headings are separated by `|`; every row is the one cell a text capture leaves of it."""
    texts = [text.strip() for text in headings.split("|")]
    cells = [Cell(1, column, text, is_header=True) for column, text in enumerate(texts, start=1)]
    cells += [Cell(row, 1, text, colspan=len(texts)) for row, text in enumerate(rows, start=2)]
    return Table("t01", "s01", caption, 1, tuple(cells), is_flattened=True)


def _infobox(*lines: str) -> Table:
    cells = tuple(Cell(row, 1, line) for row, line in enumerate(lines, start=1))
    return Table("infobox", "s00", "", 0, cells, is_flattened=True)


def _document(
    *tables: Table, headings: Sequence[str] = ("Results",), texts: Sequence[tuple[str, str]] = (), title: str = "Elections"
) -> Document:
    """Headings become sections s01, s02, …; `=` before one sets it a level deeper: `=1 August`. Texts are (section, text)."""
    sections = [Section("s00", 1, "", "", "")]
    for number, heading in enumerate(headings, start=1):
        level = 2 + heading.count("=")
        parent = next(section for section in reversed(sections) if section.level < level)
        sections.append(Section(f"s{number:02d}", level, str(number), heading.lstrip("="), parent.section_id))
    paragraphs = tuple(Paragraph.printed(number, section_id, text) for number, (section_id, text) in enumerate(texts, start=1))
    return Document(title, "text-mirror", tuple(sections), paragraphs, tables, ())
