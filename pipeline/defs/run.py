"""Runs the main job through Dagster and says in a few lines what came of it: `python -m pipeline.defs.run`.

The same as `sailau build`, but recorded: the run, its checks and its lineage are in the UI afterwards.
"""

import sys
from pathlib import Path

import click
import dagster as dg

from pipeline import summary
from pipeline.admission import NEWEST, Until
from pipeline.build import Built, in_steps
from pipeline.commands.outcome import DONE, NEEDS_A_PERSON, failing_clearly
from pipeline.defs.admitted import CAPTURES, QUARANTINED
from pipeline.defs.jobs import STARTED_BY_TAG
from pipeline.errors import ContractError
from pipeline.publish.dataset import read_tables
from pipeline.publish.store.versions import Published

TAGS = {STARTED_BY_TAG: "make run"}


@click.command()
@click.option("--raw", type=click.Path(path_type=Path), default=Path("raw"), show_default=True, help="Archived articles.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("extracted"), show_default=True, help="Version store.")
@click.option("--build", "staging", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Staging.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(raw: Path, out: Path, staging: Path, debug: bool) -> None:
    """Runs every asset once, in this process, and prints a summary."""
    with failing_clearly(debug), dg.DagsterInstance.get() as instance:
        built = run(instance, raw, out, staging)
        click.echo(summary.as_text(built))
    sys.exit(NEEDS_A_PERSON if summary.build_needs_a_person(built) else DONE)


def run(instance: dg.DagsterInstance, raw: Path, out: Path, staging: Path) -> Built:
    """Runs the main job in this process, recorded in the instance, once for every new capture as a build does.

    Raises the `SailauError` an asset raised, or `ContractError` naming the checks that stopped the release.
    """
    return in_steps(raw, out, lambda until: _run(instance, raw, out, staging, until))


def _run(instance: dg.DagsterInstance, raw: Path, out: Path, staging: Path, until: Until) -> Built:
    job = dg.load_from_defs_folder(path_within_project=Path(__file__).parent).resolve_job_def("publish")
    try:
        result = job.execute_in_process(instance=instance, run_config=run_config(raw, out, staging, until), tags=TAGS)
    except dg.DagsterExecutionStepExecutionError as error:
        raise error.user_exception or error from error
    except dg.DagsterError as error:
        raise ContractError(
            "asset checks", " ".join(str(error).split()), "see what they found with `make ui`; nothing was published"
        ) from error
    released = result.asset_materializations_for_node("release")[0].metadata
    read = result.asset_materializations_for_node("documents")[0].metadata
    files = {file.name: file.read_bytes() for file in (staging / "dataset").iterdir()}
    published = Published(
        version_id=str(released["version"].value),
        path=Path(str(released["path"].value)),
        is_new=bool(released["is_new"].value),
        withdrawn_why=str(released["withdrawn_why"].value) if "withdrawn_why" in released else "",
    )
    return Built(read_tables(files, "dataset"), published, CAPTURES.validate_python(read[QUARANTINED].value))


def run_config(raw: Path, out: Path, staging: Path, until: Until = NEWEST) -> dict[str, object]:
    """Which folders the run uses, up to which captures; Dagster's own log stays in the instance and off the terminal."""
    return {
        "ops": {"documents": {"config": {"until": dict(until)}}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
        "resources": {
            "folders": {"config": {"raw": str(raw), "out": str(out)}},
            "io_manager": {"config": {"folder": str(staging)}},
        },
    }


if __name__ == "__main__":
    main()
