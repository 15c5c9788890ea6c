"""What looks upstream by itself: a sensor for edits, and a schedule that checks all once a day. Both are on in `make ui`.

A new revision is one run of the main job, tagged with its article and revision. What is asked, and when again, is decided in
`pipeline.watch`.
"""

import os
import time
from functools import partial
from pathlib import Path

import dagster as dg

from pipeline.archive.wikis import Wikis
from pipeline.capture.known import known_articles
from pipeline.defs.jobs import STARTED_BY_TAG
from pipeline.defs.resources import Folders
from pipeline.errors import UpstreamError
from pipeline.watch.cursor import Cursor, Request, cursor, name
from pipeline.watch.news import News, news

# Seconds between two looks.
EVERY = int(os.environ.get("SAILAU_WATCH_SECONDS", "300"))
# At least so often the state of every article is shown beside its captures, in seconds; Dagster keeps that for good.
SHOWN_EVERY = 86400
_UNFINISHED = [
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
]
_NO_CONTACT = "nobody is asked before raw/upstream.yml names a contact (docs/upstream.md)"
ARTICLE_TAG, REVISION_TAG = "sailau/article", "sailau/revision"


@dg.sensor(
    job_name="publish",
    minimum_interval_seconds=EVERY,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Asks the wikis, in one request for up to 50 articles, for new revisions. Each becomes a run of its own, "
    "tagged with its article and revision, and a version if it says anything new. Asks nobody before raw/upstream.yml names a "
    "contact.",
)
def upstream_edits(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult | dg.SkipReason:
    before, now = cursor(context.cursor), time.time()
    if not before.patience.may_ask(now):
        return dg.SkipReason("upstream did not answer; it is left alone for a while")
    try:
        with Wikis(Path(folders.raw)) as wikis:
            if not wikis.may_ask:
                return dg.SkipReason(_NO_CONTACT)
            articles = known_articles(Path(folders.raw))
            found = news(articles, wikis)
    except UpstreamError as error:
        return _unavailable(context, before, error, now)
    captured = {name(each.article_id, capture.revision_id) for each in articles for capture in each.captures}
    requests, after = before.requests(found, captured, partial(_is_running, context.instance), now)
    return _result(context, folders, after, found, requests, now)


@dg.schedule(
    job_name="publish",
    cron_schedule="23 4 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Captures what every article is now, once a day at 04:23 UTC: shows changed templates, moves and deletions, "
    "and whatever the sensor missed. Asks nobody before raw/upstream.yml names a contact.",
)
def daily_check(context: dg.ScheduleEvaluationContext, folders: Folders) -> dg.RunRequest | dg.SkipReason:
    with Wikis(Path(folders.raw)) as wikis:
        if not wikis.may_ask:
            return dg.SkipReason(_NO_CONTACT)
    day = context.scheduled_execution_time.date().isoformat()
    return dg.RunRequest(
        run_key=f"daily:{day}",
        run_config=_run_config(folders, {"is_full": True}),
        tags={STARTED_BY_TAG: "daily_check"},
    )


def _result(
    context: dg.SensorEvaluationContext,
    folders: Folders,
    asked: Cursor,
    found: tuple[News, ...],
    requests: tuple[Request, ...],
    now: float,
) -> dg.SensorResult:
    messages, said = asked.to_say(found)
    for message in messages:
        context.log.warning(message)
    is_shown = bool(requests or messages) or now - asked.shown_at >= SHOWN_EVERY
    after = said.shown(now) if is_shown else said
    return dg.SensorResult(
        run_requests=[_run_request(folders, request) for request in requests],
        skip_reason=None if requests else "; ".join([f"nothing new upstream of {len(found)} articles", *messages]),
        cursor=after.as_text(),
        asset_events=[_observation(found)] if is_shown else [],
    )


def _is_running(instance: dg.DagsterInstance, article_id: str, revision_id: int) -> bool:
    """Whether a run for a revision waits or works."""
    filters = dg.RunsFilter(tags=_tags(article_id, revision_id), statuses=_UNFINISHED)
    return bool(instance.get_runs(filters=filters, limit=1))


def _tags(article_id: str, revision_id: int) -> dict[str, str]:
    return {ARTICLE_TAG: article_id, REVISION_TAG: str(revision_id)}


def _unavailable(context: dg.SensorEvaluationContext, before: Cursor, error: UpstreamError, now: float) -> dg.SensorResult:
    """Upstream being down is warned of once, and asked ever more rarely."""
    after = before.unanswered(now, getattr(error, "retry_after", None))
    if after.patience.is_first_failure:
        context.log.warning(str(error))
    return dg.SensorResult(skip_reason=f"upstream does not answer: {error}", cursor=after.as_text())


def _run_request(folders: Folders, request: Request) -> dg.RunRequest:
    return dg.RunRequest(
        run_key=request.key,
        run_config=_run_config(folders, {"article": request.article_id, "revision": request.revision_id}),
        tags={**_tags(request.article_id, request.revision_id), STARTED_BY_TAG: "upstream_edits"},
    )


def _run_config(folders: Folders, asking: dict[str, object]) -> dict[str, object]:
    return {
        "ops": {"captures": {"config": asking}},
        "resources": {"folders": {"config": {"raw": folders.raw, "out": folders.out}}},
    }


def _observation(found: tuple[News, ...]) -> dg.AssetObservation:
    """How fresh every article is, shown with the captures."""
    rows = [
        dg.TableRecord(
            {
                "article": each.article_id,
                "upstream": each.state,
                "revision": each.latest.revision_id if each.latest else None,
                "message": each.message,
            }
        )
        for each in found
    ]
    shown = {"upstream": dg.MetadataValue.table(rows)} if rows else {}
    return dg.AssetObservation(
        asset_key="captures", metadata={"articles": len(found), **shown}, description="what the wikis say"
    )


@dg.definitions
def watch() -> dg.Definitions:
    return dg.Definitions(sensors=[upstream_edits], schedules=[daily_check])
