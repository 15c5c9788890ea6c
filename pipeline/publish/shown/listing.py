"""A table as a page shows it: headings people read, and values with where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.publish.shown.subject import Value


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of values. `table`: the published table they are of; `left_out`: how many more rows it has."""

    listing_id: str
    title: str
    table: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    left_out: int = 0

    @property
    def values(self) -> Iterator[Value]:
        return (value for row in self.rows for value in row)

    @property
    def is_number(self) -> tuple[bool, ...]:
        """Whether a column holds numbers and nothing else."""
        return tuple(all(_is_number(value.text) for value in column) for column in zip(*self.rows, strict=True))


def _is_number(text: str) -> bool:
    return not text or text.removeprefix("-").removeprefix("+").replace(".", "", 1).isdigit()
