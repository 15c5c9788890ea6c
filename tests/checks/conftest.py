"""A small article to check: a real Reading of a few lines of text or HTML, and rows with what a test leaves out filled in.

Rows are of the main election, over the whole country, unless they say otherwise; an option's id follows from its name.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.archive.article import Accepted, Article
from pipeline.archive.captures import ArchivedArticle, Capture, read_archive
from pipeline.checks.rule import Checked
from pipeline.extract.reading import Reading, read
from pipeline.model.schema import Row, Rows
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import canonical

ROOT = Path(__file__).parents[2]
ARTICLE = "auyl-2021"
TITLE = "Auyl elections"


@pytest.fixture
def checked() -> Callable[..., Checked]:
    return _checked


@pytest.fixture(scope="session")
def first_article() -> tuple[Reading, dict[str, list[Row]]]:
    """The first article: its reading, and every table made from it."""
    reading = next(read(a) for a in read_archive(ROOT / "raw") if a.article.article_id == "2021-kazakh-municipal-elections")
    return reading, flow.run([reading])


def _checked(
    body: str = "Held once.", *, contents: str = "Contents 1 ", expect: Mapping[str, int] | None = None, **tables: Rows
) -> Checked:
    """An article with this `body`, as a mirror flattens it, its contents list, what article.yml expects, and its rows.

    A body of HTML is a page of its own, and read leniently.
    """
    reading = _reading(body, contents, dict(expect or {}))
    return Checked(reading, {name: _rows(name, rows, reading) for name, rows in tables.items()})


def _reading(body: str, contents: str, expect: dict[str, int]) -> Reading:
    body, is_html = body.strip(), body.strip().startswith("<")
    text = f"Wikipedia\n\n{TITLE}\n\n{body}\n\nauyl, elections, {TITLE} {contents}\n\n, read, download\n"
    if is_html:
        text = f"<html><head><title>{TITLE}</title></head><body><main>{body}</main></body></html>"
    common = {"title": TITLE, "licence": "CC-BY-SA-4.0", "attribution": "Wikipedia contributors"}
    article = Article(
        article_id=ARTICLE,
        project="en.wikipedia.org",
        language="en",
        page_id=None,
        place="kazakhstan",
        expect=expect,
        runbook="None.",
        accepted=None if is_html else Accepted(),
        **common,
    )
    capture = Capture(
        article_id=ARTICLE,
        capture_id="12",
        file=f"{ARTICLE}/captures/12.txt",
        url="https://en.wikipedia.org/w/index.php?title=Auyl_elections&oldid=12",
        canonical_title=common.pop("title"),
        page_id=None,
        revision_id=12,
        revision_timestamp=None,
        captured_at="2021-07-30T00:00:00Z",
        status=None,
        headers={},
        media_type="text/html" if is_html else "text/plain",
        reader="html-mirror" if is_html else "text-mirror",
        sha256="ab" * 32,
        bytes=len(text.encode()),
        via="file",
        **common,
    )
    return read(ArchivedArticle(article, capture, text.encode()))


def _rows(table: str, rows: Rows, reading: Reading) -> list[Row]:
    return canonical(BY_NAME[table], [_row(table, row, reading) for row in rows])


def _row(table: str, row: Mapping[str, str], reading: Reading) -> Row:
    defaults = {"article_id": ARTICLE, "election_id": ARTICLE, "place_id": "kazakhstan"}
    filled = {name: value for name, value in defaults.items() if name in BY_NAME[table].column_names} | dict(row)
    if "place_name" in BY_NAME[table].column_names:
        place = reading.words.places_by_id.get(filled["place_id"])
        filled.setdefault("place_name", place.en if place else "")
    if "option_name" in row:
        filled.setdefault("option_id", reading.words.options[row["option_name"]].option_id)
    return filled
