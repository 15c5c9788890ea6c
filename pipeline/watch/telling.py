"""What a look upstream found and did, for people at a terminal and for programs. Data in, text out."""

from collections.abc import Collection

from pipeline import captured, summary
from pipeline.watch.refresh import Failed, Outcome, Refreshed


def as_data(refreshed: Refreshed) -> dict[str, object]:
    """The look as plain data: news of every article, captures, and the build if there was one."""
    return {
        "news": [
            {
                "article_id": each.article_id,
                "state": each.state,
                "revision_ids": [revision.revision_id for revision in each.revisions],
                "message": each.message,
            }
            for each in refreshed.news
        ],
        "captures": [_as_data(outcome) for outcome in refreshed.captured],
        "build": summary.as_data(refreshed.built) if refreshed.built else None,
    }


def as_text(refreshed: Refreshed, said: Collection[str] = ()) -> str:
    """The look in lines; one line where nothing is new. `said`: messages that were given before and are left out."""
    lines = [f"{each.article_id}: {each.message}" for each in refreshed.news if each.message and each.message not in said]
    lines += [outcome_as_text(outcome) for outcome in refreshed.captured]
    if refreshed.built and (lines or refreshed.built.published.is_new or summary.build_needs_a_person(refreshed.built)):
        lines += ["", summary.as_text(refreshed.built)]
    elif not lines:
        lines.append(f"nothing new upstream of {len(refreshed.news)} {'article' if len(refreshed.news) == 1 else 'articles'}")
    return "\n".join(lines)


def needs_a_person(refreshed: Refreshed) -> bool:
    """Whether an article is gone upstream, or the build asks for somebody."""
    is_gone = any(each.needs_a_person for each in refreshed.news)
    has_failed = any(isinstance(outcome, Failed) for outcome in refreshed.captured)
    return is_gone or has_failed or (refreshed.built is not None and summary.build_needs_a_person(refreshed.built))


def outcome_as_text(outcome: Outcome) -> str:
    """What came of one revision, in a line."""
    return f"{outcome.article_id}: {outcome.message}" if isinstance(outcome, Failed) else captured.as_text(outcome)


def _as_data(outcome: Outcome) -> dict[str, object]:
    if not isinstance(outcome, Failed):
        return captured.as_data(outcome)
    return {
        "outcome": "failed",
        "article_id": outcome.article_id,
        "revision_id": outcome.revision_id,
        "message": outcome.message,
    }
