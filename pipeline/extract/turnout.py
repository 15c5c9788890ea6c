"""Contests from tables of places that state how many could vote and how many did, and no option."""

from pipeline.extract.body import BodyRow
from pipeline.extract.cell_values import name_in
from pipeline.extract.slots import Columns
from pipeline.extract.statements import Said
from pipeline.extract.totals import Totals


def read_turnout_by_place(columns: Columns, rows: list[BodyRow], said: Said) -> None:
    """Adds a contest a place; the total row is that of all of them, and counts where nothing else states it."""
    totals = Totals()
    for row in rows:
        if row.role in ("part", "total"):
            place = name_in(row.text(columns.context["place"]), said.words).text if row.role == "part" else ""
            totals.add_context(row, columns, said, place, "")
    for key, contest in totals.contests(said):
        said.add("contests", contest, is_whole=not key.place)
