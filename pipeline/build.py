"""The whole job without Dagster: a folder of archived articles in, a published version out.

The steps are in `pipeline.flow`; the same steps as Dagster assets are in `pipeline.defs`.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline import flow
from pipeline.admission import Quarantined, admit, refuse_degraded
from pipeline.checks.contract import refuse
from pipeline.model.schema import Row
from pipeline.publish.dataset import dataset_files
from pipeline.publish.store.versions import Published
from pipeline.release import release


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: every table's rows, the version they are in, and the captures that were not trusted."""

    tables: dict[str, list[Row]]
    published: Published
    quarantined: tuple[Quarantined, ...] = ()


def build(raw: Path, out: Path) -> Built:
    """Reads every archived article and publishes its tables if their content changed.

    Raises a `SailauError` when anything cannot be read, understood or published; `out` is then as it was.
    """
    admission = admit(raw, out)
    tables = flow.run(admission.readings)
    refuse(tables)
    refuse_degraded(admission.readings, tables, out)
    return Built(tables, release(raw, out, dataset_files(tables), tables), admission.quarantined)
