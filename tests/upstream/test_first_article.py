"""Two readers, one truth: the first article's genuine text, rendered by a real MediaWiki, says what the text says."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.archive.captures import read_archive
from pipeline.checks.readers import readers_agree
from pipeline.checks.rule import Checked
from pipeline.document.document import Document, Table
from pipeline.extract.reading import Reading, read, read_document
from pipeline.extract.recover import recover
from tests.upstream.wiki import Wiki
from tests.upstream.wikitext import wikitext

ROOT = Path(__file__).parents[2]
ARTICLE = "2021-kazakh-municipal-elections"


@pytest.fixture(scope="module")
def committed() -> Reading:
    """The reading of the rendering under raw/, the genuine text beside it."""
    return next(read(archived) for archived in read_archive(ROOT / "raw") if archived.article.article_id == ARTICLE)


@pytest.fixture(scope="module")
def title(mediawiki: Wiki, committed: Reading) -> str:
    """The article on the wiki, written from the genuine text alone."""
    genuine = committed.beside[0].document
    mediawiki.put_page(genuine.title, wikitext(genuine))
    return genuine.title


def document(data: bytes, committed: Reading) -> Document:
    found = read_document(data, "rendered", committed.words)
    return replace(recover(found, committed.words, "rendered"), title=committed.document.title)


def comparable(found: Document) -> Document:
    """The document but for what a flattened text cannot say: line breaks in cells, and which columns were won back."""
    tables = tuple(folded(table) for table in found.tables)
    return replace(found, reader="", lines=(), remarks=(), tables=tables)


def folded(table: Table) -> Table:
    cells = tuple(cell._replace(text=" ".join(cell.text.split()), is_recovered=False) for cell in table.cells)
    return replace(table, cells=cells, alignment="as_published")


def test_legacy_rendering_says_what_the_text_says(mediawiki: Wiki, title: str, committed: Reading) -> None:
    found = document(mediawiki.legacy_fragment(title), committed)

    assert comparable(found) == comparable(committed.beside[0].document)


def test_parsoid_rendering_says_what_the_text_says(mediawiki: Wiki, title: str, committed: Reading) -> None:
    found = document(mediawiki.parsoid_page(title), committed)

    assert comparable(found) == comparable(committed.beside[0].document)


def test_typed_tables_are_the_same_from_every_reader(mediawiki: Wiki, title: str, committed: Reading) -> None:
    for data in (mediawiki.legacy_fragment(title), mediawiki.parsoid_page(title)):
        reading = replace(committed, document=document(data, committed))
        assert list(readers_agree(Checked(reading, {}))) == []


def test_committed_rendering_is_what_the_wiki_makes_of_the_text(mediawiki: Wiki, title: str, committed: Reading) -> None:
    found = document(mediawiki.legacy_fragment(title), committed)

    assert comparable(found) == comparable(committed.document)
