"""What every version of a store said of itself, for pictures over time. Versions are read as found, of any contract."""

from pathlib import Path

from pipeline.publish.charts.identities import Held, held_in
from pipeline.publish.store.described import rows
from pipeline.publish.store.folders import kept


def held_over_versions(root: Path) -> list[Held]:
    """How much of what could be tried holds, of every version that is kept, oldest first."""
    return [held_in(version_id, rows(folder / "tables.csv")) for version_id, folder in kept(root).items()]
