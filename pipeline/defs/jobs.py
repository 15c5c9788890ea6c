"""The jobs people start: one, from raw/ to extracted/."""

import dagster as dg


@dg.definitions
def jobs() -> dg.Definitions:
    main = dg.define_asset_job(
        "publish",
        selection="*",
        description="Reads every archived article and publishes a version of all tables if their content changed.",
        executor_def=dg.in_process_executor,
    )
    return dg.Definitions(jobs=[main])
