"""Numbers stated in running text, with what they count. Dates, times, ordinals and names with digits are left out.

Linking a figure to the table that states the same is not done here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.document.document import Document
from pipeline.document.values import DAY_MONTH, MONTHS
from pipeline.extract.sentences import sentences
from pipeline.model.schema import Row

_MONTH = "|".join(MONTHS)
# Digits that state no quantity: dates, years, times of day, ordinals, numbered things, names such as COVID-19.
_NOT_A_FIGURE = re.compile(
    rf"{DAY_MONTH.pattern}|(?:{_MONTH}) \d{{4}}|\b\d{{1,2}}:\d{{2}}\b|\b\d+(?:st|nd|rd|th)\b|\bNo\. ?\d+|[A-Za-z]-\d+"
    r"|\b(?:1[89]|20)\d{2}\b(?![,.]\d)"
)
_WORDS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), start=2
    )
}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_CURRENCIES = ("tenge", "dollars", "euros", "rubles")
_FIGURE = re.compile(
    r"(?<![\w.,])(?:(?P<top>\d+)/(?P<bottom>\d+)(?:'s)?|(?P<digits>\d(?:[\d,]*\d)?(?:\.\d+)?)"
    rf"|(?P<word>(?i:{'|'.join(_WORDS)}))(?=[\s-]))"
    rf"(?P<percent>\s?%)?(?:\s(?P<scale>{'|'.join(_SCALES)}))?"
)
# Words that end the noun phrase after a number.
_STOP = frozenset(
    "a after ago an and are as at be been before being by could due during for from had has have if in into is it its "
    "not of old on only or over per should than that the their there these they those to under until was were when "
    "where which while who whom will with would".split()
)


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    unit: str


def figure_rows(article_id: str, document: Document) -> list[Row]:
    """Rows of `figures`, in document order."""
    rows: list[Row] = []
    for paragraph in document.paragraphs:
        for start, sentence in sentences(paragraph.text):
            context = paragraph.plain(start, start + len(sentence))
            for figure in figures(context):
                rows.append(
                    {
                        "article_id": article_id,
                        "figure_number": str(len(rows) + 1),
                        "section_id": paragraph.section_id,
                        "source": paragraph.source,
                        "value": figure.value,
                        "unit": figure.unit,
                        "context": context,
                    }
                )
    return rows


def figures(sentence: str) -> Iterator[Figure]:
    """Every figure of a sentence without citation marks.

    The unit is percent, a currency, `share` for a fraction, or the last word of the noun phrase after the number.
    """
    hidden = _NOT_A_FIGURE.sub(lambda found: "\x00" * len(found[0]), sentence)
    for found in _FIGURE.finditer(hidden):
        rest = hidden[found.end() :]
        if found["bottom"]:
            if whole := Decimal(found["bottom"]):
                yield Figure(str((Decimal(found["top"]) / whole).quantize(Decimal("0.0001"))), "share")
        elif found["percent"]:
            yield Figure(_value(found["digits"], found["word"], None), "percent")
        else:
            yield Figure(_value(found["digits"], found["word"], found["scale"]), _unit(rest))


def _value(digits: str | None, word: str | None, scale: str | None) -> str:
    value = Decimal(digits.replace(",", "")) if digits else Decimal(_WORDS[(word or "").lower()])
    if not scale:
        return str(value)
    scaled = f"{value * _SCALES[scale]:f}"
    return scaled.rstrip("0").rstrip(".") if "." in scaled else scaled


def _unit(rest: str) -> str:
    """The currency or the head of the noun phrase the text goes on with: at most four words, up to a break.

    In a compound (`four-year`) it is the word after the hyphen.
    """
    if compound := re.match(r"-([^\W\d]+)", rest):
        return compound[1]
    phrase: list[str] = []
    for found in re.finditer(r"\s([^\W\d][\w'’-]*)(?=(.?))", rest):
        if found[1].lower() in _STOP or len(phrase) == 4 or found.start() != sum(len(word) + 1 for word in phrase):
            break
        phrase.append(found[1])
        if found[1] in _CURRENCIES or not found[2].isspace():
            break
    return phrase[-1] if phrase else ""
