"""Sentences of a paragraph, with where they start. What stands in them is read by the callers."""

import re
from collections.abc import Iterator

# A sentence ends at . ! ? with its closing quote and citation marks, before a space and a capital letter or quote.
_END = re.compile(r"[.!?][\"”']?(?:\[[^\]\s]{1,40}\])*(?=\s+[\"“'(]?[A-ZÄÖÜŞĞŪÑİI0-9])")
# Abbreviations a name or number follows, and those only a number follows (`p. 102`, but `on p. The next`).
_NOT_AN_END = re.compile(
    r"\b(?:Nos?|Mrs?|Ms|Drs?|Prof|Hon|Rev|Fmr|Sens?|Reps?|Gov|Gen|Col|Lt|Capt|Sgt|Ste?|Mt|vs?|approx|[A-Z])\.$"
)
_NOT_AN_END_BEFORE_A_NUMBER = re.compile(
    r"\b(?:nos?|pp?|ca?|[Vv]ols?|[Cc]h|[Aa]rt|[Ss]ec|[Ff]igs?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Every sentence with the offset it starts at; together they are the text but for the spaces between them."""
    start = 0
    for found in _END.finditer(text):
        after = len(text) - len(text[found.end() :].lstrip())
        if _is_within(text, start, found.start() + 1, text[after]):
            continue
        yield start, text[start : found.end()]
        start = after
    if start < len(text):
        yield start, text[start:]


def _is_within(text: str, start: int, end: int, following: str) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation."""
    before = text[max(start, end - len("approx.") - 1) : end]
    return bool(_NOT_AN_END.search(before) or (following.isdigit() and _NOT_AN_END_BEFORE_A_NUMBER.search(before)))
