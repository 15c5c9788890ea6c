"""Numbers of candidates, by party and by place, as tables of nominations state them. Candidates with votes are in `results`."""

from pipeline.document.document import Paragraph
from pipeline.document.numbers import count, fraction
from pipeline.document.values import day, spaces
from pipeline.extract.body import BodyRow
from pipeline.extract.cell_values import name, stated
from pipeline.extract.options import who
from pipeline.extract.slots import Columns
from pipeline.extract.statements import Said

_COUNTS = ("nominations", "contested")


def read_nominations_by_place(columns: Columns, rows: list[BodyRow], said: Said) -> None:
    """Adds a row for every place and option with a number, and the place's totals. The total row is about the whole."""
    for row in rows:
        if row.role not in ("part", "total"):
            continue
        place = spaces(row.text(columns.context.get("place"))) if row.role == "part" else ""
        marks = " ".join(str(mark) for cell in dict.fromkeys(row.cells.values()) for mark in cell.reference_numbers)
        contest = {
            "races_count": _context(columns, row, "races", said),
            "candidates_count": _context(columns, row, "total", said),
            "candidates_source": row.source,
            "place_name": place,
        }
        said.add("contests", {column: value for column, value in contest.items() if value})
        for slot in columns.slots:
            cell = row.cell(slot.columns, *_COUNTS)
            if cell is None or not slot.label:
                continue
            found = stated(cell, "nominations", said.words)
            if not found.is_read:
                said.unread(row.address(cell), slot.label, spaces(cell.text))
            if candidates := found.columns.get("candidates_count"):
                nomination = {"option_name": slot.label, "candidates_count": candidates, "reference_numbers": marks}
                said.add("nominations", {**nomination, "place_name": place, "source": row.address(cell)})


def _context(columns: Columns, row: BodyRow, role: str, said: Said) -> str:
    cell = row.cell(columns.context, role)
    if cell is None:
        return ""
    found = stated(cell, role, said.words)
    if not found.is_read:
        said.unread(row.address(cell), role, spaces(cell.text))
    return next(iter(found.columns.values()), "")


def read_nominations_by_party(columns: Columns, rows: list[BodyRow], said: Said, lead_in: Paragraph | None) -> None:
    """Adds a row for every party. The paragraph that leads to the table may name the day the numbers are of."""
    as_of = day(lead_in.text) if lead_in else None
    led = lead_in.reference_numbers if lead_in else ()
    for row in rows:
        if row.role != "part":
            continue
        for slot in columns.slots:
            party, cell = row.cell(slot.columns, "party"), row.cell(slot.columns, *_COUNTS)
            if cell is None or party is None:
                continue
            text = spaces(cell.text)
            number = count(text)
            part, whole, share = fraction(text) or ((number.text, "", "") if number else ("", "", ""))
            if not part:
                if text and not said.words.value_role(text):
                    said.unread(row.address(cell), "candidates", text)
                continue
            marks = led or tuple(mark for each in dict.fromkeys(row.cells.values()) for mark in each.reference_numbers)
            nomination = {
                "option_name": name(party, said.words).text,
                "as_of_date": as_of.isoformat() if as_of else "",
                "candidates_count": part,
                "candidates_total_count": whole,
                "candidates_pct": share,
                "reference_numbers": " ".join(map(str, marks)),
                "source": row.address(cell),
            }
            said.add("nominations", nomination)


def read_contested(columns: Columns, row: BodyRow, said: Said, place: str) -> None:
    """Adds how many candidates an option has, where a table of results or seats says so too."""
    for slot in columns.slots:
        cell = row.cell(slot.columns, *_COUNTS)
        if cell is None or not (option := who(slot, row, said)):
            continue
        if number := stated(cell, "contested", said.words).columns.get("candidates_count"):
            nomination = {"option_name": option["option_name"], "candidates_count": number, "source": row.address(cell)}
            said.add("nominations", {**nomination, **({"place_name": place} if place else {})})
