"""Registering an article from a file: its folder, a proposed `article.yml`, its first capture, its line in the captures log.

What is proposed is what was found in it; what was not understood is listed for a person to look at, and accepted until then.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import yaml

from pipeline.archive.article import Accepted, Article, read_article
from pipeline.archive.captures import LOG, ArchivedArticle
from pipeline.document.document import INFOBOX
from pipeline.document.slug import slug
from pipeline.errors import ArticleFileError, OutputError
from pipeline.extract.elections import STATING
from pipeline.extract.reading import Reading, read
from pipeline.extract.revision import tried
from pipeline.unregistered import read_file

LICENCE, ATTRIBUTION = "CC-BY-SA-4.0", "Wikipedia contributors"


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of the article; empty or None where nothing was said."""

    title: str = ""
    project: str = ""
    language: str = ""
    revision_id: int | None = None
    url: str = ""


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


def register(file: Path, article_id: str, raw: Path, about: About, captured_at: datetime) -> Registered:
    """Writes the folder of a new article with the file as its first capture, so that the next build includes it.

    Raises `UnreadableCaptureError` for a file that is no article, `ArticleFileError` for an id that cannot be, or is taken,
    `OutputError` where raw/ cannot be written. Then nothing is left behind.
    """
    if not article_id or article_id != slug(article_id):
        raise ArticleFileError(f"article id {article_id!r}", "is no id", "use lower case letters, digits and hyphens")
    folder = raw / article_id
    if folder.exists():
        raise ArticleFileError(f"{raw.name}/{article_id}", "is registered already", "choose another id, or add a capture to it")
    if not (raw / LOG).is_file():
        raise ArticleFileError(f"{raw.name}/{LOG}", "is missing", "name the folder that holds it with --raw")
    lenient, data = read_file(file)
    article = _proposed(lenient, article_id, about)
    name = str(about.revision_id or lenient.capture.sha256[:12])
    suffix = ".html" if lenient.capture.media_type == "text/html" else ".txt"
    capture = replace(
        lenient.capture,
        article_id=article_id,
        capture_id=name,
        file=f"{article_id}/captures/{name}{suffix}",
        url=about.url,
        canonical_title=article.title,
        revision_id=about.revision_id,
        captured_at=captured_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        licence=article.licence,
        attribution=article.attribution,
    )
    reading = read(ArchivedArticle(article, capture, data))
    _ = reading.assembled
    beside = raw / f".{article_id}.tmp"
    try:
        (beside / "captures").mkdir(parents=True)
        (beside / "article.yml").write_text(article_yml(article, reading), "utf-8")
        (beside / "captures" / f"{name}{suffix}").write_bytes(data)
        read_article(beside)
        beside.rename(folder)
        with (raw / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(asdict(capture), ensure_ascii=False) + "\n")
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(str(raw), f"cannot be written: {error.strerror}", "make room or give access") from error
        raise
    return Registered(folder, reading)


def _proposed(reading: Reading, article_id: str, about: About) -> Article:
    """The article as far as it can be told from its first capture."""
    remarks = [remark for table in reading.readings for remark in table.remarks]
    headings = frozenset(remark.stated for remark in remarks if remark.check == "unknown_heading")
    values = frozenset(remark.stated for remark in remarks if remark.check == "unread_value")
    kinds = Counter(table.family.kind for table in reading.readings if table.family.kind in STATING)
    infobox = reading.document.table(INFOBOX)
    caption = infobox.caption if infobox is not None else ""
    title = about.title or reading.document.title or caption or reading.article.title
    return Article(
        article_id=article_id,
        title=title,
        project=about.project or "unknown",
        language=about.language or "und",
        page_id=None,
        place=reading.words.country,
        licence=LICENCE,
        attribution=ATTRIBUTION,
        expect=dict(sorted(kinds.items())),
        runbook="Added from a file; see what was not understood, and whether the place of the main election can be named.",
        accepted=Accepted(headings, values, names=True),
    )


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
