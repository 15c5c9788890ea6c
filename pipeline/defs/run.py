"""Runs the main job through Dagster and says in a few lines what came of it: `python -m pipeline.defs.run`.

The same as `sailau build`, but recorded: the run, its checks and its lineage are in the UI afterwards.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import dagster as dg

from pipeline import definitions, summary
from pipeline.build import Built
from pipeline.cli import DONE, FAILED, NEEDS_A_PERSON
from pipeline.publish.dataset import read_tables
from pipeline.publish.store import Published


@click.command()
@click.option("--raw", type=click.Path(path_type=Path), default=Path("raw"), show_default=True, help="Archived articles.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("extracted"), show_default=True, help="Version store.")
@click.option("--build", "staging", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Staging.")
def main(raw: Path, out: Path, staging: Path) -> None:
    """Runs every asset once, in this process, and prints a summary."""
    with dg.DagsterInstance.get() as instance:
        result = run(instance, raw, out, staging)
    if not result.success:
        click.echo("\n".join(f"sailau: {line}" for line in failures(result)), err=True)
        sys.exit(FAILED)
    built = built_by(result, out)
    click.echo(summary.as_text(built))
    sys.exit(NEEDS_A_PERSON if summary.needs_a_person(built) else DONE)


def run(instance: dg.DagsterInstance, raw: Path, out: Path, staging: Path) -> dg.ExecuteInProcessResult:
    """The main job, run in this process; a failure is in the result, not raised."""
    job = definitions.sailau().resolve_job_def("publish")
    return job.execute_in_process(
        instance=instance,
        raise_on_error=False,
        run_config={
            "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            "resources": {
                "folders": {"config": {"raw": str(raw), "out": str(out)}},
                "io_manager": {"config": {"folder": str(staging)}},
            },
        },
    )


def built_by(result: dg.ExecuteInProcessResult, out: Path) -> Built:
    """What a successful run published."""
    metadata = result.asset_materializations_for_node("release")[0].metadata
    version_id, is_new = str(metadata["version"].value), bool(metadata["is_new"].value)
    path = out / "versions" / version_id
    files = {file.name: file.read_bytes() for file in path.iterdir()}
    return Built(read_tables(files, version_id), Published(version_id, path, is_new))


def failures(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    """One line for every step that failed: our own error where one was raised, and every check that blocked."""
    for event in result.get_failed_step_keys():
        yield from _of_step(result, event)


def _of_step(result: dg.ExecuteInProcessResult, step: str) -> Iterator[str]:
    for event in result.events_for_node(step):
        if event.is_step_failure:
            error = event.step_failure_data.error
            while error is not None and error.cause is not None:
                error = error.cause
            yield f"{step}: {error.message.strip() if error else 'failed'}"


if __name__ == "__main__":
    main()
