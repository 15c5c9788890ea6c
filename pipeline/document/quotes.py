"""Quoted titles at the start of a text, in the quotation marks of several languages. What is not quoted is no title here."""

import re

_CLOSING = {"“": "”", "«": "»", "„": "“”"}
# A straight mark says nothing of whether it opens or closes: a title ends where every mark opened in it is closed, and
# where the text goes on as citations do. The looser end is for references written by hand.
_RUN = re.compile('"+')
_STRAIGHT_END = re.compile(r"[.,;:]|$| [(\[]")
_LOOSE_END = re.compile(" ")
_SHORTEST = len('"a')
_MARKS = frozenset('"“”„«»')


def opening(text: str) -> int:
    """Where the first quotation mark stands that may open a title, -1 where there is none."""
    places = [at for mark in ('"', *_CLOSING) if (at := text.find(mark)) >= 0]
    return min(places, default=-1)


def quoted(text: str) -> tuple[str, str]:
    """The quoted title a text starts with, and what stands after it; no title where the text does not start with one.

    Titles quote (`"Самовыдвиженец против "Нур Отана". Аул". Work`), and so do names after them (`"Аул". ИА "Новости"`).
    """
    end = _straight_end(text) if text.startswith('"') else _nested_end(text)
    return (text[1:end].strip(), text[end + 1 :]) if end > 1 else ("", text)


def unquoted(text: str) -> str:
    """The text without the one pair of quotation marks around it, or without the one mark it has."""
    text = text.strip()
    title, rest = quoted(text)
    if title and not rest:
        return title
    return text.strip('"') if text.count('"') == 1 else text


def is_quoted(text: str) -> bool:
    return text[:1] in _MARKS


def _straight_end(text: str) -> int:
    """The first end where marks pair, or else the last possible one (`"Контур | 5" экран"`)."""
    for end in (_STRAIGHT_END, _LOOSE_END):
        opened = seen = 0
        last = -1
        for run in _RUN.finditer(text):
            count = run.end() - run.start()
            seen += count
            opened += count if run.start() == 0 or text[run.start() - 1] in " (" else 0
            if run.end() > _SHORTEST and end.match(text, run.end()):
                last = run.end() - 1
                if 2 * opened == seen:
                    return last
        if last > 0:
            return last
    return -1


def _nested_end(text: str) -> int:
    """Where the mark the text starts with is closed, marks of its own kind inside it closed before."""
    closing = _CLOSING.get(text[:1], "")
    depth = 0
    for at, letter in enumerate(text if closing else ""):
        depth += (letter == text[0]) - (letter in closing)
        if depth == 0:
            return at
    return -1
