"""Texts of an article as a changelog shows them: cut to what differs in them, and never taken for markup."""

import re
from collections.abc import Sequence
from itertools import takewhile

_AROUND = 4  # words before and after what differs
_LONGEST = 30  # words of one text
# Underscores within words are no markup.
_SPECIAL = re.compile(r"([\\`*\[\]#|~]|(?<!\w)_|_(?!\w))")


def excerpt(text: str) -> str:
    """The start of a text."""
    words = text.split()
    return " ".join(words) if len(words) <= _LONGEST else f"{' '.join(words[:_LONGEST])} …"


def excerpt_pair(old: str, new: str) -> tuple[str, str]:
    """Both texts from a few words before where they differ to a few words after."""
    olds, news = old.split(), new.split()
    if max(len(olds), len(news)) <= _LONGEST:
        return " ".join(olds), " ".join(news)
    start = _same(olds, news)
    end = _same(olds[start:][::-1], news[start:][::-1])
    return _between(olds, start, end), _between(news, start, end)


def _between(words: list[str], start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), len(words) - max(end - _AROUND, 0)
    cut = " ".join(words[first:last])
    return f"{'… ' if first else ''}{excerpt(cut)}{' …' if last < len(words) else ''}"


def _same(olds: Sequence[str], news: Sequence[str]) -> int:
    """How many words both start with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(olds, news, strict=False))))


def plain(text: str) -> str:
    """Text as Markdown shows it verbatim, on one line."""
    line = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", line)
