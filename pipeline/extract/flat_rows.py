"""A flattened row taken apart: its label, its values in order, the citation marks at each, its role in the table.

Where the label's words are cut into cells, and which columns the values go to, is `pipeline.extract.unflatten`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.document.values import CITATION, is_number, spaces, split_citations


@dataclass(frozen=True, slots=True)
class Value:
    """One published value and the reference numbers of the marks that stood at it."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FlatRow:
    """`role`: part, total, base, source (rows.yml; part where the label is none of its labels)."""

    number: int
    role: str
    label: Value
    values: tuple[Value, ...]


def flat_row(number: int, text: str, value_columns: int, labels: Mapping[str, str]) -> FlatRow:
    """Takes one flattened row apart: the numbers it ends in are its values, the words before them its label.

    A row the mirror broke in two holds its values on the second line, which is a single cell where the table has a
    single value column (`588 / 867 (68%)`). A row led by a label that ends in a colon holds no values (`Source: AOSK`).
    """
    led_by = next((text[: at + 1] for at, char in enumerate(text) if char == ":" and text[: at + 1] in labels), "")
    if led_by and not is_number(text.split()[-1]):
        return FlatRow(number, labels[led_by], _value(text), ())
    head, broken, rest = text.partition("\n")
    if broken and value_columns == 1:
        return FlatRow(number, "part", _value(head), (_value(rest),))
    words = text.split()
    values: list[Value] = []
    while words and is_number((value := _value(words[-1])).text):
        values.insert(0, value)
        words.pop()
    label = _value(" ".join(words))
    return FlatRow(number, labels.get(label.text, "part"), label, tuple(values))


def _value(text: str) -> Value:
    plain, marks = split_citations(text)
    return Value(spaces(CITATION.sub("", plain)), marks)
