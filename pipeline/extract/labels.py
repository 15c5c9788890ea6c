"""The words of a flattened row cut into the cells of its text columns, by what each column may hold."""

from collections.abc import Sequence

from pipeline.document.document import Table
from pipeline.errors import UnknownTermError
from pipeline.extract.flat_rows import FlatRow
from pipeline.extract.segmentation import Fits, row_cells, unknown_words
from pipeline.extract.vocabulary import Vocabulary

# Headings whose columns hold words; all other columns hold values.
TEXT_ROLES = frozenset({"party", "candidate", "place", "ideology", "leader"})

# What a text column holds, cell by cell: the text roles, and `abbreviation` where a party's short form has its own cell.
Layout = tuple[str, ...]

LOOKUPS = {
    "party": "parties.yml, options.yml or rows.yml",
    "place": "places.yml or rows.yml",
    "ideology": "ideologies.yml",
    "leader": "people.yml",
}


def layouts(roles: Sequence[str]) -> list[Layout]:
    """The ways a table's text columns may be made up: a Party heading may span an abbreviation and a name."""
    plain = tuple(role for role in roles if role in TEXT_ROLES)
    return [plain, ("abbreviation", *plain)] if plain[:1] == ("party",) else [plain]


def label_ways(row: FlatRow, layout: Layout, words: Vocabulary) -> list[tuple[str, ...]]:
    """Every way the row's label fills the layout. A total, base or source row's label is one cell over all of it."""
    if row.role != "part":
        return [(row.label.text,)]
    ways = row_cells(row.label.text, [_fits(role, words) for role in layout])
    return [way for way in ways if _is_consistent(dict(zip(layout, way, strict=True)), words)]


def unknown_label(
    table: Table, rows: Sequence[FlatRow], tried: Sequence[Layout], words: Vocabulary, where: str
) -> UnknownTermError:
    """The error for the first row that fits no layout, naming the words that are in no lookup."""
    row = next(row for row in rows if not any(label_ways(row, layout, words) for layout in tried))
    tests = [fits for role in tried[-1] if (fits := _fits(role, words)) is not None]
    unknown = unknown_words(row.label.text, lambda term: any(fits(term) for fits in tests)) or row.label.text
    files = [LOOKUPS[role] for role in tried[0] if role in LOOKUPS]
    title = f' "{table.caption}"' if table.caption else ""
    lookup = files[0] if files else "rows.yml"
    return unknown_term(f"{where} › {table.address(row.number)}{title}", unknown, f"{tried[0][0]} or row label", lookup)


def unknown_term(where: str, term: str, what: str, lookup: str) -> UnknownTermError:
    """The error for a term that is in no lookup: `what` it should be, and which `lookup` would say so."""
    return UnknownTermError(where, f'"{term}" is not a known {what}', f"correct it, or add it to pipeline/lookups/{lookup}")


def _fits(role: str, words: Vocabulary) -> Fits | None:
    match role:
        case "abbreviation":
            return lambda term: term in words.options and term not in words.option_names
        case "party":
            return words.options.__contains__
        case "place":
            return words.places.__contains__
        case "ideology":
            return words.knowledge.ideologies.__contains__
        case "leader":
            return words.people.__contains__
        case _:
            return None


def _is_consistent(cells: dict[str, str], words: Vocabulary) -> bool:
    """An abbreviation beside its own party's name; a candidate beside whoever can have one."""
    option = words.options.get(cells.get("party", ""))
    if "abbreviation" in cells and words.options[cells["abbreviation"]] is not option:
        return False
    if "candidate" in cells and option is not None:
        return bool(cells["candidate"]) == (option.kind in ("party", "independent"))
    return True
