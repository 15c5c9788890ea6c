"""Which recorded runs are kept, and the files of those that are not. What they published stays: that is in extracted/.

A day's run is 4 MB of events, most of them checks that passed; the runs of a month tell what happened lately.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

KEPT_SECONDS = 30 * 86400.0
KEPT_PUBLISHED = 20


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that is over. `ended_at`: seconds since 1970. `is_whole`: it ran the main job to its end, so that what the UI says
    of every asset may be of this run."""

    run_id: str
    ended_at: float
    is_whole: bool


def outdated(runs: Iterable[Ended], now: float) -> list[str]:
    """The runs nobody needs: over for a month, and not among the last twenty that ran the main job to its end."""
    newest = sorted(runs, key=lambda run: run.ended_at, reverse=True)
    kept = {run.run_id for run in [run for run in newest if run.is_whole][:KEPT_PUBLISHED]}
    return [run.run_id for run in newest if now - run.ended_at > KEPT_SECONDS and run.run_id not in kept]


def remove_files(folder: Path, run_id: str) -> int:
    """Removes what is named after a run under the folder of the instance, its database and its logs; how much it was."""
    found = [path for path in folder.rglob(f"{run_id}*") if path.exists()]
    for path in found:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(found)
