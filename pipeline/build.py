"""The whole job without Dagster: a folder of archived articles in, a published version out.

The steps are in `pipeline.flow`; the same steps as Dagster assets are in `pipeline.defs`.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline import flow
from pipeline.archive.captures import read_archive
from pipeline.checks.contract import refuse
from pipeline.extract.reading import read
from pipeline.model.schema import Row
from pipeline.publish.dataset import dataset_files
from pipeline.publish.store import Published
from pipeline.release import release


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: every table's rows, and the version they are in."""

    tables: dict[str, list[Row]]
    published: Published


def build(raw: Path, out: Path) -> Built:
    """Reads every archived article and publishes its tables if their content changed.

    Raises a `SailauError` when anything cannot be read, understood or published; `out` is then as it was.
    """
    tables = flow.run([read(archived) for archived in read_archive(raw)])
    refuse(tables)
    return Built(tables, release(out, dataset_files(tables), tables))
