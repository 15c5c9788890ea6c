"""A writing system's table as data: letters, context rules, source and date; read strictly from `systems/`.

How a table is applied to a text is in `engine`; how tables are joined to a route is in `routes`.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import Entry, single
from pipeline.names.casing import CASINGS, ROOT

FOLDER = Path(__file__).parent / "systems"
START, END = "^", "$"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a string of letters becomes where it stands after or before certain letters, or in a certain kind of word.

    `after`, `before`: letters one of which must stand there, `^` for the start and `$` for the end of a word; empty for
    anywhere. `word`: letters one of which the word must have; `no_word`: letters none of which it may have.
    `others`: what else the string may stand for.
    """

    match: str
    to: str
    after: str = ""
    before: str = ""
    word: str = ""
    no_word: str = ""
    others: tuple[str, ...] = ()

    @property
    def is_conditional(self) -> bool:
        return bool(self.after or self.before or self.word or self.no_word)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign written once before a word that has one of some letters and none of others."""

    text: str
    word: str
    no_word: str


@dataclass(frozen=True, slots=True)
class System:
    """The way from one writing system to another.

    `lossy`: what does not come back, each in a sentence; `comes_back`: nothing is lost, so the table is read both ways;
    `drops_marks`: marks that belong to no letter of the table are left out, not kept.
    """

    source: str
    target: str
    name: str
    reference: str
    date: str
    casing: str
    source_casing: str
    lossy: tuple[str, ...]
    letters: dict[str, str]
    capitals: dict[str, str]
    rules: tuple[Rule, ...]
    apostrophe: str
    sign: Sign | None
    examples: tuple[tuple[str, str], ...]
    comes_back: bool
    drops_marks: bool

    @property
    def file(self) -> str:
        return f"{self.source}--{self.target}.yml"


def load(path: Path) -> System:
    """The system of a file. Raises `LookupFileError` when the file is not one, or contradicts itself."""
    entry = single(path, "names/systems")
    source, _, target = path.stem.partition("--")
    classes = _pairs(entry, "classes") if "classes" in entry else {}
    system = System(
        source=source,
        target=target,
        name=entry.text("name"),
        reference=entry.text("reference"),
        date=entry.text("date"),
        casing=_casing(entry, "casing"),
        source_casing=_casing(entry, "source_casing"),
        lossy=entry.texts("lossy"),
        letters=_pairs(entry, "letters"),
        capitals=_pairs(entry, "capitals") if "capitals" in entry else {},
        rules=tuple(_rule(raw, classes) for raw in _list(entry, "rules")),
        apostrophe=entry.text("apostrophe", ""),
        sign=_sign(entry, classes),
        examples=_examples(entry),
        comes_back=entry.value("comes_back") is True,
        drops_marks=entry.value("drops_marks") is True,
    )
    entry.refuse_unread()
    _refuse_gaps(entry.where, system)
    return system


def inverse(system: System) -> System:
    """The way back of a table in which no two letters become the same. Raises `ValueError` where two do."""
    back = {to: letter for letter, to in system.letters.items()}
    if len(back) < len(system.letters) or "" in back or system.rules:
        raise ValueError(f"{system.file} has no inverse")
    return System(
        source=system.target,
        target=system.source,
        name=f"{system.name}, read back",
        reference=system.reference,
        date=system.date,
        casing=system.source_casing,
        source_casing=system.casing,
        lossy=system.lossy,
        letters=back,
        capitals={},
        rules=(),
        apostrophe="",
        sign=None,
        examples=tuple((to, text) for text, to in system.examples),
        comes_back=True,
        drops_marks=False,
    )


def _rule(raw: Entry, classes: dict[str, str]) -> Rule:
    rule = Rule(
        match=raw.text("match"),
        to=raw.text("to", ""),
        **{key: _letters(raw.text(key, ""), classes) for key in ("after", "before", "word", "no_word")},
        others=raw.texts("others") if "others" in raw else (),
    )
    raw.refuse_unread()
    return rule


def _letters(text: str, classes: dict[str, str]) -> str:
    """The letters a condition names: `<vowel>` stands for a class, all else for itself."""
    for name, members in classes.items():
        text = text.replace(f"<{name}>", members)
    return text.replace(" ", "")


def _sign(entry: Entry, classes: dict[str, str]) -> Sign | None:
    if "sign" not in entry:
        return None
    raw = Entry(f"{entry.where}, sign", entry.value("sign"))
    sign = Sign(raw.text("text"), _letters(raw.text("word"), classes), _letters(raw.text("no_word", ""), classes))
    raw.refuse_unread()
    return sign


def _casing(entry: Entry, key: str) -> str:
    casing = entry.text(key, ROOT)
    if casing not in CASINGS:
        raise LookupFileError(entry.where, f"`{key}` is {casing!r}", f"one of {', '.join(CASINGS)}")
    return casing


def _pairs(entry: Entry, key: str) -> dict[str, str]:
    value = entry.value(key)
    if not isinstance(value, dict) or not all(isinstance(text, str) for pair in value.items() for text in pair):
        raise LookupFileError(entry.where, f"`{key}` is not a mapping of texts to texts", "quote what YAML reads otherwise")
    return dict(value)


def _list(entry: Entry, key: str) -> list[Entry]:
    value = entry.value(key) if key in entry else []
    if not isinstance(value, list):
        raise LookupFileError(entry.where, f"`{key}` is no list", "start every item with `- `")
    return [Entry(f"{entry.where}, {key} {number}", raw) for number, raw in enumerate(value, start=1)]


def _examples(entry: Entry) -> tuple[tuple[str, str], ...]:
    pairs = entry.value("examples")
    if not isinstance(pairs, list) or not pairs:
        raise LookupFileError(entry.where, "`examples` is no list", "give words of the source, as `- [text, result]`")
    texts = [entry.as_texts("examples", pair) for pair in pairs]
    if any(len(pair) != 2 for pair in texts):
        raise LookupFileError(entry.where, "an example is no pair", "give it as `[text, result]`")
    return tuple((pair[0], pair[1]) for pair in texts)


def _refuse_gaps(where: str, system: System) -> None:
    """A string with conditions only would sometimes have no reading."""
    always = set(system.letters) | {rule.match for rule in system.rules if not rule.is_conditional}
    if open_ended := sorted({rule.match for rule in system.rules} - always):
        raise LookupFileError(where, f"{', '.join(open_ended)} has rules with conditions only", "add one without")
