"""What the label of a row says the row is: a total, valid votes, a majority. The labels themselves are data in rows.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.lookups.terms import Terms, normal

# `Votes (2021)`, `Sample size [a]`: a label with an aside.
ASIDE = re.compile(r"(?P<term>.*\S)\s*[(\[](?P<aside>[^()\[\]]*)[)\]]")
_JOINED = re.compile(r"\s*/\s*|\s+(?:-|and|и|мен|және|e|et|y|und|&)\s+")
# `Registered voters: 1,234,567`, `Turnout 65.4 %`: a label with its number in the same cell.
_WITH_NUMBER = re.compile(r"(?P<term>.*?[^\W\d])\s*[:=]?\s*[\d.,'\s%-]*\d\s?%?")


@dataclass(frozen=True)
class RowLabels:
    """`known`: roles by label; a label may have a part that stands for anything (`* hold`)."""

    known: Mapping[str, str]

    @cached_property
    def _terms(self) -> Terms[str]:
        return Terms(self.known.items(), "")

    @property
    def exact(self) -> dict[str, str]:
        """Roles by label in its normal spelling, without those that stand for many."""
        return self._terms.exact

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        terms = [normal(term) for term, role in self.known.items() if role == "source"]
        return tuple(term + colon for term in terms for colon in (":", " :"))

    def role(self, text: str) -> str:
        """The role a label has in any spelling, with an aside or number after it or without; or nothing."""
        term = normal(text)
        if role := self.exact.get(term):
            return role
        if term.startswith(self._sources):
            return "source"
        for shape in (ASIDE, _WITH_NUMBER):
            if (found := shape.fullmatch(term)) and (role := self.exact.get(normal(found["term"]))):
                return role
        return self._terms.of(term) or self._joined(term)

    def _joined(self, term: str) -> str:
        """The role of two labels joined: registered voters and turnout are the base, votes cast and turnout the turnout."""
        roles = [self.exact.get(normal(part), "") for part in _JOINED.split(term) if part]
        if len(roles) != 2 or not all(roles):
            return ""
        return "base" if set(roles) == {"registered", "turnout"} else "turnout" if "turnout" in roles else roles[0]
