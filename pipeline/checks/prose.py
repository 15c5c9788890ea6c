"""Running text against tables: what a sentence says of a value, and what the table states.

Which figure speaks of which value is told in `pipeline.extract.claims`; what tables say of each other is `agreement`.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.checks.labels import whose
from pipeline.checks.rule import Checked, Disagreement
from pipeline.document.date_ranges import date_span
from pipeline.extract.identity import is_rounded
from pipeline.extract.subjects import AND, Value
from pipeline.lookups.claims import SO_FAR
from pipeline.lookups.quantities import quantities

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BETWEEN_WORDS = re.compile(r"[\s-]+")
# How far a value may be from one that is stated as `about` it.
_ABOUT = Decimal("0.1")


def prose_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Figures of running text that are not those of the tables, but for candidates."""
    return _disagreeing(checked, of_candidates=False)


def prose_candidates(checked: Checked) -> Iterator[Disagreement]:
    """Candidates of running text that are not those of the tables of the same day, or of a day that has no table."""
    return _disagreeing(checked, of_candidates=True)


def prose_total(checked: Checked) -> Iterator[Disagreement]:
    """Candidates in all, against those with and without a party, where one sentence gives all of them."""
    sentences: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for figure in checked.rows("figures"):
        if _is_of_candidates(figure):
            sentences.setdefault((figure["source"], figure["context"]), []).append(figure)
    for figures in sentences.values():
        totals = [figure for figure in figures if figure["subject"].startswith("contests/")]
        parts = [figure for figure in figures if figure["subject"].startswith("nominations/")]
        computed = sum(Decimal(part["value"]) for part in parts)
        if len(totals) == 1 and len(parts) > 1 and computed != Decimal(totals[0]["value"]):
            [total] = totals
            listed = " and ".join(part["text"] for part in parts)
            message = f"the text states {total['text']} candidates in all ({_excerpt(total)}), but {listed} are {computed}"
            yield Disagreement(f"figures/{total['subject']}", total["source"], total["value"], str(computed), message)


def _disagreeing(checked: Checked, *, of_candidates: bool) -> Iterator[Disagreement]:
    for figure in checked.rows("figures"):
        if figure["subject"] and _is_of_candidates(figure) == of_candidates and not of_another_day(checked, figure):
            yield from _compared(checked, figure)


def _compared(checked: Checked, figure: Mapping[str, str]) -> Iterator[Disagreement]:
    values = {name: checked.values[name] for name in figure["subject"].split(AND)}
    if figure["kind"] == "date":
        for name, value in values.items():
            if not _is_day(figure, value.stated):
                yield _disagreement(checked, figure, {name: value}, figure["stated_date"] or figure["text"], value.stated)
        return
    computed = sum((Decimal(value.stated) for value in values.values()), Decimal(0))
    if not _agrees(figure, computed):
        yield _disagreement(checked, figure, values, figure["value"], str(computed))


def _agrees(figure: Mapping[str, str], computed: Decimal) -> bool:
    """Whether what the tables state is what the text says, with its qualifier and as exactly as it says it."""
    stated, qualifier = Decimal(figure["value"]), figure["qualifier"]
    last = Decimal(figure["value_to"] or stated)
    if qualifier == "about":
        return abs(computed - stated) <= _ABOUT * stated
    if qualifier in ("more_than", "less_than"):
        return computed > stated if qualifier == "more_than" else computed < stated
    if qualifier in ("at_least", SO_FAR, "at_most"):
        return computed <= stated if qualifier == "at_most" else computed >= stated
    return stated <= computed <= last or (stated == last and _is_rounded(figure, computed))


def _is_rounded(figure: Mapping[str, str], computed: Decimal) -> bool:
    """Whether the text has the value with fewer digits: `79 percent`, `1.2 million`, `two million`."""
    words = _BETWEEN_WORDS.split(figure["text"].casefold())
    scale = next((factor for word, factor in quantities().scales.items() if word in words), 1)
    digits = _DIGITS.search(figure["text"]) if scale > 1 else None
    stated = digits[0].replace(",", "") if digits else f"{(Decimal(figure['value']) / scale).normalize():f}"
    return is_rounded(figure["value"] if scale == 1 else stated, computed / scale)


def _is_day(figure: Mapping[str, str], day: str) -> bool:
    if figure["stated_date"]:
        return day.startswith(figure["stated_date"])
    stated = date_span(figure["text"], int(day[:4]))
    return stated is None or stated.start == day


def _is_of_candidates(figure: Mapping[str, str]) -> bool:
    return figure["subject"].rpartition("/")[2] in ("candidates", "candidates_count", "candidates_total_count")


def of_another_day(checked: Checked, figure: Mapping[str, str]) -> list[tuple[str, Value]]:
    """The day a sentence counts candidates of, with the value it is compared with, where that names no day and differs."""
    if not (figure["subject"] and _is_of_candidates(figure)) or AND in figure["subject"]:
        return []
    value = checked.values[figure["subject"]]
    is_undated = value.table in ("contests", "nominations") and not value.row.get("as_of_date")
    if not is_undated or _agrees(figure, Decimal(value.stated)):
        return []
    sentence = (other for other in checked.rows("figures") if other["context"] == figure["context"])
    return [(other["stated_date"], value) for other in sentence if len(other["stated_date"]) == len("2021-07-07")][:1]


def _disagreement(
    checked: Checked, figure: Mapping[str, str], values: Mapping[str, Value], stated: str, computed: str
) -> Disagreement:
    """What one figure says against the tables. Several that say the same of a value are told together by it."""
    named = " and ".join(dict.fromkeys(whose(checked, value) for value in values.values()))
    what = next(iter(values.values())).what
    verb = f"{'are' if what.endswith('s') else 'is'}{' already' if figure['qualifier'] == SO_FAR else ''}"
    message = f"{named}: {what} {verb} {figure['text']} in the text ({_excerpt(figure)}) and {computed} in the tables"
    sources = tuple(dict.fromkeys(value.source for value in values.values() if value.source))
    return Disagreement(AND.join(values), figure["source"], stated, computed, message, sources)


def _excerpt(figure: Mapping[str, str]) -> str:
    """The words around the figure, as the text has them."""
    context, text = figure["context"], figure["text"]
    at = context.find(text)
    before, after = context[:at].split(" ")[-5:], context[at + len(text) :].split(" ")[:5]
    return f'"{" ".join(before)}{text}{" ".join(after)}"'
