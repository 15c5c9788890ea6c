"""The first assets: captures as archived bytes, and the articles read from them."""

from hashlib import sha256
from pathlib import Path

import dagster as dg

from pipeline.archive.captures import read_archive
from pipeline.defs.resources import READINGS, Folders
from pipeline.extract.reading import Reading, read


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


@dg.asset(group_name="archive", kinds={"json"}, deps=[captures])
def documents(folders: Folders) -> dg.MaterializeResult[list[Reading]]:
    """Every article read: sections, paragraphs, tables as grids, references. One document is one article."""
    readings = [read(archived) for archived in read_archive(Path(folders.raw))]
    digest = sha256(READINGS.dump_json(readings)).hexdigest()
    metadata = {
        "articles": len(readings),
        "tables": sum(len(reading.document.tables) for reading in readings),
        "tables with columns won back": sum(
            table.alignment == "solved" for reading in readings for table in reading.document.tables
        ),
    }
    return dg.MaterializeResult(value=readings, data_version=dg.DataVersion(digest), metadata=metadata)
