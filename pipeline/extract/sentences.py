"""Sentences of a paragraph, with where they start. What stands in them is read by the callers."""

import re
from collections.abc import Iterator

# A sentence ends at . ! ? with its closing quote and citation marks, before a space and a capital letter or quote.
_END = re.compile(r"[.!?][\"”']?(?:\[[^\]\s]{1,40}\])*(?=\s+[\"“'(]?[A-ZÄÖÜŞĞŪÑİI0-9])")
_NOT_AN_END = re.compile(r"\b(?:No|Mr|Mrs|Dr|St|vs|[A-Z])\.$")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Every sentence with the offset it starts at; together they are the text but for the spaces between them."""
    start = 0
    for found in _END.finditer(text):
        if _NOT_AN_END.search(text, start, found.start() + 1):
            continue
        yield start, text[start : found.end()]
        start = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
    if start < len(text):
        yield start, text[start:]
