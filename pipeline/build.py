"""The whole job without Dagster: a folder of archived articles in, a published version out.

The steps are in `pipeline.flow`; the same steps as Dagster assets are in `pipeline.defs`.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline import flow
from pipeline.admission import Quarantined, Until, admit, refuse_degraded
from pipeline.checks.contract import refuse
from pipeline.errors import SailauError
from pipeline.model.schema import Row
from pipeline.publish.dataset import dataset_files
from pipeline.publish.store.versions import Published
from pipeline.release import release
from pipeline.steps import steps


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: every table's rows, the version they are in, and the captures that were not trusted.

    `earlier`: versions it published before, of captures that were new too.
    """

    tables: dict[str, list[Row]]
    published: Published
    quarantined: tuple[Quarantined, ...] = ()
    earlier: tuple[Published, ...] = ()


def build(raw: Path, out: Path) -> Built:
    """Reads every archived article and publishes its tables if their content changed, a version a new capture.

    Raises a `SailauError` when anything of the newest captures cannot be read, understood or published; the latest version is
    then the one there was, or that of an earlier new capture.
    """
    return in_steps(raw, out, lambda until: _build(raw, out, until))


def in_steps(raw: Path, out: Path, build_until: Callable[[Until], Built]) -> Built:
    """Builds up to every new capture in turn; what came of the last, with the captures any of them did not trust."""
    *earlier, newest = steps(raw, out)
    built: list[Built] = []
    for until in earlier:
        with suppress(SailauError):  # what stops an earlier capture stops the newest too, or does not matter any more
            built.append(build_until(until))
    built.append(build_until(newest))
    return _joined(built)


def _joined(built: Sequence[Built]) -> Built:
    """What came of all: the last, as new if any made it, with what each published and did not trust."""
    *earlier, last = built
    made = {each.published.version_id: each.published for each in earlier if each.published.is_new}
    published = made.pop(last.published.version_id, last.published)
    quarantined = {each.where: each for one in built for each in one.quarantined}
    return Built(last.tables, published, tuple(quarantined.values()), tuple(made.values()))


def _build(raw: Path, out: Path, until: Until) -> Built:
    admission = admit(raw, out, until=until)
    tables = flow.run(admission.readings)
    refuse(tables)
    refuse_degraded(admission.readings, tables, out)
    return Built(tables, release(raw, out, dataset_files(tables), tables), admission.quarantined)
