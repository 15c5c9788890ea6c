"""What numbers of running text look like, as regular expressions made of the words of `pipeline/lookups/quantities.yml`.

What a match says is read in `figures`.
"""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.document.values import MONTHS
from pipeline.lookups.quantities import Quantities, quantities

# As `unicodedata.numeric` reads them.
_GLYPHS = "½⅓⅔¼¾⅛⅜⅝⅞"
_MONTH = rf"(?:{'|'.join(MONTHS)})(?![A-Za-z])"
_CENTURY = r"(?:1[5-9]|20)"
_YEAR = rf"{_CENTURY}\d{{2}}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# A space between thousands is taken for a separator (`12 356`), a comma before one or two digits is not read at all.
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}|\d{{1,3}}(?: \d{{3}})+|\d+)(?!\d)(?:\.\d+)?[{_GLYPHS}]?|[{_GLYPHS}]"
_CLOCK = r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]|\.\d)|(?:0?[1-9]|1[0-2])(?:[.: ][0-5]\d)?(?= ?[AaPp]\.?[Mm]\b))"
# Words before the one with a number in it that may belong to it: `half a million`, `Constituency No. 5`.
_WORDS_BEFORE = 2


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def hint() -> re.Pattern[str]:
    """A digit or a number word: most of a text has neither, and trying all patterns on it takes ten times as long."""
    words = quantities()
    known = any_of([*words.numbers, *words.tens, *words.ones, *words.scales])
    first = "".join(sorted({letter for word in known.split("|") for letter in (word[0], word[0].upper())}))
    return re.compile(rf"[\d{_GLYPHS}]|\b(?=[{first}])(?i:{known})\b")


def beginning(sentence: str, start: int, at: int) -> int:
    """Where what has a number in it may begin, if the number is at `at` and all before `start` is read."""
    for _ in range(_WORDS_BEFORE + 1):
        at = sentence.rfind(" ", start, at)
        if at < 0:
            return start
    return at + 1


@cache
def qualifying() -> re.Pattern[str]:
    """What stands before a number and belongs to it, up to where the number begins."""
    words = quantities()
    return re.compile(
        rf"(?:\b(?P<qualifier>(?i:{any_of(words.qualifiers)})) )?(?:\b(?P<between>(?i:{any_of(words.between)})) )?\Z"
    )


@cache
def figure_pattern() -> re.Pattern[str]:
    """Everything with a number in it; what is no quantity comes first."""
    return re.compile(rf"{_names(quantities())}|{_dates(quantities())}|{_quantity(quantities())}")


@cache
def quantity_pattern() -> re.Pattern[str]:
    """A quantity, whether or not it could be a year."""
    return re.compile(_quantity(quantities()))


def _names(words: Quantities) -> str:
    """Names with numbers in them, places on the globe and durations, which are no figures."""
    after_capital = any_of(word.capitalize() for word in (*words.numbers, *words.tens))
    return (
        rf"(?P<name>\b(?:{any_of(words.numbered)})\s?\d[\d,.–-]*\w*"
        rf"|(?<![\w$])(?!(?i:{any_of(words.prefixes)})-\d)\w*[^\W\d_]-?\d[\w.-]*|#\d+|(?<!\d)\d+[A-Za-z]{{3,}}\w*|\[\d+\]"
        r"|(?<!\d)\d{1,3}(?:\.\d{1,9})?°(?:\d\S*|[NSEW]\b)|(?<!\d)\d+:\d\d(?:[.:]\d+)+"
        rf"|\b[A-Z][a-z]+ (?:{after_capital})(?![\w-])|\b(?i:{any_of(words.tens)})-(?i:{any_of(words.ordinals)})\b)"
    )


def _dates(words: Quantities) -> str:
    """Dates, times of day and ordinals."""
    several = r"(?:\s?[–-]\s?|, | and | or | & | to )"
    eras = any_of(words.eras)
    return (
        r"(?P<iso>(?<![\w.,/-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-]))"
        rf"|(?P<days>(?<![\w.,/:-]){_DAY}(?:{several}{_DAY}){{1,4}}(?: of)? {_MONTH}(?:,? {_YEAR}(?!\d))?"
        rf"|\b{_MONTH} {_DAY}(?:[–-]{_DAY}(?![\w%]|[,.]\d)(?:,? {_YEAR}(?!\d))?|(?: and | & | to |, ){_DAY},? {_YEAR}(?!\d)))"
        rf"|(?P<day>(?<![\d,.]){_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}(?!\d))?"
        rf"|\b{_MONTH} {_DAY}(?![\w%]|[,.]\d| ?%)(?:,? {_YEAR}(?!\d))?)"
        rf"|(?P<month>\b{_MONTH}(?:,| of)? {_YEAR}(?!\d))"
        rf"|(?P<era>(?<![\w.,])\d{{1,4}}(?:[–-]\d{{1,4}})? (?:{eras})\b|\b(?:{eras}) \d{{1,4}}\b)"
        r"|(?P<numeric>(?<![\w.,/])\d{1,2}/\d{1,2}/\d{4}(?![\w/]))"
        rf"|(?P<time>(?<![\w.:]){_CLOCK}(?: ?(?:[AaPp][Mm]\b|[AaPp]\.[Mm]\.))?)"
        r"|(?P<ordinal>(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b)"
        rf"|(?P<decade>(?<![\w.,/]){_CENTURY}\d0['’]?s\b|['’]\d0s\b|(?<![\w.,/])\d0['’]s\b)"
        rf"|(?P<years>(?<![\w.,/]){_YEAR}[–/-]{_YEAR}(?![\w%]|[,.]\d)|(?<![\w.,/]){_YEAR}[–/-]\d\d?(?![\w%/-]|[,.]\d))"
        rf"|(?P<year>(?<![\w.,/]){_YEAR}(?![\w%/]|[,.]\d|[–-]\d|\+|[ -](?:{any_of((*words.scales, *words.percent))})\b| %))"
    )


def _quantity(words: Quantities) -> str:
    """A number with what belongs to it, or two that are joined."""
    small = rf"(?:{any_of(words.tens)})(?:[- ](?:{any_of(words.numbers)}|{any_of(words.ones)}))?"
    whole = any_of((*words.numbers, *words.ones))
    small += rf"|{whole}"
    scales = any_of(words.scales)
    before_scale = rf"(?:{any_of(words.articles)})(?=[ -](?:{scales})\b)"
    hundreds = rf"(?:{small}|{any_of(words.articles)}) (?:{any_of(words.hundreds)})(?: and)? (?:{small})\b"
    no_part = "".join(rf"(?<!{part} of )" for part in words.parts)  # `a quarter of a million` is no million
    number = rf"(?:{_DIGITS}|\b(?i:{hundreds}|{small}|(?<!half ){no_part}{before_scale})(?![\w’']))"
    signs, parts = any_of(words.signs), any_of(words.parts)
    joiners = rf"\s?[–-]\s?|\s(?:{any_of(words.joiners)})\s"
    return (
        rf"(?P<minus>(?:(?<=[\s(])|^)−|(?<=\()-|(?<=[a-z] )-)?(?P<sign>(?:{signs}) ?)?(?<![\w.,/])(?<!\d:)"
        rf"(?:(?P<top>\d+)/(?P<bottom>\d+)(?:['’]s)?(?![\w/])"
        rf"|(?P<parted>(?i:{whole}))(?:-(?P<part>{parts})\b(?!-)| (?P<part_of>{parts})(?= of\b))"
        rf"|(?P<number>{number})(?:(?P<joiner>{joiners})(?:{signs})?(?P<to>{number}))?"
        rf"(?P<percent>\s?%|[\s-](?:{any_of((*words.percent, *words.points))})\b)?"
        rf"(?:[\s-](?P<scale>{scales})\b|(?(sign)(?P<letter>{any_of(words.letters)})\b))?"
        rf"(?P<after>\+(?!\w)| (?:{any_of(words.afterwards)})\b)?(?P<quantity>)(?![/\w]|:\d|[.,]\d))"
    )
