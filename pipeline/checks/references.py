"""References against themselves and each other: days, languages, works, entries listed twice. The rules are `reference_rules`.

How references are cited is in `sources`; how their fields are read is in `pipeline.document.citation_text`. Dates may be a
month or a year, any day of it: only what holds for every such day is a finding, and one day may be another's time zone.
"""

import re
import unicodedata
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pipeline.checks.rule import Checked, Disagreement
from pipeline.document.dates import find_dates, read_date
from pipeline.document.web_archives import is_same_page, read_copy
from pipeline.extract.subjects import reference_subject
from pipeline.lookups.wording import wording
from pipeline.model.schema import Rows
from pipeline.names.scripts import script

_Row = Mapping[str, str]
_ONE_DAY = timedelta(1)
# Issues are dated ahead: weeklies by two weeks, monthlies by a season, books by a year. By the length of a date.
_AHEAD = {len("2021-07-25"): timedelta(14), len("2021-07"): timedelta(92), len("2021"): timedelta(366), 0: timedelta()}
_READ = {"archived_date": "archived", "accessed_date": "last read"}
# Written in Latin letters only; an article nobody registered has no language.
_LATIN = frozenset(" cs da de en es et fi fr ga hr hu id is it lt lv nl no pl pt sk sl sv".split(" "))
# With those of before 1918, so with і, which Kazakh and Ukrainian have too.
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіѣѳѵ")
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_ENOUGH_LETTERS, _ENOUGH_WORDS = 4, 3
_HOST = re.compile(r"(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})")


def reference_dates(checked: Checked) -> Iterator[Disagreement]:
    """A source is published before it is copied and read; the day of an issue may be ahead of that by some time."""
    for row in checked.rows("references"):
        published = row["published_date"]
        if before := [column for column in _READ if _is_published_after(published, row[column])]:
            earlier = " and ".join(f"{_READ[column]} ({row[column]})" for column in before)
            message = f"reference {row['reference_number']} was published on {published}, after it was {earlier}"
            yield Disagreement(reference_subject(row, "published_date"), "", published, row[before[0]], message)


def archived_after_access(checked: Checked) -> Iterator[Disagreement]:
    """A copy made after an editor last read the page may be another text, though most copies are made later."""
    if later := [row for row in checked.rows("references") if _is_after(row["archived_date"], row["accessed_date"])]:
        message = f"{_numbers(later)} {'was' if len(later) == 1 else 'were'} last read before the copy was made"
        yield Disagreement("references/archived_date", "", str(len(later)), "", message)


def archive_date(checked: Checked) -> Iterator[Disagreement]:
    """The day a copy was made is the day in its address, and not before there were web archives."""
    for row in checked.rows("references"):
        copy, stated = read_copy(row["archive_url"], wording()), row["archived_date"]
        found = read_date(copy.date, wording()) if copy else ""
        at, which = reference_subject(row, "archived_date"), f"reference {row['reference_number']} was archived on"
        if _is_after(stated, found) or _is_after(found, stated):
            yield Disagreement(at, "", stated, found, f"{which} {stated}, the address of its copy says {found}")
        elif copy and stated and stated < "1996":  # the Wayback Machine's first copies
            yield Disagreement(at, "", stated, "", f"{which} {stated}, before there were web archives")


def date_to_come(checked: Checked) -> Iterator[Disagreement]:
    """No reference is published, archived or read after the article was saved."""
    saved = (checked.reading.capture.revision_timestamp or checked.reading.capture.captured_at)[:10]
    for row in checked.rows("references"):
        late = {"published_date": "published"} if _is_published_after(row["published_date"], saved) else {}
        late |= {column: what for column, what in _READ.items() if _is_after(row[column], saved)}
        for column, what in late.items():
            message = f"reference {row['reference_number']} was {what} on {row[column]}, the article was saved on {saved}"
            yield Disagreement(reference_subject(row, column), "", row[column], saved, message)


def _is_after(one: str, other: str, slack: timedelta = _ONE_DAY) -> bool:
    """Whether every day the one date may be is after every day the other may be."""
    return bool(one and other) and _days(one)[0] - slack > _days(other)[1]


def _is_published_after(published: str, other: str) -> bool:
    return _is_after(published, other, _AHEAD[len(published)])


def _days(partial: str) -> tuple[date, date]:
    """The first and the last day a date may be."""
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    return date(year, month or 1, day or 1), date(year, month or 12, day or monthrange(year, month or 12)[1])


def reference_language(checked: Checked) -> Iterator[Disagreement]:
    """A title is in letters of the language its reference states."""
    for row in checked.rows("references"):
        language, letters, wrong = row["language"], _foreign(row["title"]), ""
        if letters and language in _LATIN - {""}:
            wrong = f"is marked as {language}, its title is in {letters} letters"
        elif language == "ru" and (letters := _not_russian(row["title"])):
            wrong = f"is marked as ru, most words of its title have letters Russian has not ({letters})"
        if wrong:
            message = f"reference {row['reference_number']} {wrong}"
            yield Disagreement(reference_subject(row, "language"), "", language, letters, message)


def unstated_language(checked: Checked) -> Iterator[Disagreement]:
    """References that state no language, so the article's own, and have a title in letters it is not written in."""
    headings = "".join(section.heading for section in checked.reading.document.sections)
    if checked.reading.article.language not in _LATIN or script(headings) != "Latn":
        return
    found: dict[str, list[_Row]] = {}
    for row in checked.rows("references"):
        is_named = not wording().languages.keys().isdisjoint(_words(row["text"]))
        if not row["language"] and not is_named and (letters := _foreign(row["title"])):
            found.setdefault(letters, []).append(row)
    for letters, rows in found.items():
        what = "states no language, its title is" if len(rows) == 1 else "state no language, their titles are"
        message = f"{_numbers(rows)} {what} in {letters} letters"
        yield Disagreement(f"references/language/{letters}", "", str(len(rows)), "", message)


def _foreign(title: str) -> str:
    """The script of a title in letters that are not Latin; a Latin name in it (`"ADAL" САЯСИ ПАРТИЯСЫНЫҢ`) changes nothing."""
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in title if letter.isalpha())
    latin = scripts.pop("LATIN", 0)
    if scripts.total() < _ENOUGH_LETTERS or scripts.total() * 2 < latin * 3:
        return ""
    first = next((name for name in ("HIRAGANA", "KATAKANA") if name in scripts), scripts.most_common(1)[0][0])
    return _SCRIPTS.get(first, first.capitalize())


def _not_russian(title: str) -> str:
    """The letters Russian has not, where most words of a title have one; a Kazakh name or two in it are not most."""
    words = [word for word in _words(title) if script(word) == "Cyrl"]
    other = [word for word in words if not _RUSSIAN.issuperset(word)]
    is_most = len(other) >= _ENOUGH_WORDS and len(other) * 2 > len(words)
    return " ".join(sorted(set("".join(other)) - _RUSSIAN)) if is_most else ""


def work_spelling(checked: Checked) -> Iterator[Disagreement]:
    """References name a work by one spelling."""
    works: defaultdict[str, defaultdict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for row in checked.rows("references"):
        if row["work"] and "://" not in row["work"]:
            works[_work_key(row["work"])][row["work"]].append(row)
    for key, spellings in works.items():
        # The Herald of one town is not the Herald of another.
        sites = [hosts for hosts in map(_sites, spellings.values()) if hosts]
        if key and len(spellings) > 1 and (not sites or set.intersection(*sites)):
            usual, *others = sorted(spellings, key=lambda spelling: -len(spellings[spelling]))
            named = [f'"{spelling}" ({_numbers(spellings[spelling])})' for spelling in (usual, *others)]
            message = f"one work is spelled in {len(named)} ways: {_joined(named)}"
            yield Disagreement(f"references/works/{key}", "", "; ".join(others), usual, message)


def _work_key(work: str) -> str:
    """A work without what spellings of one differ in: case, marks, `www.`, `The`, the slogan beside a host (`News - a.kz`)."""
    hosts = (_HOST.fullmatch(segment) for segment in re.split(r"\s[-–—|·]\s", work.casefold()))
    host = next((found[1] for found in hosts if found), "")
    return host or "".join(_words(work.casefold().removeprefix("the ")))


def _sites(rows: Rows) -> set[str]:
    return {row["url"].split("/")[2].casefold().removeprefix("www.") for row in rows if "://" in row["url"]}


def duplicate_reference(checked: Checked) -> Iterator[Disagreement]:
    """A source is listed once, and cited as often as needed; other pages of a book are other references."""
    alike: defaultdict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in checked.rows("references"):
        alike[row["title"], row["published_date"], "" if row["url"] else row["work"], _rest(row)].append(row)
    for rows in alike.values():
        while rows:
            same = [row for row in rows if is_same_page(row["url"], rows[0]["url"])]
            rows = [row for row in rows if row not in same]
            if len(same) > 1 and (same[0]["title"] or same[0]["url"]):
                key = same[0]["url"] or "/".join(same[0][column] for column in ("title", "work", "published_date"))
                message = f'{_numbers(same)} are one source listed {len(same)} times: "{same[0]["title"] or key}"'
                yield Disagreement(f"references/{key}", "", str(len(same)), "1", message)


def _rest(row: _Row) -> str:
    """What the text of a reference has beside its fields and dates: pages, editions, quotations."""
    text = row["text"]
    for column in ("title", "work", "publisher", "authors", "url"):
        text = text.replace(row[column], " ") if row[column] else text
    for found in reversed([*find_dates(text, wording())]):
        text = f"{text[: found.start]} {text[found.end :]}"
    said = set(_words(" ".join((*wording().accessed, *wording().archived, *wording().original))))
    return " ".join(word for word in _words(text) if word not in said)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _numbers(rows: Rows) -> str:
    """`reference 5`, or `references 5, 6 and 7`."""
    return f"{'reference' if len(rows) == 1 else 'references'} {_joined([row['reference_number'] for row in rows])}"


def _joined(texts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
