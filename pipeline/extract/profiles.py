"""What the cells under the headings of one column hold: numbers, shares, names, marks.

What the column is called is `headings`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document.document import Cell
from pipeline.document.numbers import count, has_digit, pair, share, shares_of_two
from pipeline.extract.blocks import Block, body_cells
from pipeline.extract.vocabulary import Vocabulary

# Words in the place of a number that say that there is none.
_NOTHING = frozenset({"not_stated", "new", "steady", "vacant"})
# `145/150`: posts projected, below a share.
_RANGE = re.compile(r"\d+\s*[/–-]\s*\d+")
# `António Seguro (PS)`.
_WITH_PARTY = re.compile(r"[^()]*[^()\s][^()]*\([^()\d]+\)")


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells under a heading hold: how many are filled, and how many of those are what.

    `grouped`: how many numbers have thousands set apart; `distinct`: how many texts differ; `pairs`: how many hold two
    shares; `with_party`: how many end in parentheses without digits; `alone`: how many reach over this column only;
    `longest`: the longest text of those.
    """

    filled: int = 0
    numbers: int = 0
    percents: int = 0
    decimals: int = 0
    signed: int = 0
    with_names: int = 0
    marks: int = 0
    longest: int = 0
    alone: int = 0
    pairs: int = 0
    grouped: int = 0
    distinct: int = 0
    with_party: int = 0

    @property
    def texts(self) -> int:
        return self.filled - self.numbers

    @property
    def is_share(self) -> bool:
        return self.numbers > 0 and 2 * max(self.percents, self.decimals) >= self.numbers

    @property
    def is_numeric(self) -> bool:
        return self.numbers > 0 and self.numbers >= self.texts


def profile(block: Block, column: int, words: Vocabulary) -> Profile:
    """What the cells under the headings of a column hold; words in the place of a number count as nothing."""
    cells = [cell for cell in body_cells(block, column) if cell.text.strip() or cell.image_alt or cell.hidden_text]
    texts = [text for cell in cells if (text := cell.text.strip()) and cell.colspan < max(2, block.grid.width - 1)]
    said = [text for text in texts if words.value_role(text) not in _NOTHING]
    numbers = [text for text in said if _is_numeric(text)]
    return Profile(
        filled=len(said),
        numbers=len(numbers),
        percents=sum("%" in text for text in numbers),
        decimals=sum(count(text) is None and share(text) is not None for text in numbers),
        signed=sum(text[:1] in "+-−–±" for text in numbers),
        with_names=sum("\n" in text and has_digit(text) for text in said),
        marks=sum(words.value_role(text) == "elected_mark" for cell in cells for text in _shown(cell)),
        longest=max((len(cell.text.strip()) for cell in cells if cell.colspan == 1), default=0),
        grouped=sum(bool((whole := count(text)) and whole.thousands) for text in numbers),
        distinct=len(set(said)),
        pairs=sum(shares_of_two(text) is not None for text in said),
        with_party=sum(_WITH_PARTY.fullmatch(text) is not None for text in said),
        alone=sum(cell.colspan == 1 and bool(cell.text.strip()) for cell in cells),
    )


def _shown(cell: Cell) -> Sequence[str]:
    return [text for text in (cell.text, cell.image_alt, cell.hidden_text) if text.strip()]


def _is_numeric(text: str) -> bool:
    if not has_digit(text):
        return False
    if _is_number(text):
        return True
    both = pair(text)
    return both is not None and _is_number(both.first) and (_is_number(both.second) or bool(_RANGE.fullmatch(both.second)))


def _is_number(text: str) -> bool:
    return count(text) is not None or share(text) is not None
