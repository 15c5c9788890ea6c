"""The gates: measures of an article's tables against their limits.

What is measured is in `measures`, what a limit is in `pipeline.archive.limits`; what becomes of a capture that fails is decided
in `pipeline.admission`.
"""

from dataclasses import dataclass

from pipeline.archive.limits import Limit, Limits
from pipeline.publish.measures import Measure, Tables, measures


@dataclass(frozen=True, slots=True)
class Failure:
    """A gate that was not passed: its name, what was measured, and the limit, which is empty where nothing was measured."""

    gate: str
    measured: str
    limit: str = ""

    @property
    def said(self) -> str:
        """Gate and measure, as `accepted_captures.yml` records them: `references: 76 → 0`."""
        return f"{self.gate}: {self.measured}"

    def __str__(self) -> str:
        return f"{self.said} (limit: {self.limit})" if self.limit else self.said


def failures(old: Tables, new: Tables, limits: Limits) -> tuple[Failure, ...]:
    """The gates that an article's newer tables do not pass, because they say too much less than its older ones."""
    judged = ((measure, limits[measure.gate]) for measure in measures(old, new))
    return tuple(Failure(measure.name, measure.said, _said(limit)) for measure, limit in judged if _fails(measure, limit))


def _fails(measure: Measure, limit: Limit) -> bool:
    """Both must be: a share below the limit, and more lost than an edit may take away where there is little."""
    return measure.lost > limit.spare and measure.ratio < limit.at_least


def _said(limit: Limit) -> str:
    spare = f", or {limit.spare} fewer" if limit.spare else ""
    return f"at least {float(100 * limit.at_least):g} %{spare}"
