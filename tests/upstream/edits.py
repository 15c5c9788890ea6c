"""Edits people might make to the first article, as functions from its wikitext to the edited one. Facts in them are made up."""

import re
from collections.abc import Callable

_NOWIKI = "<nowiki>{}</nowiki>"
_REFERENCE = re.compile(r"<ref.*?(?:/>|</ref>)", re.DOTALL)


def infobox_shares_corrected(wikitext: str) -> str:
    """Auyl's share stood under Adal too, and every later share under the party after: each is put where it belongs."""
    infobox, rest = wikitext.split("|}", 1)
    head, last = infobox.rsplit("Percentage", 1)
    first = head.rindex("4.52%")
    head = head[:first] + "2.05%" + head[first + len("4.52%") :]
    for old, new in (("2.05%", "1.51%"), ("1.51%", "1.37%"), ("1.37%", "0.14%")):
        at = last.index(_NOWIKI.format(old)) if old != new else 0
        last = last[:at] + last[at:].replace(_NOWIKI.format(old), _NOWIKI.format(f"={new}"), 1)
    return f"{head}Percentage{last.replace('<nowiki>=', '<nowiki>')}|}}{rest}"


def by_election_added(wikitext: str) -> str:
    """A fifth by-election, with a section, a sentence and a table of its own."""
    rows = [
        ("Nur Otan", "Erlan Dosanov", "412", "55.08%"),
        ("Independent", "Qairat Mūsaev", "301", "40.24%"),
        ("Against all", "", "21", "2.81%"),
        ("Invalid/blank votes", "", "14", "1.87%"),
    ]
    table = [
        '{| class="wikitable"',
        f"|+ {_NOWIKI.format('2021 Kökterek Rural District äkım election')}",
        "|-",
        *(f"! | {_NOWIKI.format(heading)}" for heading in ("Party", "Candidate", "Votes", "%")),
        *(line for row in rows for line in ("|-", *(f"| | {_NOWIKI.format(text) if text else ''}" for text in row))),
        *("|-", '| colspan="2" | Total', "| | 748", "| | 100.00"),
        *("|-", '| colspan="2" | Registered voters/turnout', "| | 1,002", "| | 74.65"),
        "|}",
    ]
    text = "On 12 December 2021, an äkım election took place in the Kökterek Rural District of the Türkistan Region."
    added = "\n".join(["=== 12 December ===", text, "", *table])
    return wikitext.replace("== <nowiki>References", f"{added}\n== <nowiki>References")


def party_renamed(wikitext: str) -> str:
    """Nur Otan under the name it has had since 2022, but for titles of references."""
    said = iter(_REFERENCE.findall(wikitext))
    outside = _REFERENCE.split(wikitext)
    renamed = [piece.replace("Nur Otan", "Amanat") for piece in outside]
    return "".join(piece + next(said, "") for piece in renamed)


def region_row_moved(wikitext: str) -> str:
    """East Kazakhstan as the first region of the table of candidates."""
    before, rows, after = _candidates(wikitext)
    moved = next(row for row in rows if "<nowiki>East Kazakhstan</nowiki>" in row)
    rest = [row for row in rows if row is not moved]
    return _joined(before, [rest[0], moved, *rest[1:]], after)


def references_archived(wikitext: str) -> str:
    """Five references without an archived copy get one."""
    found = [ref for ref in _REFERENCE.findall(wikitext) if ". Retrieved" in ref and "from the original" not in ref]
    for reference in found[:5]:
        archived = reference.replace(". Retrieved", ". Archived from the original on 2022-03-01. Retrieved")
        wikitext = wikitext.replace(reference, archived)
    return wikitext


def table_split(wikitext: str) -> str:
    """The table of candidates as two: the first eight regions, and the others with the totals."""
    before, rows, after = _candidates(wikitext)
    middle = "|}\n\nFurther regions:\n\n" + '{| class="wikitable"\n'
    return _joined(before, [*rows[:9], middle, rows[0], *rows[9:]], after)


EDITS: dict[str, Callable[[str], str]] = {
    edit.__name__: edit
    for edit in (
        infobox_shares_corrected,
        by_election_added,
        party_renamed,
        region_row_moved,
        references_archived,
        table_split,
    )
}


def _candidates(wikitext: str) -> tuple[str, list[str], str]:
    """What stands before the rows of the table of candidates by region, its rows, headings first, and what follows them."""
    start = wikitext.index("== <nowiki>Candidates by region")
    first = wikitext.index("|-\n", start)
    end = wikitext.index("|}", first)
    rows = [f"|-\n{row}" for row in wikitext[first:end].split("|-\n")[1:]]
    return wikitext[:first], rows, wikitext[end:]


def _joined(before: str, rows: list[str], after: str) -> str:
    return before + "".join(rows) + after
