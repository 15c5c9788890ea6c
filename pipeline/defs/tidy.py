"""The job that removes old runs from Dagster's record, and the schedule that starts it: Dagster itself keeps them for good.

Which are old is decided in `pipeline.watch.tidying`. How long ticks are kept is in dagster.yaml.
"""

import time
from pathlib import Path

import dagster as dg

from pipeline.defs.jobs import STARTED_BY_TAG
from pipeline.watch.tidying import Ended, outdated, remove_files

_OVER = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]


class Where(dg.Config):
    """The folder of the instance, as dagster.yaml names it; a database elsewhere has no files of runs there."""

    folder: str = ".dagster"


@dg.op(description="Removes runs that ended a month ago, but for the last 20 that ran the main job to its end.")
def remove_old_runs(context: dg.OpExecutionContext, config: Where) -> None:
    removed = outdated(_ended(context.instance), time.time())
    for run_id in removed:
        context.instance.delete_run(run_id)
        remove_files(Path(config.folder), run_id)
    context.log.info(f"removed {len(removed)} runs")


def _ended(instance: dg.DagsterInstance) -> list[Ended]:
    records = instance.get_run_records(filters=dg.RunsFilter(statuses=_OVER))
    return [
        Ended(
            record.dagster_run.run_id,
            record.end_time or record.create_timestamp.timestamp(),
            record.dagster_run.job_name == "publish" and record.dagster_run.status == dg.DagsterRunStatus.SUCCESS,
        )
        for record in records
    ]


@dg.job(
    description="Removes old runs, so that a year of daily runs does not fill the disk. What they published stays.",
    executor_def=dg.in_process_executor,
    run_tags={STARTED_BY_TAG: "a person"},
)
def tidy() -> None:
    remove_old_runs()


@dg.schedule(
    job=tidy,
    cron_schedule="47 4 * * 0",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Removes runs that are older than a month, on Sundays at 04:47 UTC.",
)
def weekly_tidying(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    day = context.scheduled_execution_time.date().isoformat()
    return dg.RunRequest(run_key=f"tidy:{day}", tags={STARTED_BY_TAG: "weekly_tidying"})


@dg.definitions
def tidying() -> dg.Definitions:
    return dg.Definitions(jobs=[tidy], schedules=[weekly_tidying])
