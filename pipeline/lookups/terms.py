"""The form in which a text of an article and a term of a lookup are compared: case, spaces, dashes and marks do not count.

Which term means what is data in the YAML files; names of places and people are compared as published, not here.
"""

import re
import unicodedata
from functools import lru_cache

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−﹣-", "-"))
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad", None))
# What editors put after a heading or label: a colon, a full stop, the mark of a note.
_AFTER = " :*†‡.;^"


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """The text in Unicode NFC, case folded, white space as one space, dashes as `-`, marks at its end gone."""
    folded = unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_DASHES)).casefold()
    plain = " ".join(folded.split())
    if plain == "no.":  # `No.` heads ranks, `No` is a choice
        return plain
    return plain.rstrip(_AFTER).strip() or plain


def pattern(term: str) -> re.Pattern[str]:
    """A term in which `*` stands for any text, as a pattern for normal forms."""
    return re.compile(".*".join(re.escape(part) for part in normal_parts(term)))


def normal_parts(term: str) -> list[str]:
    """The parts of a term between its `*`, in normal form but for spaces at the `*`."""
    parts = [" ".join(part.translate(_DASHES).casefold().split(" ")) for part in term.split("*")]
    return [*parts[:-1], parts[-1].rstrip(_AFTER)]
