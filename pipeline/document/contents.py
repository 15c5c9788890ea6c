"""Section numbers and levels from a contents list that survives only as folded words.

A text capture shows headings without their levels. The mirror's keyword tail still holds the article's contents list,
`Contents 1 Background 2 Electoral system 2 1 Procedure ...`, ASCII-folded and without punctuation.
"""

import re
import unicodedata

# Letters of the Kazakh Latin alphabet that Unicode does not decompose to an ASCII letter and a mark.
_UNDECOMPOSED = str.maketrans({"ı": "i", "Ə": "A", "ə": "a"})


def fold(text: str) -> str:
    """The text as the keyword tail prints it: marks and punctuation gone, one space between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED)) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+|_", " ", plain).split())


def section_numbers(tail: str, headings: tuple[str, ...]) -> tuple[str, ...] | None:
    """The contents number of every heading (`9.4.1`), or None when the tail holds no list of just these headings."""
    start = tail.find("Contents 1 ")
    if start < 0:
        return None
    rest = tail[start + len("Contents ") :]
    numbers = []
    for heading in headings:
        found = re.match(rf"\s*(\d+(?: \d+)*?) {re.escape(fold(heading))}", rest)
        if found is None:
            return None
        numbers.append(found[1].replace(" ", "."))
        rest = rest[found.end() :]
    goes_on = rest[:1].islower() or re.match(r" \d", rest)  # in the last heading, or with another one
    return None if goes_on else tuple(numbers)
