"""One entry of a reference list to its fields, as Wikipedia's citation templates print them.

`[authors (date). ]"title". [work ][(in Language)]. [publisher. ][date. ][Archived from the original on date. ]Retrieved date.`
What the text does not state stays empty. Citations of the references are read in `pipeline.extract.references`.
"""

import re

from pipeline.document.document import Reference
from pipeline.document.values import spaces

ENTRY = re.compile(r"\s*(?P<number>\d+)\.\s+\^\s*(?P<marks>(?:[a-z]{1,2}\s+)*)(?P<body>.*)")
_DATE = r"\d{4}-\d{2}-\d{2}"
_ACCESSED = re.compile(rf"\s*Retrieved (?P<date>{_DATE})\.$")
# The mirror's script lost the word "Archived", which is a link in the article.
_ARCHIVED = re.compile(rf"\s*(?:Archived )?from the original on (?P<date>{_DATE})\.$")
_PUBLISHED = re.compile(rf"\s*(?P<date>{_DATE})\.$")
_AUTHORED = re.compile(rf"(?P<authors>[^\"]+?) \((?P<date>{_DATE})\)\. (?=\")")
_TITLE = re.compile(r"\"(?P<title>.+)\"(?:\.|(?= \())\s*")
_LANGUAGE = re.compile(r"(?P<before>.*?)\s*\(in (?P<language>[A-Z][a-z]+)\)\.?\s*(?P<after>.*)")

# ISO 639-1 codes of the languages citation templates print in English words.
LANGUAGES = {
    "English": "en",
    "French": "fr",
    "German": "de",
    "Italian": "it",
    "Kazakh": "kk",
    "Kyrgyz": "ky",
    "Portuguese": "pt",
    "Russian": "ru",
    "Spanish": "es",
    "Turkish": "tr",
    "Uzbek": "uz",
}


def read_reference(line: str) -> Reference | None:
    """The reference a list line holds, or None when the line is not an entry of a reference list.

    An entry without a quoted title is a `note`: its number, text and use count, and nothing guessed.
    """
    entry = ENTRY.fullmatch(line)
    if entry is None:
        return None
    number, uses = int(entry["number"]), max(1, len(entry["marks"].split()))
    body = entry["body"].strip()
    rest, accessed = _cut(_ACCESSED, body)
    rest, archived = _cut(_ARCHIVED, rest)
    rest, published = _cut(_PUBLISHED, rest)
    authored = _AUTHORED.match(rest)
    if authored is not None:
        published = authored["date"]
        rest = rest[authored.end() :]
    title = _TITLE.match(rest)
    if title is None:
        return Reference(number=number, text=spaces(body), kind="note", use_count=uses)
    work, language, publisher = _origin(rest[title.end() :])
    return Reference(
        number=number,
        text=spaces(body),
        kind="citation",
        authors=authored["authors"] if authored else "",
        title=title["title"],
        work=work,
        publisher=publisher,
        published_date=published,
        language=LANGUAGES.get(language, language),
        archived_date=archived,
        accessed_date=accessed,
        use_count=uses,
    )


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text before the pattern at its end, and the date the pattern found, or the text itself and nothing."""
    found = pattern.search(text)
    return (text[: found.start()], found["date"]) if found else (text, "")


def _origin(text: str) -> tuple[str, str, str]:
    """Work, language and publisher of what stands between the title and the dates."""
    with_language = _LANGUAGE.fullmatch(text)
    if with_language is not None:
        return with_language["before"], with_language["language"], with_language["after"].removesuffix(".")
    work, _, publisher = text.partition(". ")
    return work.removesuffix("."), "", publisher.removesuffix(".")
