"""Who an option is, named by the row, by a heading or by the cell; and whether marks say that it won.

What it got is `results`.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.extract.body import BodyRow
from pipeline.extract.candidate_cells import candidate_with_numbers
from pipeline.extract.cell_values import Name, name
from pipeline.extract.slots import Slot
from pipeline.extract.statements import Said
from pipeline.lookups.terms import normal
from pipeline.model.schema import Row

# `António Seguro (PS)`.
_WITH_PARTY = re.compile(r"(?P<name>.*\S)\s*\((?P<party>[^()\d]+)\)")
# Words in the place of a name that say that there is none.
_NOBODY = frozenset({"not_stated", "vacant", "unopposed"})


def who(slot: Slot, row: BodyRow, said: Said, subject: str = "") -> dict[str, str]:
    """Option and candidate of a slot: named by a heading, by the row, or by the cell itself."""
    if slot.label:
        return _labelled(slot, row, said)
    party = _name(slot, row, said, "party") or _name(slot, row, said, "option")
    candidate = _name(slot, row, said, "candidate")
    if candidate is not None and said.words.value_role(candidate.text) in _NOBODY:
        candidate = None
    cell = row.cell(slot.columns, "candidate")
    if cell is not None and cell.text.count("\n") > 1:
        candidate = None  # many people, of whom none is the row's
    if party is not None and said.words.value_role(party.text) == "not_stated":
        party = None
    if candidate and party and cell is row.cell(slot.columns, "party"):
        candidate = None
    if party is None and candidate is None:
        names_nobody = not {"party", "candidate", "option"} & set(slot.columns)
        return {"option_name": subject, "option_kind": "party"} if subject and names_nobody else {}
    if party is None and candidate is not None and slot.with_party and (split := _WITH_PARTY.fullmatch(candidate.text)):
        candidate, party = replace(candidate, text=split["name"]), Name(split["party"].strip(), candidate.marks)
    option = party or candidate
    if option is None or not (option.text or (candidate and candidate.text)):
        return {}
    known = said.words.option(option.text) or (said.words.option(candidate.text) if candidate else None)
    is_generic = known is not None and known.kind not in ("party", "independent")
    kind = known.kind if known else "choice" if "option" in slot.columns else "party" if party and party.text else "candidate"
    found = {"option_name": option.text or (candidate.text if candidate else ""), "option_kind": kind}
    if candidate and candidate.text and not (is_generic and not (party and party.text)):
        found["candidate_name"] = "" if is_generic and said.words.option(candidate.text) else candidate.text
    if known is not None:
        found["option_id"] = known.option_id
    marks = (party.marks if party else frozenset()) | (candidate.marks if candidate else frozenset())
    return {**found, "marks": " ".join(marks)}


def _labelled(slot: Slot, row: BodyRow, said: Said) -> dict[str, str]:
    found = named_option(slot.label, slot.lines, said, is_person=slot.is_person and "candidate" not in slot.columns)
    if "candidate" not in slot.columns:
        return found
    cell = row.cell(slot.columns, "candidate")
    person = candidate_with_numbers(cell, said) if cell else None
    return {**found, **person} if person else {}


def _name(slot: Slot, row: BodyRow, said: Said, role: str) -> Name | None:
    cell = row.cell(slot.columns, role)
    return name(cell, said.words) if cell is not None else None


def named_option(label: str, lines: Sequence[str], said: Said, *, is_person: bool = False) -> dict[str, str]:
    """The option a heading names, and its candidate: a person above or before a party, a person alone, or a party.

    Which of the last two a single name is shows elsewhere in the article, or is left open.
    """
    known = said.words.option(label)
    if known is None and len(lines) == 2:
        party = lines[1][1:-1] if lines[1].startswith("(") and lines[1].endswith(")") else lines[1]
        option = said.words.option(party)
        is_nobody = said.words.option(lines[0]) is not None or (option is not None and option.kind == "other")
        candidate = {} if is_nobody else {"candidate_name": lines[0]}
        return {"option_name": party, "option_kind": option.kind if option else "party", **candidate}
    if known is None and (is_person or (normal(label) not in said.parties and normal(label) in said.people)):
        return {"option_name": label, "option_kind": "candidate", "candidate_name": label}
    kind = known.kind if known else "party" if normal(label) in said.parties else "unresolved"
    return {"option_name": label, "option_kind": kind}


def outcome(marks: AbstractSet[str], slot: Slot, *, is_choice: bool) -> Row:
    found: Row = {}
    if is_choice:
        return found
    if marks & {"elected_mark", "unopposed"} or slot.side == "winner":
        found["is_elected"] = "true"
    elif slot.side == "loser" or "lost_mark" in marks:
        found["is_elected"] = "false"
    if "incumbent_mark" in marks:
        found["is_incumbent"] = "true"
    return found
