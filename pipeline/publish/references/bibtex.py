r"""A reference as an entry of BibTeX, which biblatex reads too.

Letters stay UTF-8; what TeX would take for a command is escaped. Every brace is closed: `\{` would open a group for BibTeX.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from pipeline.publish.references.fields import Author, Reference, authors, date_parts, identifier, title

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{special: f"\\{special}" for special in "&%$#_"},
    }
)
# What a key may not hold, and the mark of what stands for it.
_NO_KEY = re.compile("[^A-Za-z0-9.:-]")
# All that an address may hold as it is, and what it should not but does no harm within braces.
_ADDRESS = "!#$%&'()*+,-./:;=?@[]_~|^"


def bibtex_entry(row: Reference) -> str:
    """The entry of a row of `references`: `@misc`, since articles do not say more, with `howpublished` for the work.

    The key is the reference's identifier in ASCII. `urldate` is the day of access and `language` an ISO 639-1 code, as
    biblatex has them; the copy is in `note`. The title has braces of its own, so that styles leave its capitals.
    """
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(row))
    return f"@misc{{{_NO_KEY.sub(_as_number, identifier(row))},\n{lines}}}\n"


def _as_number(character: re.Match[str]) -> str:
    return f"_{ord(character[0]):x}_"


def _fields(row: Reference) -> Iterator[tuple[str, str]]:
    if names := authors(row):
        yield "author", f"{{{' and '.join(map(_name, names))}}}"
    yield "title", f"{{{{{_escaped(title(row))}}}}}"
    for name, column in (("howpublished", "work"), ("publisher", "publisher")):
        if row.get(column):
            yield name, f"{{{_escaped(row[column])}}}"
    yield from zip(("year", "month", "day"), _date(row.get("published_date", "")), strict=False)
    if row.get("url"):
        yield "url", f"{{{quote(row['url'], safe=_ADDRESS)}}}"
    for name, column in (("urldate", "accessed_date"), ("language", "language")):
        if row.get(column):
            yield name, f"{{{_escaped(row[column])}}}"
    if note := _note(row):
        yield "note", f"{{{_escaped(note)}}}"


def _name(author: Author) -> str:
    """Divided where the article divides it; otherwise in braces, so that BibTeX does not divide it at spaces and `and`."""
    family, given = _escaped(author.family), _escaped(author.given)
    is_divided = given and "and" not in f"{family} {given}".split()
    return f"{family}, {given}" if is_divided else f"{{{', '.join(filter(None, (family, given)))}}}"


def _date(date: str) -> list[str]:
    """Year, month and day as far as they are known; the month is one of BibTeX's own words."""
    year, month, day = [*date_parts(date), 0, 0, 0][:3]
    known = (f"{{{year}}}" if year else "", _MONTHS[month - 1] if month else "", f"{{{day}}}" if day else "")
    return [part for part in known if part]


def _note(row: Reference) -> str:
    copy = " ".join(filter(None, (row.get("archived_date"), row.get("archive_url"))))
    return f"Archived {copy}" if copy else ""


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)
