"""Sentences with tags in the place of their figures and of the names that tables have, for the patterns of `claims.yml`.

What they say is told in `claims`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract.figures import Figure
from pipeline.extract.reading import Reading
from pipeline.model.schema import Rows

_TAGS = {"count": "n", "percent": "%", "date": "d"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Tags:
    """The names of options, candidates and places of one article's tables, as its text has them."""

    reading: Reading
    tables: Mapping[str, Rows]

    def of(self, sentence: str, found: Sequence[Figure]) -> tuple[str, list[str], list[str]]:
        """The sentence with a tag in the place of every figure and name, and the ids of the options and places named."""
        options: list[str] = []
        places: list[str] = []
        spans = [(figure.start, figure.end, f"⟨{_tag(figure)}{at}⟩") for at, figure in enumerate(found)]
        taken = {at for start, end, _ in spans for at in range(start, end)}
        for named, ids, letter in ((self._options, options, "o"), (self._places, places, "p")):
            pattern, by_name = named
            for match in pattern.finditer(sentence) if by_name else ():
                if taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    spans.append((*match.span(), f"⟨{letter}{len(ids)}⟩"))
                    ids.append(by_name[match[0]])
        for start, end, tag in sorted(spans, reverse=True):
            sentence = sentence[:start] + tag + sentence[end:]
        return sentence, options, places

    @cached_property
    def _options(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """The names in the text of options and candidates that tables give results or candidates for."""
        rows = [*self.tables.get("results", ()), *self.tables.get("nominations", ())]
        ids = {row["option_id"] for row in rows if row.get("option_id")}
        names = {name: option.option_id for option in self.reading.knowledge.options for name in option.names}
        names = {name: option_id for name, option_id in names.items() if option_id in ids}
        names |= {name: name for row in rows if (name := row.get("candidate_name", ""))}
        return self._standing(names | {row["option_name"]: option_key(row) for row in rows if row["option_name"]})

    @cached_property
    def _places(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """The names in the text of places that tables give results for."""
        ids = {
            row["place_id"] for table in ("elections", "contests") for row in self.tables.get(table, ()) if row.get("place_id")
        }
        places = self.reading.words.places_by_id
        return self._standing(
            {name: place_id for place_id in sorted(ids) if place_id in places for name in places[place_id].names}
        )

    @cached_property
    def _words_of_text(self) -> tuple[str, frozenset[str]]:
        text = "\n".join(paragraph.text for paragraph in self.reading.document.paragraphs)
        return text, frozenset(_WORD.findall(text))

    def _standing(self, names: Mapping[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
        """The names that stand in the article's text, longest first, as one pattern, and what each stands for."""
        text, words = self._words_of_text
        likely = (name for name in names if len(name) > 1 and (word := _WORD.search(name)) and word[0] in words)
        by_name = {name: names[name] for name in likely if name in text}
        longest_first = sorted(by_name, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), by_name


def option_key(row: Mapping[str, str]) -> str:
    """What tells the option of a row: its id, or its name where it is in no lookup."""
    return row.get("option_id") or row.get("option_name", "")


def _tag(figure: Figure) -> str:
    """Percentage points are no percentage that a table states, nor is money a number of votes."""
    return "x" if figure.kind == "percent" != figure.unit else _TAGS.get(figure.kind, "x")
