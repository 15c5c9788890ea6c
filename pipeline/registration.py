"""Registering an article: its folder, a proposed `article.yml`, its first capture, its line in the captures log.

What is proposed is what was found in it; what was not understood is listed for a person to look at, and accepted until then.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from pipeline.archive.arrivals import Arrival
from pipeline.archive.article import Accepted, Article
from pipeline.archive.captures import ArchivedArticle
from pipeline.archive.capturing import add_article, refuse_taken
from pipeline.archive.pending import LOG
from pipeline.document.document import INFOBOX
from pipeline.document.slug import slug
from pipeline.drafting import completed, drafted, page_of
from pipeline.errors import ArticleFileError
from pipeline.extract.elections import STATING
from pipeline.extract.reading import Reading, read
from pipeline.extract.revision import tried
from pipeline.unregistered import read_bytes

LICENCE, ATTRIBUTION = "CC-BY-SA-4.0", "Wikipedia contributors"

_WIKIPEDIA = re.compile(r"([a-z]{2,3}|simple)\.wikipedia\.org")


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of the article; empty where nothing was said."""

    title: str = ""
    project: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """What was written: the folder, and the article as it is read from it."""

    folder: Path
    reading: Reading

    @property
    def unknown_headings(self) -> list[str]:
        """Headings whose column is left out."""
        return sorted(self._accepted.headings)

    @property
    def unread_values(self) -> list[str]:
        """Texts in the place of numbers, left out."""
        return sorted(self._accepted.values)

    @property
    def unsolved_tables(self) -> list[str]:
        """Ids of tables of a text whose columns are not won back, which give no rows."""
        return [table.table_id for table in self.reading.document.tables if table.alignment == "ambiguous"]

    @property
    def is_understood(self) -> bool:
        return not (self.unknown_headings or self.unread_values or self.unsolved_tables)

    @property
    def _accepted(self) -> Accepted:
        return self.reading.article.accepted or Accepted()


def register(arrival: Arrival, article_id: str, raw: Path, about: About) -> Registered:
    """Writes the folder of a new article with what arrived as its first capture, so that the next build includes it.

    Raises `UnreadableCaptureError` for what is no article, `ArticleFileError` for an id that cannot be, or is taken, and what
    `capturing.add_article` does. Then nothing is left behind.
    """
    refuse_id(raw, article_id)
    arrival = completed(arrival)
    lenient = read_bytes(arrival.data, arrival.where, arrival.title or Path(arrival.where).stem)
    article = _proposed(lenient, article_id, about, arrival)
    draft = drafted(article, replace(arrival, title=article.title), lenient.capture.reader)
    reading = read(ArchivedArticle(article, draft, arrival.data))
    _ = reading.assembled
    capture = add_article(raw, draft, arrival.data, {"article.yml": article_yml(article, reading).encode()})
    return Registered(raw / article_id, replace(reading, capture=capture))


def refuse_id(raw: Path, article_id: str) -> None:
    """Raises `ArticleFileError` where no article of this id can be registered in raw/."""
    if not article_id or article_id != slug(article_id):
        raise ArticleFileError(f"article id {article_id!r}", "is no id", "use lower case letters, digits and hyphens")
    refuse_taken(raw, article_id)
    if not (raw / LOG).is_file():
        raise ArticleFileError(f"{raw.name}/{LOG}", "is missing", "name the folder that holds it with --raw")


def _proposed(reading: Reading, article_id: str, about: About, arrival: Arrival) -> Article:
    """The article as far as it can be told from its first capture."""
    remarks = [remark for table in reading.readings for remark in table.remarks]
    headings = frozenset(remark.stated for remark in remarks if remark.check == "unknown_heading")
    values = frozenset(remark.stated for remark in remarks if remark.check == "unread_value")
    kinds = Counter(table.family.kind for table in reading.readings if table.family.kind in STATING)
    infobox = reading.document.table(INFOBOX)
    caption = infobox.caption if infobox is not None else ""
    title = about.title or arrival.title or reading.document.title or caption or reading.article.title
    project = about.project or page_of(arrival.url).project
    return Article(
        article_id=article_id,
        title=title,
        project=project or "unknown",
        language=about.language or _language(project),
        page_id=arrival.page_id,
        place=reading.words.country,
        licence=LICENCE,
        attribution=ATTRIBUTION,
        expect=dict(sorted(kinds.items())),
        runbook="See what was not understood, and whether the place of the main election can be named.",
        accepted=Accepted(headings, values, names=True),
    )


def _language(project: str) -> str:
    """The language of a Wikipedia, by its address."""
    named = _WIKIPEDIA.fullmatch(project)
    return {"simple": "en"}.get(named[1], named[1]) if named else "und"


def article_yml(article: Article, reading: Reading) -> str:
    """`article.yml` as proposed: the keys people own, and in comments what they should look at."""
    accepted = article.accepted or Accepted()
    known = {
        "title": article.title,
        "project": article.project,
        "language": article.language,
        "page_id": article.page_id,
        "place": article.place or None,
        "licence": article.licence,
        "attribution": article.attribution,
    }
    parts = [
        "# Proposed by `sailau add` from the first capture; people own it from here on.",
        _yaml(known),
        "expect:                  # tables the article has; fewer is a finding of severity error"
        if article.expect
        else "expect: {}",
        *(f"  {kind}: {count}" for kind, count in article.expect.items()),
        "# Not understood, and left out. Take an entry away once the lookups know it: then the build insists on it.",
        _yaml(
            {
                "accepted": {
                    "headings": sorted(accepted.headings),
                    "values": sorted(accepted.values),
                    "names": accepted.names,
                }
            }
        ),
        _yaml({"runbook": article.runbook}),
        "# Tables as they were read:",
        *(f"#   {line}" for line in tables_in_lines(reading)),
    ]
    return "\n".join(parts) + "\n"


def tables_in_lines(reading: Reading) -> Iterator[str]:
    """What every content table was read as, and what it gave, a line a table."""
    for table in reading.readings:
        if table.family.kind in ("navbox", "notice", "legend", "infobox"):
            continue
        if table.table.alignment == "ambiguous":
            reasons = [each.message for each in reading.document.remarks if each.subject == table.table.table_id]
            yield f"{table.table.table_id} {table.family.kind}: no rows; {'; '.join(reasons)}"
            continue
        rows = Counter(statement.table for statement in table.statements if statement.table != "parties")
        counts = ", ".join(f"{count} {name}" for name, count in rows.items()) or "no rows"
        sums = tried(table)
        held = f"; {sum(each.is_held for each in sums)} of {len(sums)} sums and shares hold" if sums else ""
        yield f"{table.table.table_id} {table.family.kind} ({table.family.confidence:.2f}): {counts}{held}"


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=120).rstrip()
