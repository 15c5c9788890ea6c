"""The first assets: captures as archived bytes, and the articles read from them, with what was not trusted."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import dagster as dg
from pydantic import Field, TypeAdapter

from pipeline.admission import Quarantined, admit
from pipeline.archive.captures import read_archive
from pipeline.defs.resources import READINGS, Folders
from pipeline.extract.reading import Reading

# The check that says so, and the metadata that hands captures on to the summary.
ADMITTED, QUARANTINED = "captures_admitted", "quarantined captures"
CAPTURES: TypeAdapter[tuple[Quarantined, ...]] = TypeAdapter(tuple[Quarantined, ...])


class Looking(dg.Config):
    """Up to which captures a run looks: by article, the capture taken for its newest. Without any, all are seen."""

    until: dict[str, str] = Field(default_factory=dict)


@dg.asset(group_name="archive", kinds={"wikipedia", "file"})
def captures(folders: Folders) -> dg.MaterializeResult[None]:
    """Archived articles as bytes under raw/, each verified against the captures log. One file is one capture."""
    archive = read_archive(Path(folders.raw))
    digest = sha256("".join(archived.capture.sha256 for archived in archive).encode()).hexdigest()
    newest = "\n".join(f"- {a.article.article_id}: {a.capture.file}, {a.capture.bytes} bytes" for a in archive)
    return dg.MaterializeResult(
        data_version=dg.DataVersion(digest),
        metadata={"articles": len(archive), "newest captures": dg.MetadataValue.md(newest)},
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
