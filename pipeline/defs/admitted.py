"""The checks beside captures and documents: whether articles are still there upstream, and their captures are trusted."""

from collections.abc import Sequence

import dagster as dg
from pydantic import TypeAdapter

from pipeline.admission import Quarantined
from pipeline.defs import shown
from pipeline.watch.news import News

# Their names, and the metadata that hands quarantined captures on to the summary.
UPSTREAM = "articles_are_upstream"
ADMITTED, QUARANTINED = "captures_admitted", "quarantined captures"
CAPTURES: TypeAdapter[tuple[Quarantined, ...]] = TypeAdapter(tuple[Quarantined, ...])

UPSTREAM_SPEC = dg.AssetCheckSpec(
    UPSTREAM,
    asset="captures",
    description="Every article is still there upstream. What is gone keeps its data; a person decides. Asked once a day.",
)
ADMITTED_SPEC = dg.AssetCheckSpec(
    ADMITTED,
    asset="documents",
    description="Every article's newest capture is trusted. One that says too much less than the one before is quarantined: "
    "the article stays as it was published, until a later capture or `sailau accept`.",
)


def upstream_result(news: Sequence[News]) -> dg.AssetCheckResult:
    """Failed where an article is gone upstream; its data stay. Passed where nobody was asked."""
    told = [{"article": each.article_id, "state": each.state, "message": each.message} for each in news]
    return dg.AssetCheckResult(
        passed=not any(each.needs_a_person for each in news),
        check_name=UPSTREAM,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"asked": len(news), **({"articles": shown.table(told)} if told else {})},
    )


def admitted_result(quarantined: Sequence[Quarantined]) -> dg.AssetCheckResult:
    """Failed where a capture is quarantined, with what was measured; what a later capture replaced is only shown."""
    rows = [
        {
            "article": each.article_id,
            "capture": each.capture_id,
            "gate": failure.gate,
            "measured": failure.measured,
            "limit": failure.limit,
            "published instead": each.instead,
        }
        for each in quarantined
        for failure in each.failures
    ]
    return dg.AssetCheckResult(
        passed=all(each.is_superseded for each in quarantined),
        check_name=ADMITTED,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={**shown.records(rows), "count": len({each.where for each in quarantined})},
    )
