"""The visible text of a reference to its fields, as citation templates and people print them in many languages.

`[authors (date). ]"title". [work ][(in Language)]. [publisher. ][date. ][Archived from the original on date. ]Retrieved date.`
What the text does not state stays empty. Links and the machine-readable record are read in `html_citation`.
"""

import re
from functools import cache

from pipeline.document.dates import find_dated, find_dates, read_date
from pipeline.document.fields import Fields
from pipeline.document.languages import cut_code, cut_language
from pipeline.document.quotes import is_quoted, opening, quoted, unquoted
from pipeline.document.values import spaces
from pipeline.lookups.wording import Wording, wording

CITATION, NOTE = "citation", "note"
_AUTHORED = re.compile(r"(?:(?P<authors>.*\S) )?\((?P<date>[^()]+)\)[.,:]?")
# Brackets that hold a year are dates even where the date is none we can write (`July–December 1853`).
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST_NAMES = 200
# In small letters stand `de`, `van`, `von`, `al.` in names; longer words do in prose.
_LONGEST_PARTICLE = 3
# A title nobody quoted ends where these begin.
_AFTER_TITLE = re.compile(r"\s*(?:$|[.,;:(\[—–])")
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^()]*\)")
# Codes of catalogues are spelt alike in all languages; volume and pages of a journal end its name.
_CODES = r"\b(?:ISBN|ISSN|OCLC|PMID|PMC|JSTOR|LCCN|S2CID|Bibcode|arXiv|doi|DOI):?\s*[\w:.]"
_VOLUME = re.compile(r"(?:^|[\s,.]+)[\d–]+\s?(?:\([^()]*\))?:\s.*|(?:^|[\s,.]+)[\d–]+\s?\([^()]*\)[\s.]*$|:\s[\d–-]+$")
_DIGIT = re.compile(r"\d")
_TRIMMED = " .,;:"
_BEGINNINGS = frozenset(("", *'.,;()"”»]'))
_ENDS = frozenset(("", *".,;:)"))
_WHOLE_DATE = len("2021-07-25")
# Work and publisher are two sentences, initials (`U.S. Census Bureau`) end none.
_SENTENCE = re.compile(r"(?<![\s.]\w)(?<!^\w)\. ")


Lead = tuple[str, str]
_NO_LEAD = ("", "")


def citation_fields(text: str, linked: str = "", recorded: str = "") -> Fields:
    """The fields of a text. A text without a title is a note: its own dates and language are not guessed from prose.

    `linked`: the words of the link a reference starts with, which are its title, quoted or not.
    `recorded`: a title known from elsewhere, which counts where the text has it in the place of a title.
    """
    words = wording()
    code, text = cut_code(spaces(text), words)
    (authors, published), title, rest = _parts(text, spaces(linked), recorded, words)
    accessed = find_dated(rest, words.accessed, words)
    archived = find_dated(rest, words.archived, words)
    dates = {
        "accessed_date": accessed.iso if accessed else "",
        "archived_date": archived.iso if archived else "",
    }
    if not title:
        return Fields(kind=NOTE, **dates)
    dated = [found for found in (accessed, archived) if found]
    origin, end = (rest[: min(dated).start], rest[max(dated).end :]) if dated else (rest, "")
    work, language, publisher, printed = _origin(origin, words)
    return Fields(
        kind=CITATION,
        authors=authors,
        title=title,
        work=work,
        publisher=publisher,
        published_date=published or printed,
        language=language or code or _language_at_end(end, words),
        **dates,
    )


def _parts(text: str, linked: str, recorded: str, words: Wording) -> tuple[Lead, str, str]:
    """Authors and date before the title, the title, and what stands after it; no title where nothing is in its place."""
    if linked and (at := text.find(linked)) >= 0:
        lead = _lead(text[:at], words)
        if lead or is_quoted(linked):
            return lead or _NO_LEAD, unquoted(linked), text[at + len(linked) :]
    at = opening(text)
    if at >= 0 and (lead := _lead(text[:at], words)):
        title, rest = quoted(text[at:])
        if title:
            return lead, title.rstrip(","), rest
    at = text.find(recorded) if recorded else -1
    if at >= 0 and _AFTER_TITLE.match(text, at + len(recorded)) and (lead := _lead(text[:at], words)):
        return lead, recorded, text[at + len(recorded) :]
    return _NO_LEAD, "", text


def _lead(lead: str, words: Wording) -> Lead | None:
    """Authors and date of what stands before a title: `Authors (date).`, or names alone. None when it is prose."""
    lead = lead.strip()
    if not lead:
        return _NO_LEAD
    if len(lead) > _LONGEST_NAMES:
        return None
    authored = _AUTHORED.fullmatch(lead)
    if authored is not None:
        date = read_date(authored["date"], words)
        return ((authored["authors"] or "").rstrip(" ;,"), date) if date or _YEAR.search(authored["date"]) else None
    return (lead.rstrip(" .,:;"), "") if lead[-1] in ".,:" and _are_names(lead) else None


def _are_names(text: str) -> bool:
    return not any(
        word[0].isdigit() or (word[0].islower() and len(word.rstrip(".,;")) > _LONGEST_PARTICLE) for word in text.split()
    )


def _origin(text: str, words: Wording) -> tuple[str, str, str, str]:
    """Work, language, publisher and day of publication: what stands between the title and the dates after it."""
    cut = _codes(words.pages).search(text)
    if cut is not None:
        text = text[: cut.start()]
    text, published = _cut_date(text, words)
    before, language, after, is_bare = cut_language(text, words)
    before = _unbracketed(before)
    if is_bare and not before:
        # `Заголовок (рус.). Радио Азаттык`: a bare language belongs to the title, what follows it is the work.
        before, after = _unbracketed(after), ""
    if not after and (is_bare or not language):
        before, *rest = _SENTENCE.split(before, maxsplit=1)
        after = rest[0] if rest else ""
    return _without_volume(before), language, _without_volume(_unbracketed(after)), published


def _language_at_end(text: str, words: Wording) -> str:
    """The language in the bracket right behind the dates: `abgerufen am 26. Juli 2021 (russisch).`"""
    before, language, *_ = cut_language(text, words)
    return "" if before else language


def _cut_date(text: str, words: Wording) -> tuple[str, str]:
    """The text before the last date that stands alone between full stops, commas or brackets, and the date.

    A whole date needs no mark before it (`The Advertiser 5 July 2007`); a year does (`Sapporo 1972. LA84 Foundation`).
    """
    last = None
    text = text.rstrip(" (")
    for found in find_dates(text, words):
        before, after = text[: found.start].rstrip()[-1:], text[found.end :][:1]
        if after in _ENDS and (len(found.iso) == _WHOLE_DATE or before in _BEGINNINGS):
            last = found
    return (text[: last.start].rstrip(" ("), last.iso) if last else (text, "")


def _unbracketed(text: str) -> str:
    """The text without the brackets it starts with: `[translation]`, `(PDF)`."""
    text = text.lstrip(_TRIMMED)
    while bracket := _BRACKETS.match(text):
        text = text[bracket.end() :].lstrip(_TRIMMED)
    return text


def _without_volume(text: str) -> str:
    """The name of a work without volume and pages, and without the marks around it."""
    return (_VOLUME.sub("", text) if _DIGIT.search(text) else text).strip(_TRIMMED)


@cache
def _codes(pages: tuple[str, ...]) -> re.Pattern[str]:
    """Where page numbers and codes of catalogues begin."""
    numbers = "|".join(re.escape(word) for word in pages)
    return re.compile(rf"(?<=[\s,.;])(?:{numbers})\s?\d|{_CODES}")
