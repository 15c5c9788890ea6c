"""A small vocabulary and small documents to extract from, written as tests want to read them.

A grid is lines of cells, `Party | Votes | %` above `Adal | 15 | 75.00`; a flattened table is lines of words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from pipeline.document.document import Cell, Document, Paragraph, Section, Table
from pipeline.document.values import split_citations
from pipeline.extract.assembly import Assembled, assemble
from pipeline.extract.blocks import Grid, blocks
from pipeline.extract.body import BodyRow, body_rows
from pipeline.extract.columns import columns
from pipeline.extract.elections import Elections, read_elections
from pipeline.extract.slots import Columns
from pipeline.extract.statements import TableReading
from pipeline.extract.table_reading import Around, read_table, read_tables
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Knowledge, Option, Person, Place, knowledge
from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import canonical

ARTICLE_ID = "adal-2021"


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A document read to the end: its tables, the elections they are about, and the rows they give."""

    readings: tuple[TableReading, ...]
    elections: Elections
    assembled: Assembled

    def rows(self, table: str) -> list[Row]:
        """Rows of a published table as its CSV holds them, without the columns that state nothing."""
        rows = canonical(BY_NAME[table], self.assembled.rows[table])
        return [{column: value for column, value in row.items() if value} for row in rows]


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    """A few words and names of Kazakhstan, for tests of what articles are about."""
    return Vocabulary(_knowledge(), "kazakhstan")


@pytest.fixture(scope="session")
def all_words() -> Vocabulary:
    """The lookups that come with the code, of no country, for tests of how tables are read."""
    return Vocabulary(knowledge())


@pytest.fixture
def laid_out(all_words: Vocabulary) -> Callable[..., Columns]:
    """The columns of a table's first block."""
    return lambda table, **more: columns(blocks(Grid(table), all_words)[0], all_words, **more)


@pytest.fixture
def rows_in(all_words: Vocabulary, laid_out: Callable[..., Columns]) -> Callable[[Table], list[BodyRow]]:
    """The rows of a table's first block."""
    return lambda table: body_rows(laid_out(table), all_words)


@pytest.fixture
def reading_of(all_words: Vocabulary) -> Callable[..., TableReading]:
    """A table read on its own; what stands around it as `texts`, `subject`, `parties`, `people`."""

    def of(table: Table, *texts: str, **around: object) -> TableReading:
        return read_table(table, Around(texts, **around), all_words)

    return of


@pytest.fixture
def article_of(words: Vocabulary) -> Callable[..., ReadArticle]:
    """A document read to the end, as an article about Kazakhstan."""

    def of(article: Document, *, is_strict: bool = True) -> ReadArticle:
        readings = read_tables(article, article.title, words)
        elections = read_elections(
            ARTICLE_ID, article.title, "kazakhstan", article, readings, words, "raw/x.txt", is_strict=is_strict
        )
        return ReadArticle(readings, elections, assemble(ARTICLE_ID, elections, readings, words))

    return of


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
        "Year": "year",
        "Date": "date",
        "Pollster": "pollster",
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
        values={"-": "not_stated", "Unopposed": "unopposed", "(incumbent)": "incumbent_mark", "Elected": "elected_mark"},
        rounds={"First round": "1", "Second round": "2"},
        infobox=infobox,
        sections={"By-elections": "by-election", "*election*": "election"},
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


_PICTURE = re.compile(r"\{(.*?)\}")


def _grid(table_id: str, *lines: str, headings: int = 1, caption: str = "", section_id: str = "s01", **more: str) -> Table:
    """The first line are the headings. A line of one cell spans the table, as does one of a row that names its source.

    `<` goes on with the cell to its left, `^` with the cell above; a picture is its text in braces, `Adal {Green tick}`.
    """
    rows = [[text.strip() for text in line.split("|")] for line in lines]
    width = max(map(len, rows), default=0)
    cells: dict[tuple[int, int], Cell] = {}
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            if text == "<":
                _reach(cells, row, column, "colspan")
            elif text == "^":
                _reach(cells, row, column, "rowspan")
            else:
                plain, marks = split_citations(_PICTURE.sub("", text).strip())
                pictures = "\n".join(_PICTURE.findall(text))
                span = width if len(texts) == 1 else 1
                cells[row, column] = Cell(
                    row, column, plain, 1, span, is_header=row <= headings, reference_numbers=marks, image_alt=pictures
                )
    return Table(table_id, section_id, caption, headings, tuple(cells.values()), **more)


def _reach(cells: dict[tuple[int, int], Cell], row: int, column: int, span: str) -> None:
    """Makes the cell before or above reach over this slot too, unless it does already."""
    before = (row, column - 1) if span == "colspan" else (row - 1, column)
    for at, cell in cells.items():
        if cell.row <= before[0] < cell.row + cell.rowspan and cell.column <= before[1] < cell.column + cell.colspan:
            needed = column - cell.column + 1 if span == "colspan" else row - cell.row + 1
            cells[at] = cell._replace(**{span: max(needed, getattr(cell, span))})


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
