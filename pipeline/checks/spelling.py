"""Defects of the characters in published texts: words of two scripts, characters nobody sees, letters in parts.

What is a defect is told in `pipeline.names.hygiene`. The text is published as it is; the finding has its cleaned form.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.rule import Checked, Disagreement, Rule
from pipeline.names import hygiene
from pipeline.names.hygiene import Kind


class _Text(NamedTuple):
    """A published text: the group of texts it is one of, its address (headings and references
    have none), and whether it is a name, compared as a whole.
    """

    group: str
    source: str
    text: str
    is_name: bool = False


class _Found(NamedTuple):
    text: _Text
    word: hygiene.Word


# Columns of names as published, whose defects show in the texts too but for those that are none in running text.
_NAMES = {"people": ("name",), "results": ("option_name", "place_name"), "contests": ("place_name",)}
_ONLY_OF_NAMES = frozenset({Kind.NO_BREAK_SPACE, Kind.ACCENT})


def mixed_script(checked: Checked) -> Iterator[Disagreement]:
    """Every word that mixes scripts, once in each group of texts."""
    first: dict[tuple[str, str], _Found] = {}
    for found in checked.once(_defects):
        if any(defect.kind is Kind.MIXED_SCRIPT for defect in found.word.defects):
            first.setdefault((found.text.group, found.word.raw), found)
    for (group, raw), (text, word) in first.items():
        subject, message = f"{group}/{raw}", _sentence(word)
        yield Disagreement(subject, text.source, raw, word.cleaned or "", message)


def stray_characters(checked: Checked) -> Iterator[Disagreement]:
    """Every other kind of defect, once in each group of texts, with how many words have it."""
    groups: dict[tuple[str, Kind], list[_Found]] = {}
    for found in checked.once(_defects):
        for defect in found.word.defects:
            if defect.kind is not Kind.MIXED_SCRIPT:
                groups.setdefault((found.text.group, defect.kind), []).append(found)
    for (group, kind), all_found in groups.items():
        text, word = all_found[0]
        characters = next(defect.named for defect in word.defects if defect.kind is kind)
        count = f"{len(all_found)} words of {group} have" if len(all_found) > 1 else f"a word of {group} has"
        first = "the first" if len(all_found) > 1 else "it"
        message = f"{count} a {kind} ({characters}); {first} is {_visible(word.raw)}, cleaned: {word.cleaned or 'not certain'}"
        yield Disagreement(f"{group}/{kind}".replace(" ", "-"), text.source, word.raw, word.cleaned or "", message)


def _defects(checked: Checked) -> list[_Found]:
    return list(_found(checked))


def _found(checked: Checked) -> Iterator[_Found]:
    for text in _texts(checked):
        for word in hygiene.words(text.text, is_name=text.is_name):
            yield _Found(text, word)
    for table, columns in _NAMES.items():
        for row in checked.rows(table):
            for column in columns:
                text = _Text(f"{table}/{column}", row.get("source", ""), row.get(column, ""), is_name=True)
                for word in hygiene.words(text.text, is_name=True):
                    if _ONLY_OF_NAMES.issuperset(defect.kind for defect in word.defects):
                        yield _Found(text, word)


def _texts(checked: Checked) -> Iterator[_Text]:
    document = checked.reading.document
    for section in document.sections:
        yield _Text("headings", "", section.heading)
    for paragraph in document.paragraphs:
        yield _Text("paragraphs", paragraph.source, paragraph.text)
    for table in document.tables:
        yield _Text("captions", table.address(1) if table.cells else "", table.caption)
        for cell in table.cells:
            yield _Text("cells", table.address(cell.row, cell.column), cell.text)
    for reference in document.references:
        yield _Text("references", "", reference.title)
        yield _Text("references", "", reference.authors, is_name=True)


def _sentence(word: hygiene.Word) -> str:
    """What is wrong with a word of two scripts."""
    mixed = next(defect for defect in word.defects if defect.kind is Kind.MIXED_SCRIPT)
    letters = [f"{letter} (U+{ord(letter):04X})" for letter in mixed.characters]
    script = "Cyrillic" if "\u0400" <= mixed.characters[0] <= "\u052f" else "Latin"
    other = "Latin" if script == "Cyrillic" else "Cyrillic"
    noun = "letter" if len(letters) == 1 else "letters"
    end = f"cleaned: {word.cleaned}" if word.cleaned else "what was meant is not certain"
    return f'"{word.raw}" has the {script} {noun} {" and ".join(letters)} among {other} ones; {end}'


def _visible(text: str) -> str:
    """The text in quotation marks, its characters nobody sees as code points."""
    shown = "".join(c if c.isprintable() and c != "\ufeff" else f"<U+{ord(c):04X}>" for c in text)
    return f'"{shown}"'


SPELLING_RULES: tuple[Rule, ...] = (
    Rule(
        "mixed_script",
        "warning",
        "The letters of a word are of one script; one of another looks right and is found by nobody. Texts stay as published.",
        '"Bүgin" has the Cyrillic letter ү (U+04AF) among Latin ones; cleaned: Bügin',
        mixed_script,
    ),
    Rule(
        "stray_characters",
        "info",
        "Characters nobody sees, letters in parts and no-break spaces in names make two words of one. Texts stay as published.",
        'a word of cells has a soft hyphen (U+00AD SOFT HYPHEN); it is "Lan<U+00AD>thanide", cleaned: Lanthanide',
        stray_characters,
    ),
)
