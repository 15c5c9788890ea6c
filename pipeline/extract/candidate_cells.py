"""Candidates in one cell: a name with its votes below it, or many, a line each, with party, share and who won.

`Jane Doe (Democratic) 61.2%`, `√ John Roe (R) Unopposed`, `Jane Doe⏎12,345⏎45.2%`. A line that is none of these is left out
and said; nothing is made of a part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.document.document import Cell
from pipeline.document.numbers import count, has_digit, share
from pipeline.document.values import spaces
from pipeline.extract.cell_values import name_in
from pipeline.extract.statements import Said
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

_BULLETS = re.compile(r"^[\s▌▐█■•●▪·]+")
# The last number of a line, with what sets it apart from the words before it.
_LAST_NUMBER = re.compile(
    r"(?P<before>.*?)[\s,:;–—-]*[(\[]?(?<![\w.])(?<!\d[-–—])(?P<number>\d[\d.,'\u00a0\u202f]*\s?%?|\.\d+\s?%?)[)\]]?(?:\s*votes)?",
    re.DOTALL,
)
_PARTY = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<party>[^()\[\]]+)[)\]]")

_ENDS_IN_NUMBER = re.compile(r"\d\s?%?\s*$")


@dataclass(slots=True)
class Candidate:
    """One line. `text`: the whole of it."""

    text: str
    name: str = ""
    party: str = ""
    votes: str = ""
    share: str = ""
    marks: set[str] = field(default_factory=set)

    def row(self, words: Vocabulary) -> Row:
        """As a row of results, option and candidate included."""
        known = words.option(self.party) if self.party else words.option(self.name)
        is_nobody = known is not None and not self.party
        row = {
            "option_name": self.party or self.name,
            "option_kind": known.kind if known else "party" if self.party else "candidate",
            "candidate_name": "" if is_nobody else self.name,
            "votes_count": self.votes,
            "votes_pct": self.share,
            "is_elected": "true" if self.marks & {"elected_mark", "unopposed"} else "",
            "is_incumbent": "true" if "incumbent_mark" in self.marks else "",
        }
        return {name: value for name, value in row.items() if value}


def candidate_with_numbers(cell: Cell, said: Said) -> dict[str, str] | None:
    """The one candidate of a cell with what stands below the name, or None where the cell names nobody."""
    found = list(candidates(cell, said, is_one=True))
    if not found or said.words.value_role(cell.text) in ("not_stated", "vacant", "new"):
        return None
    row = {"candidate_name": found[0].name, "votes_count": found[0].votes, "votes_pct": found[0].share}
    return {**{name: value for name, value in row.items() if value}, "marks": " ".join(sorted(found[0].marks))}


def candidates(cell: Cell, said: Said, *, is_one: bool = False) -> Iterator[Candidate]:
    """The candidates of a cell in order. `is_one`: whether all its lines are about one person."""
    words = said.words
    pictures = cell.image_alt.split("\n")
    open_: Candidate | None = None
    for number, line in enumerate(cell.text.split("\n")):
        one = _line(line, words)
        one.marks |= {role for text in pictures[number : number + 1] if (role := words.value_role(text))}
        if is_one and number == 0 and "\n" not in cell.image_alt:
            one.marks |= {role for text in (cell.image_alt, cell.hidden_text) if text and (role := words.value_role(text))}
        if open_ is not None and (not one.name or is_one) and (one.votes or one.share or one.marks):
            open_.votes, open_.share = open_.votes or one.votes, open_.share or one.share
            open_.marks |= one.marks
        elif one.name and (is_one or one.party or one.votes or one.share or one.marks):
            if open_ is not None:
                yield open_
            open_ = one
        elif spaces(line):
            address = said.table.address(cell.row, cell.column)
            if _ENDS_IN_NUMBER.search(line):
                said.unread(address, "candidates", spaces(line))
            else:
                said.left_out(address, spaces(line), "no candidate with a party, a share or votes")
    if open_ is not None:
        yield open_


def _line(line: str, words: Vocabulary) -> Candidate:
    found = Candidate(spaces(line))
    rest = _BULLETS.sub("", spaces(line))
    head, _, tail = rest.partition(" ")
    if tail and words.value_role(head) == "elected_mark":
        found.marks.add("elected_mark")
        rest = tail
    rest = _BULLETS.sub("", rest)
    rest = _unopposed(found, rest, words)
    while (number := _LAST_NUMBER.fullmatch(rest)) and _take(found, number["number"]):
        rest = number["before"].strip()
    named = name_in(rest, words)
    found.marks |= named.marks
    rest = named.text.strip(" ,:;–—-")
    if (party := _PARTY.fullmatch(rest)) and not has_digit(party["party"]):
        found.party = party["party"].strip()
        named = name_in(party["name"], words)
        found.marks |= named.marks
        rest = named.text
    found.name = rest.strip(" ,:;")
    if words.value_role(found.name) in ("unopposed", "elected_mark") and not found.party:
        found.marks.add(words.value_role(found.name))
        found.name = ""
    return found


def _unopposed(found: Candidate, rest: str, words: Vocabulary) -> str:
    """The line without the words that say that nobody stood against the candidate."""
    cut = [m.start() for m in re.finditer(r"(?<=[\s)\]])\S", rest)]
    for at in cut:
        tail = rest[at:].strip(" ()[],;:–—-")
        if words.value_role(tail) == "unopposed":
            found.marks.add("unopposed")
            return rest[:at].strip(" (,;:–—-")
    return rest


def _take(found: Candidate, text: str) -> bool:
    """Whether a number at the end of a line is the candidate's share, or votes."""
    if "%" in text and not found.share and (number := share(text)):
        found.share = number.text
        return True
    if not found.votes and (number := count(text.strip())) and "%" not in text:
        if number.thousands or len(number.text) > 2 or found.share:
            found.votes = number.text
            return True
        return False
    if not found.share and (number := share(text)) and number.point:
        found.share = number.text
        return True
    return False
