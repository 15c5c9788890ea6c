"""The first assets: captures as archived bytes, and the articles read from them, with what was not trusted."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import dagster as dg
from pydantic import Field, TypeAdapter

from pipeline.admission import Quarantined, admit
from pipeline.archive.captures import read_archive
from pipeline.archive.wikis import Wikis
from pipeline.defs.resources import READINGS, Folders
from pipeline.extract.reading import Reading
from pipeline.watch.news import News
from pipeline.watch.refresh import Outcome, capture_one, look
from pipeline.watch.telling import outcome_as_text

# The check that says so, and the metadata that hands captures on to the summary.
UPSTREAM = "articles_are_upstream"
ADMITTED, QUARANTINED = "captures_admitted", "quarantined captures"
# A daily check that did not run is noticed.
FRESH = timedelta(hours=36)
CAPTURES: TypeAdapter[tuple[Quarantined, ...]] = TypeAdapter(tuple[Quarantined, ...])


class Looking(dg.Config):
    """Up to which captures a run looks: by article, the capture taken for its newest. Without any, all are seen."""

    until: dict[str, str] = Field(default_factory=dict)


class Asking(dg.Config):
    """What a run asks upstream before it reads: a revision of an article, all there is of all, or, as here, nothing."""

    article: str = ""
    revision: int = 0
    is_full: bool = False


@dg.asset(
    group_name="archive",
    kinds={"wikipedia", "file"},
    freshness_policy=dg.FreshnessPolicy.time_window(fail_window=FRESH),
    check_specs=[dg.AssetCheckSpec(UPSTREAM, asset="captures", description="Every article is still there upstream.")],
)
def captures(config: Asking, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
    """Archived articles as bytes under raw/, each verified against the captures log. One file is one capture."""
    raw = Path(folders.raw)
    news, captured = asked(raw, config)
    archive = read_archive(raw)
    digest = sha256("".join(archived.capture.sha256 for archived in archive).encode()).hexdigest()
    newest = "\n".join(f"- {a.article.article_id}: {a.capture.file}, {a.capture.bytes} bytes" for a in archive)
    yield dg.MaterializeResult(
        data_version=dg.DataVersion(digest),
        metadata={
            "articles": len(archive),
            "newest captures": dg.MetadataValue.md(newest),
            "captured": dg.MetadataValue.md("\n".join(f"- {outcome_as_text(each)}" for each in captured) or "nothing"),
        },
        check_results=[upstream_result(news)],
    )


def asked(raw: Path, config: Asking) -> tuple[tuple[News, ...], tuple[Outcome, ...]]:
    """What a run asks upstream, and what was captured."""

    def now() -> datetime:
        return datetime.now(UTC)

    if not (config.article or config.is_full):
        return (), ()
    with Wikis(raw) as wikis:
        if config.article:
            return (), (capture_one(raw, config.article, config.revision, wikis, now),)
        looked = look(raw, wikis, now, is_full=True)
        return looked.news, looked.captured


def upstream_result(news: Sequence[News]) -> dg.AssetCheckResult:
    """Failed where an article is gone upstream; its data stay. Passed where nobody was asked."""
    told = [dg.TableRecord({"article": each.article_id, "state": each.state, "message": each.message}) for each in news]
    return dg.AssetCheckResult(
        passed=not any(each.needs_a_person for each in news),
        check_name=UPSTREAM,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"asked": len(news), **({"articles": dg.MetadataValue.table(told)} if told else {})},
    )


@dg.asset(
    group_name="archive",
    kinds={"json"},
    deps=[captures],
    check_specs=[dg.AssetCheckSpec(ADMITTED, asset="documents", description="Every article's newest capture is trusted.")],
)
def documents(config: Looking, folders: Folders) -> Iterator[dg.MaterializeResult[list[Reading]]]:
    """Every article read, from its newest capture that is trusted: sections, paragraphs, tables as grids, references. One
    document is one article."""
    # Yielded, because Dagster takes a check beside a typed result that is returned for a second output.
    admission = admit(Path(folders.raw), Path(folders.out), until=config.until)
    readings = list(admission.readings)
    digest = sha256(READINGS.dump_json(readings)).hexdigest()
    metadata: dict[str, int | dg.MetadataValue[Any]] = {
        "articles": len(readings),
        "tables": sum(len(reading.document.tables) for reading in readings),
        "tables with columns won back": sum(
            table.alignment == "solved" for reading in readings for table in reading.document.tables
        ),
        QUARANTINED: dg.MetadataValue.json(CAPTURES.dump_python(admission.quarantined, mode="json")),
    }
    yield dg.MaterializeResult(
        value=readings,
        data_version=dg.DataVersion(digest),
        metadata=metadata,
        check_results=[admitted_result(admission.quarantined)],
    )


def admitted_result(quarantined: Sequence[Quarantined]) -> dg.AssetCheckResult:
    """Failed where a capture is quarantined, with what was measured; what a later capture replaced is only shown."""
    rows = [
        dg.TableRecord(
            {
                "article": each.article_id,
                "capture": each.capture_id,
                "gate": failure.gate,
                "measured": failure.measured,
                "limit": failure.limit,
                "published instead": each.instead,
            }
        )
        for each in quarantined
        for failure in each.failures
    ]
    count = len({each.where for each in quarantined})
    return dg.AssetCheckResult(
        passed=all(each.is_superseded for each in quarantined),
        check_name=ADMITTED,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={"count": count, **({"found": dg.MetadataValue.table(rows)} if rows else {})},
    )
