"""The report of a version: a front page and a page an article, as HTML that needs nothing but itself. Values in, bytes out.

What the pages say is made in the modules beside, how they look is in `templates/`. For programs there are the tables.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from pipeline.model.schema import SCHEMA_VERSION, Row, Rows
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.charts.chart import Spec
from pipeline.publish.charts.drawing import svg
from pipeline.publish.charts.listing import charts
from pipeline.publish.charts.palette import DARK, LIGHT
from pipeline.publish.overview.markdown import is_web
from pipeline.publish.report.grids import grids, passages
from pipeline.publish.report.history import history
from pipeline.publish.report.listings import election_listings, name_listings
from pipeline.publish.report.tally import facts, tally
from pipeline.publish.report.told import Findings
from pipeline.publish.shown.names import SCRIPTS
from pipeline.publish.shown.subject import Subject, subjects

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "report"
FRONT = f"{FOLDER}/index.html"
_TEMPLATES = Path(__file__).with_name("templates")
_SCRIPT_NAMES = {"kk_cyrl": "Қазақша", "kk_latn": "Qazaqşa", "en": "English", "ru": "Русский"}


@dataclass(frozen=True, slots=True)
class ReportedVersion:
    """A version to report on: its tables, what they were made from (rows of `provenance`), and what changed.

    `versions`: this version and those before it, newest first, each with its `changes.json`; empty where it has none.
    """

    version_id: str
    tables: Mapping[str, Rows]
    provenance: Sequence[Row]
    versions: Sequence[tuple[str, Mapping[str, Any]]]


def report_files(release: ReportedVersion) -> dict[str, bytes]:
    """Every page by its path within the version."""
    articles = list(subjects(release.tables))
    pages = {FRONT: _render("front.html.j2", _front(release, articles))}
    for subject in articles:
        pages[page_of(subject.article["article_id"])] = _render("article.html.j2", _article(release, subject))
    return pages


def page_of(article_id: str) -> str:
    """The path of an article's page within a version; no id ends in an underscore, so that none is the front page's."""
    return f"{FOLDER}/{article_id}{'_' if article_id == 'index' else ''}.html"


def _front(release: ReportedVersion, articles: Sequence[Subject]) -> dict[str, Any]:
    return {
        "release": release,
        "articles": [
            {
                "row": subject.article,
                "page": page_of(subject.article["article_id"]).removeprefix(f"{FOLDER}/"),
                "tally": tally(subject),
                "facts": facts(subject),
                "captured_at": _captured_at(release, subject),
                "findings": Findings(subject.tables["findings"]).told,
            }
            for subject in articles
        ],
        "history": history(release.versions),
        "tables": [(table, len(release.tables[table.name])) for table in ALL_TABLES],
    }


def _article(release: ReportedVersion, subject: Subject) -> dict[str, Any]:
    return {
        "release": release,
        "article": subject.article,
        "captured_at": _captured_at(release, subject),
        "tally": tally(subject),
        "facts": facts(subject),
        "charts": list(charts(subject)),
        "listings": list(election_listings(subject)),
        "names": list(name_listings(subject)),
        "findings": Findings(subject.tables["findings"]),
        "grids": grids(subject),
        "passages": passages(subject),
        "references": subject.tables["references"],
        "history": history(release.versions, subject.article["article_id"]),
        "forms": subject.forms,
    }


def _captured_at(release: ReportedVersion, subject: Subject) -> str:
    """The day the article was captured, as far as it is known."""
    rows = (row for row in release.provenance if row["article_id"] == subject.article["article_id"] and row["role"] == "read")
    return next((row["captured_at"][:10] for row in rows), "")


def _render(template: str, context: Mapping[str, Any]) -> bytes:
    return _environment().get_template(template).render(context).encode()


@cache
def _environment() -> "Environment":
    # Not before a page is written: most starts of a command write none.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"svg": _drawn, "island": _island, "grouped": grouped, "coded": coded}
    environment.tests["web"] = is_web
    script = (_TEMPLATES / "report.js").read_text("utf-8")
    environment.globals |= {
        "style": Markup((_TEMPLATES / "report.css").read_text("utf-8")),  # noqa: S704 # our own file
        "script": Markup(script),  # noqa: S704 # our own file
        "script_hash": base64.b64encode(sha256(script.encode()).digest()).decode(),
        "scripts": SCRIPTS,
        "script_names": _SCRIPT_NAMES,
        "schema_version": SCHEMA_VERSION,
        "light": LIGHT,
        "dark": DARK,
    }
    return environment


def _drawn(spec: Spec) -> Markup:
    """A chart, whose texts were escaped as it was drawn."""
    return Markup(svg(spec))  # noqa: S704


def _island(data: object) -> Markup:
    """Data as JSON within a page: text that would end the element it stands in, or begin a comment, is escaped."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def coded(text: str) -> Markup:
    """Text of ours with what stands in backticks as code."""
    return Markup("").join(Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(text.split("`")))


def grouped(text: str) -> str:
    """A whole number of five digits and more in groups of three, divided by narrow spaces; any other text as it is."""
    return f"{int(text):,}".replace(",", "\u202f") if text.isdigit() and len(text) > 4 and text[0] != "0" else text
