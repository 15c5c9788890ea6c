"""What is measured of an article's tables, older against newer. What a measure must keep to is in `gates`.

A table or column that only one side has is not measured: the contract may have changed between them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pipeline.model.schema import Rows
from pipeline.model.tables import BY_NAME

Tables = Mapping[str, Rows]

# Told by measures of their own; `articles` is one row an article, and fewer findings are an article corrected.
_NOT_COUNTED = {"articles", "sections", "tables", "references", "findings"}
# Made of running text, which is cut and rewritten more freely than tables are.
_PROSE = {"paragraphs", "citations", "figures", "people", "commissions", "names"}
# Boxes around an article that editors add and take away without touching what it says.
_NO_CONTENT = {"navbox", "notice", "legend", "other"}
_STATING = ("contests", "results", "nominations", "polls")
_NAMING = ("contests", "results", "nominations")
_NAMES = ("place_name", "option_name", "candidate_name")
# What these fill depends on wording and layout: dates and qualifiers in sentences, numbers of headings, captions.
_NOT_FILLED = {"sections", "tables", "figures", "names", "findings"}
# Pictures, sort keys and links of cells come and go with templates and manuals of style.
_LAYOUT = {"hidden_text", "image_alt", "link_target"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the older and of the newer tables: a count, or a count out of another (`old_of`, `new_of`).

    `gate`: which limit it has to keep; `subject`: the table or column it is of, empty for the whole article.
    """

    gate: str
    subject: str
    old: int
    new: int
    old_of: int | None = None
    new_of: int | None = None

    @property
    def name(self) -> str:
        """Gate and subject, as reports and accepted captures name it."""
        return f"{self.gate} of {self.subject}" if self.subject else self.gate

    @property
    def said(self) -> str:
        """Both numbers: `76 → 0`, `220 of 226 → 180 of 226`."""
        old, new = (f"{n}" if of is None else f"{n} of {of}" for n, of in ((self.old, self.old_of), (self.new, self.new_of)))
        return f"{old} → {new}"

    @property
    def ratio(self) -> Fraction:
        """How much of the older number, or share, is left; 1 where there was none."""
        old, new = Fraction(self.old, self.old_of or 1), Fraction(self.new, self.new_of or 1)
        return new / old if old else Fraction(1)

    @property
    def lost(self) -> int:
        """How many fewer there are."""
        return self.old - self.new


def measures(old: Tables, new: Tables) -> Iterator[Measure]:
    """Every measure of one article's rows by table, the older ones published or read anew, the newer ones to be judged."""
    yield _kept("sections_kept", *_both(old, new, lambda rows: (row.get("heading", "") for row in rows), "sections"))
    yield _kept("names_kept", *_both(old, new, _names, *_NAMING))
    yield _tables(old, new)
    yield Measure("references", "", len(old.get("references", ())), len(new.get("references", ())))
    for table in old:
        if table in new and table in BY_NAME and table not in _NOT_COUNTED:
            yield Measure("prose" if table in _PROSE else "rows", table, len(old[table]), len(new[table]))
    for table in old:
        if table in new and table in BY_NAME and table not in _NOT_FILLED and old[table] and new[table]:
            yield from _filled(table, old[table], new[table])
    yield _identities(old, new)


def _both(
    old: Tables, new: Tables, of: Callable[[Iterable[Mapping[str, str]]], Iterable[str]], *tables: str
) -> tuple[Counter[str], Counter[str]]:
    """What is `of` the rows of some tables, counted, on both sides."""
    was, now = (Counter(of(row for table in tables for row in side.get(table, ()))) for side in (old, new))
    return was, now


def _kept(gate: str, was: Counter[str], now: Counter[str]) -> Measure:
    """How much of what stood in the older is still there, however much was added."""
    return Measure(gate, "", was.total(), (was & now).total())


def _names(rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Every name that stands in the rows, once."""
    yield from {row[column] for row in rows for column in _NAMES if row.get(column)}


def _tables(old: Tables, new: Tables) -> Measure:
    """Tables recognised as saying something. Fewer that state as much as before were put together: none is lost."""
    was, now = (sum(row.get("kind") not in _NO_CONTENT for row in side.get("tables", ())) for side in (old, new))
    stated, states = (sum(len(side.get(table, ())) for table in _STATING) for side in (old, new))
    return Measure("tables", "", was, max(was, now) if states >= stated else now)


def _filled(table: str, old: Rows, new: Rows) -> Iterator[Measure]:
    """How many rows fill each column that need not be filled; of ids and statuses, how many are resolved."""
    for column in BY_NAME[table].columns:
        name = column.name
        if name not in old[0] or name not in new[0] or name in _LAYOUT:
            continue
        if name == "status":
            was, now = (sum(row[name] != "unresolved" for row in rows) for rows in (old, new))
        elif column.is_required:
            continue
        else:
            was, now = (sum(bool(row[name]) for row in rows) for rows in (old, new))
        gate = "resolved" if name == "status" or name.endswith("_id") else "filled"
        yield Measure(gate, f"{table}.{name}", was, now, len(old), len(new))


def _identities(old: Tables, new: Tables) -> Measure:
    """Sums, shares and turnouts that hold, of those that could be tried."""
    (was, was_of), (now, now_of) = (
        tuple(
            sum(int(row.get(f"identities_{what}_count") or 0) for row in side.get("tables", ())) for what in ("held", "checked")
        )
        for side in (old, new)
    )
    return Measure("identities", "", was, now, was_of, now_of)


def by_article(tables: Tables) -> dict[str, dict[str, Rows]]:
    """The rows of every article by table, a table it has no row of included."""
    ids = [row["article_id"] for row in tables.get("articles", ())]
    found: dict[str, dict[str, list[Mapping[str, str]]]] = {each: {name: [] for name in tables} for each in ids}
    for name, rows in tables.items():
        for row in rows:
            found[row["article_id"]][name].append(row)
    return {article_id: dict(own) for article_id, own in found.items()}
