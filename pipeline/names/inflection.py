"""Patterns that find a Cyrillic name in a sentence, whatever case it stands in. The endings are data in `inflection.yml`."""

import re
from functools import cache
from pathlib import Path

from pipeline.lookups.entries import entries

FILE = Path(__file__).with_name("inflection.yml")
KAZAKH, RUSSIAN = "kk", "ru"


def inflected(name: str, language: str) -> str:
    """A pattern for the name in any case: in Russian every word has an ending, in Kazakh the last."""
    words = name.split()
    if language == KAZAKH:
        return r"\s+".join([*map(re.escape, words[:-1]), _inflected(words[-1], language)])
    return r"\s+".join(_inflected(word, language) for word in words)


def _inflected(word: str, language: str) -> str:
    for end, becomes in _endings(language):
        if word.endswith(end):
            return re.escape(word.removesuffix(end)) + becomes
    return re.escape(word)


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    """Ends of words and the pattern of what they become, the longest end first."""
    found = []
    for entry in entries(FILE, "names"):
        end, becomes = entry.text("ends", ""), entry.value("becomes")
        texts = [str(text) for text in becomes] if isinstance(becomes, list) else []
        if entry.text("language") == language:
            longest_first = sorted(texts, key=lambda text: (-len(text), text))
            found.append((end, f"(?:{'|'.join(map(re.escape, longest_first))})"))
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
