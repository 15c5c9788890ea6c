"""Canonical CSV compared as bytes: which records only one side has. Only those are parsed, however long the tables are.

Bytes can be compared because the same rows always give the same bytes (`pipeline.publish.csv_text`).
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pipeline.model.schema import Row


@dataclass(frozen=True)
class Csv:
    """A canonical CSV of one table; empty bytes where a side does not have the table."""

    data: bytes

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(next(iter(csv.reader([self.header.decode("utf-8")])), ()))

    @property
    def header(self) -> bytes:
        return self._split[0]

    @property
    def records(self) -> list[bytes]:
        return self._split[1]

    @cached_property
    def _split(self) -> tuple[bytes, list[bytes]]:
        header, *records = split(self.data) or [b""]
        return header, records

    @cached_property
    def counts(self) -> Counter[str]:
        """How many rows every article has; its id is the first column of every data table, which is sorted by it."""
        ids = (record.partition(b",")[0].decode() for record in self.records)
        if self.records and self.records[-1].startswith(self.records[0].partition(b",")[0] + b","):
            return Counter({next(ids): len(self.records)})
        return Counter(ids)

    def of_article(self, article_id: str) -> "Csv":
        """The rows of one article."""
        start = f"{article_id},".encode()
        return Csv(self.header + b"".join(record for record in self.records if record.startswith(start)))

    def rows(self) -> list[Row]:
        """Every row by column name."""
        return parse(self.header, self.records)


@dataclass(frozen=True, slots=True)
class Residual:
    """Rows only the older, and only the newer side has; `identical_count`: rows both have."""

    old: list[Row]
    new: list[Row]
    identical_count: int = 0


def residual(old: Csv, new: Csv) -> Residual:
    """What differs between two canonical CSVs of one table.

    Rows are told apart by all their values, so duplicates count as often as they stand. Tables whose headers differ have no
    record in common.
    """
    if old.data == new.data:
        return Residual([], [], len(old.records))
    if old.header != new.header:
        return Residual(old.rows(), new.rows())
    only_old, only_new = _only(old.records, new.records)
    return Residual(parse(old.header, only_old), parse(new.header, only_new), len(old.records) - len(only_old))


def split(data: bytes) -> list[bytes]:
    """The records, header first. A line feed inside quotes is no end of a record: quotes before it are odd in number."""
    lines = data.splitlines(keepends=True) if b"\r" not in data else _split_at_line_feeds(data)
    if b'"' not in data:
        return lines
    records: list[bytes] = []
    is_open = False
    for line in lines:
        if is_open:
            records[-1] += line
        else:
            records.append(line)
        is_open ^= line.count(b'"') % 2 == 1
    return records


def parse(header: bytes, records: Sequence[bytes]) -> list[Row]:
    """Records as rows by column name."""
    text = b"".join(chain((header,), records)).decode("utf-8")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a field cannot be longer than the file
    parsed = csv.reader(io.StringIO(text, newline=""), strict=True)
    names = next(parsed, [])
    return [dict(zip(names, record, strict=True)) for record in parsed]


def _split_at_line_feeds(data: bytes) -> list[bytes]:
    """A carriage return is data, unlike in `splitlines`."""
    return [line + b"\n" for line in data.removesuffix(b"\n").split(b"\n")]


def _only(olds: Sequence[bytes], news: Sequence[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Records that stand on one side more often than on the other, as often as they do."""
    old_set, new_set = set(olds), set(news)
    if len(old_set) == len(olds) and len(new_set) == len(news):
        return [record for record in olds if record not in new_set], [record for record in news if record not in old_set]
    old_count, new_count = Counter(olds), Counter(news)
    return list((old_count - new_count).elements()), list((new_count - old_count).elements())
