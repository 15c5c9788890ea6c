"""The job people start: one, from raw/ to extracted/. The one that removes old runs is in `tidy`."""

import dagster as dg

# What started a run, as its tag; what started it says so itself, else a person did, in the UI.
STARTED_BY_TAG = "sailau/started_by"


@dg.definitions
def jobs() -> dg.Definitions:
    main = dg.define_asset_job(
        "publish",
        selection="*",
        description="Reads every archived article and publishes a version of all tables if their content changed. The same as "
        "`make run`. Asks nobody upstream: that is what the sensor upstream_edits and the schedule daily_check are for.",
        executor_def=dg.in_process_executor,
        run_tags={STARTED_BY_TAG: "a person"},
    )
    return dg.Definitions(jobs=[main])
