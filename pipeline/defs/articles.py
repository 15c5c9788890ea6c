"""The first assets: captures as archived bytes, and the articles read from them.

What a run asks upstream before is in `asking`; what the checks beside these assets say is in `admitted`.
"""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipeline.admission import admit
from pipeline.archive.captures import read_archive
from pipeline.defs import shown
from pipeline.defs.admitted import ADMITTED_SPEC, CAPTURES, QUARANTINED, UPSTREAM_SPEC, admitted_result, upstream_result
from pipeline.defs.asking import Asking, asked
from pipeline.defs.code import versioned
from pipeline.defs.groups import group
from pipeline.defs.resources import READINGS, Folders
from pipeline.extract.articles import article_row
from pipeline.extract.reading import Reading
from pipeline.model import parts
from pipeline.publish.diff.excerpt import plain
from pipeline.publish.overview.captures import capture_records, document_records
from pipeline.publish.overview.markdown import bullets
from pipeline.publish.overview.samples import sample
from pipeline.publish.overview.sources import sources
from pipeline.watch.telling import outcome_as_text

# A daily check that did not run is noticed.
FRESH = timedelta(hours=36)


class Looking(dg.Config):
    """Up to which captures a run looks: by article, the capture taken for its newest. Without any, all are seen."""

    until: dict[str, str] = Field(default_factory=dict)


@dg.asset(
    group_name=group("archive"),
    kinds={"wikipedia", "file"},
    freshness_policy=dg.FreshnessPolicy.time_window(fail_window=FRESH),
    check_specs=[UPSTREAM_SPEC],
    metadata={
        "dagster/column_schema": shown.schema(parts.CAPTURES),
        "code": dg.MetadataValue.path("pipeline/archive/captures.py"),
    },
)
def captures(config: Asking, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
    """One row is one capture of an article: bytes under raw/, each verified against the log, never edited. Started by the
    sensor or the daily check, a run first captures what is new upstream."""
    raw = Path(folders.raw)
    news, captured = asked(raw, config)
    archive = read_archive(raw)
    read = [(archived.article, archived.capture) for archived in archive]
    rows = capture_records(read)
    yield dg.MaterializeResult(
        data_version=dg.DataVersion(sha256("".join(capture.sha256 for _, capture in read).encode()).hexdigest()),
        metadata={
            "dagster/row_count": len(rows),
            "pages": dg.MetadataValue.md(sources(article_row(*each) for each in read)),
            "captured": dg.MetadataValue.md(bullets([plain(outcome_as_text(each)) for each in captured], "nothing new")),
            **({"sample": shown.table(sample(rows))} if rows else {}),
        },
        check_results=[upstream_result(news)],
    )


@dg.asset(
    group_name=group("archive"),
    kinds={"json"},
    deps=[captures],
    check_specs=[ADMITTED_SPEC],
    metadata={
        "dagster/column_schema": shown.schema(parts.DOCUMENTS, shown.lineage_of_documents()),
        "dagster/column_lineage": shown.lineage_of_documents(),
        "code": dg.MetadataValue.path("pipeline/extract/reading.py"),
    },
)
def documents(config: Looking, folders: Folders) -> Iterator[dg.MaterializeResult[list[Reading]]]:
    """One row is one article, read from its newest capture that is trusted: sections, paragraphs, tables as grids, references.
    Its columns are its parts; tables are also told apart by what they were recognised as."""
    # Yielded, because Dagster takes a check beside a typed result that is returned for a second output.
    admission = admit(Path(folders.raw), Path(folders.out), until=config.until)
    readings = list(admission.readings)
    rows = document_records((reading.article_id, reading.document) for reading in readings)
    yield dg.MaterializeResult(
        value=readings,
        data_version=dg.DataVersion(sha256(READINGS.dump_json(readings)).hexdigest()),
        metadata={
            "dagster/row_count": len(readings),
            "read from": dg.MetadataValue.md(sources(article_row(each.article, each.capture) for each in readings)),
            QUARANTINED: dg.MetadataValue.json(CAPTURES.dump_python(admission.quarantined, mode="json")),
            **({"sample": shown.table(sample(rows))} if rows else {}),
        },
        check_results=[admitted_result(admission.quarantined)],
    )


@dg.definitions
def archive() -> dg.Definitions:
    return dg.Definitions(assets=versioned(captures, documents))
