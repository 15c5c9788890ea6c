"""Findings as an article's page tells them: beside the numbers they concern, and all in one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.checks.rule import SEVERITIES
from pipeline.model.schema import Row
from pipeline.publish.shown.subject import Value


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: its sentence, where what it is about stands, and why a person let it stand, if one did."""

    finding_id: str
    check: str
    severity: str
    message: str
    sources: tuple[str, ...]
    acknowledged_why: str

    @property
    def is_acknowledged(self) -> bool:
        return bool(self.acknowledged_why)


@dataclass(frozen=True)
class Findings:
    """All findings of an article, the gravest first."""

    rows: Sequence[Row]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        return tuple(map(_told, sorted(self.rows, key=lambda row: (SEVERITIES.index(row["severity"]), row["finding_id"]))))

    def of(self, value: Value) -> tuple[Told, ...]:
        """The findings about the very cell a value stands in."""
        return self._by_source.get(value.source, ()) if value.source else ()

    def beside(self, values: Iterable[Value]) -> tuple[Told, ...]:
        """The findings about any of these values, each once."""
        return tuple(dict.fromkeys(told for value in values for told in self.of(value)))

    @cached_property
    def _by_source(self) -> dict[str, tuple[Told, ...]]:
        by_source: dict[str, tuple[Told, ...]] = {}
        for told in self.told:
            for source in told.sources:
                by_source[source] = (*by_source.get(source, ()), told)
        return by_source


def _told(row: Row) -> Told:
    sources = (row["source"], *row["other_sources"].split())
    return Told(
        finding_id=row["finding_id"],
        check=row["check"].replace("_", " "),
        severity=row["severity"],
        message=row["message"],
        sources=tuple(source for source in dict.fromkeys(sources) if source),
        acknowledged_why=row["acknowledged_why"],
    )
