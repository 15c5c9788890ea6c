"""Every number in the tables of the first article, changed by one of its last digit: does any rule notice?

A mutant is read and checked as the article is, without the other capture of its revision, which would give every change away.
Noticed: a finding that was not there, or says something else; or the mutant is refused. Prints how many of those that end up in
a published column are, and what the others are. Takes a minute or two.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pipeline import flow
from pipeline.archive.captures import read_archive
from pipeline.errors import SailauError
from pipeline.extract.reading import Reading, read
from pipeline.model.schema import Row

ROOT = Path(__file__).parents[1]
ARTICLE = "2021-kazakh-municipal-elections"
TABLES = ("elections", "contests", "results", "nominations", "parties")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Made = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """The article with one number changed, and where."""

    address: str
    cell: str
    reading: Reading


def mutants(reading: Reading) -> Iterator[Mutant]:
    """One for every number of every cell."""
    document = reading.document
    for at, table in enumerate(document.tables):
        for number, cell in enumerate(table.cells):
            for found in NUMBER.finditer(cell.text):
                text = cell.text[: found.start()] + one_more(found[0]) + cell.text[found.end() :]
                cells = (*table.cells[:number], cell._replace(text=text), *table.cells[number + 1 :])
                tables = (*document.tables[:at], replace(table, cells=cells), *document.tables[at + 1 :])
                changed = replace(reading, document=replace(document, tables=tables))
                yield Mutant(table.address(cell.row, cell.column), f"{cell.text!r} to {text!r}", changed)


def one_more(number: str) -> str:
    value = Decimal(number.replace(",", ""))
    more = value + Decimal(1).scaleb(int(value.as_tuple().exponent))
    return f"{more:,f}" if "," in number else f"{more:f}"


def said(made: Made) -> set[tuple[str, str]]:
    return {(row["finding_id"], row["message"]) for row in made["findings"]}


def changed_columns(before: Made, after: Made) -> set[str]:
    """The published columns of typed tables in which two readings differ; rows only one of them has count as `rows`."""
    found = set()
    for table in TABLES:
        if len(before[table]) != len(after[table]):
            found.add("rows")
        for old, new in zip(before[table], after[table], strict=False):
            found |= {column for column in {*old, *new} if old.get(column, "") != new.get(column, "")}
    return found


def outcome(before: Made, mutant: Mutant) -> str:
    try:
        after = flow.run([mutant.reading])
    except SailauError:
        return "noticed"
    if said(after) - said(before):
        return "noticed"
    if said(before) - said(after):
        return "no rule can: puts a contradiction right"
    columns = changed_columns(before, after)
    if not columns:
        return "in no published column"
    if all(column.endswith("_pct") for column in columns):
        return "no rule can: a share that its count or the shares beside it allow"
    if all(column.endswith("_date") for column in columns):
        return "no rule can: a date that is stated once"
    if columns == {"seats_total_count"}:
        return "no rule can: a number that is stated once"
    return "unnoticed"


def main() -> None:
    archived = next(each for each in read_archive(ROOT / "raw") if each.article.article_id == ARTICLE)
    unacknowledged = replace(archived.article, acknowledgements=())  # one that no longer holds would give every change away
    reading = replace(read(archived), beside=(), article=unacknowledged)
    before = flow.run([reading])
    outcomes = [(outcome(before, mutant), mutant) for mutant in mutants(reading)]
    for what, mutant in outcomes:
        if what != "noticed":
            print(f"{mutant.address:15} {mutant.cell}: {what}")
    counts = Counter(what for what, _ in outcomes)
    print()
    for what, count in counts.most_common():
        print(f"{count:5} {what}")
    published = len(outcomes) - counts["in no published column"]
    possible = published - sum(count for what, count in counts.items() if what.startswith("no rule can"))
    print(f"noticed {counts['noticed']} of {possible} a rule can notice: {counts['noticed'] / possible:.3f} (reach 1.0)")


if __name__ == "__main__":
    main()
