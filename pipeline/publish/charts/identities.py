"""How much of what the articles state holds, version by version. The counts are those of `tables`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from pipeline.publish.charts.chart import Chart, Spec, frame
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.subject import Value

# The newest versions that are drawn.
_MOST = 30
_HEIGHT = 160


@dataclass(frozen=True, slots=True)
class Held:
    """Of one version: how many sums, shares, turnouts and majorities could be tried, and how many of them hold."""

    version_id: str
    checked: int
    held: int

    @property
    def percent(self) -> str:
        """The share that holds, cut to one digit, so that only all is 100."""
        return str((Decimal(100 * self.held) / self.checked).quantize(Decimal("0.1"), ROUND_DOWN))


def held_in(version_id: str, tables: Iterable[Mapping[str, str]]) -> Held:
    """What a version's rows of `tables` say; a contract that did not count them yet says none."""
    counts = [(int(row.get("identities_checked_count") or 0), int(row.get("identities_held_count") or 0)) for row in tables]
    return Held(version_id, sum(checked for checked, _ in counts), sum(held for _, held in counts))


def identities_chart(versions: Sequence[Held]) -> Chart | None:
    """The share that holds over versions, oldest first; nothing where no version has any that could be tried."""
    shown = [version for version in versions if version.checked][-_MOST:]
    if not shown:
        return None
    last = shown[-1]
    lines = tuple(
        (Value(each.version_id), Value(str(each.checked)), Value(str(each.held)), Value(each.percent)) for each in shown
    )
    title = "Sums, shares, turnouts and majorities that hold, by version"
    return Chart(
        summary=f"{last.held:,} of {last.checked:,} hold in {last.version_id}, {last.percent} %.",
        listing=Listing("identities", title, "tables", ("Version", "Tried", "Hold", "Percent"), lines),
        spec=_spec(shown),
    )


def _spec(shown: Sequence[Held]) -> Spec:
    values = [
        {"version": each.version_id.partition("-")[0], "percent": float(each.percent), "text": f"{each.percent} %"}
        for each in shown
    ]
    lowest = min(Decimal(each.percent) for each in shown)
    y = {"field": "percent", "type": "quantitative", "axis": {"title": "% that hold", "tickCount": 5}}
    return {
        **frame(_HEIGHT, left=48, top=22, right=16, bottom=28),
        "data": {"values": values},
        "encoding": {
            "x": {"field": "version", "type": "ordinal", "sort": None, "axis": {"title": None, "labelAngle": 0}},
            "y": {**y, "scale": {"domain": [int(lowest) // 10 * 10, 100], "nice": False}},
        },
        "layer": [
            {"mark": {"type": "line", "color": "var(--bar)", "strokeWidth": 2}},
            {"mark": {"type": "point", "color": "var(--bar)", "filled": True, "size": 50}},
            {"mark": {"type": "text", "dy": -12, "fontSize": 11}, "encoding": {"text": {"field": "text"}}},
        ],
    }
