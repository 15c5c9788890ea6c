"""Defects of the characters of words, each with a cleaned form beside the raw one. Nothing is fixed here.

In running text only what no language asks for is a defect: a letter of another script inside a word, characters nobody sees
inside a word, letters in parts or full width. In a name, which is compared as a whole, no-break spaces and accents in place of
apostrophes are too. Which writing system a word is in is told in `orthography`; where defects are published, in `checks`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.names.confusables import strangers


class Kind(StrEnum):
    """What is wrong with a word."""

    MIXED_SCRIPT = "mixed script"
    DIRECTION = "direction control"
    ZERO_WIDTH = "zero-width character"
    SOFT_HYPHEN = "soft hyphen"
    BYTE_ORDER_MARK = "byte order mark"
    IN_PARTS = "letter in parts"
    FULL_WIDTH = "full-width letter"
    NO_BREAK_SPACE = "no-break space"
    ACCENT = "accent in place of an apostrophe"


# Letters of one script in their usual form, digits and punctuation: nothing to look into, and nearly every word.
_PUNCTUATION = r"!-/:-@\[-_{-~0-9«»–—“”„…№"
_ORDINARY = re.compile(rf"[\u0400-\u04ff{_PUNCTUATION}]+|[A-Za-z\u00c0-\u024f{_PUNCTUATION}]+")


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind of defect of a word, and the characters it is about, once each."""

    kind: Kind
    characters: str

    @property
    def named(self) -> str:
        """The characters by code point and Unicode name."""
        return ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, 'unnamed')}" for each in self.characters)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with defects and where it starts. `cleaned`: without any of them; None where it is not certain what was meant."""

    raw: str
    offset: int
    cleaned: str | None
    defects: tuple[Defect, ...]


_INVISIBLE = {
    "\u00ad": Kind.SOFT_HYPHEN,
    "\ufeff": Kind.BYTE_ORDER_MARK,
    **dict.fromkeys("\u200b\u200c\u200d\u2060", Kind.ZERO_WIDTH),
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", Kind.DIRECTION),
}
_OVERRIDES = "\u202d\u202e"
_SPACES = "\u00a0\u2007\u202f"
_PLAIN_SPACES = str.maketrans(dict.fromkeys(_SPACES, " "))
_ACCENTS = "`´′"
_HIDDEN = "".join(_INVISIBLE)
_CHUNK = re.compile(rf"[\w\u0300-\u036f{_HIDDEN}'’‘ʼʻ{_ACCENTS}-]+")
_CHUNK_OF_NAME = re.compile(r"[^ \t\n]+")
# The parts of a word that are each of one script: `IT-компания` mixes none.
_PART = re.compile(r"[^\W\d_]+")
# Scripts whose letters need neither joiners nor marks of direction.
_PLAIN = ("LATIN", "CYRILLIC", "GREEK", "FULLWIDTH", "COMBINING")
_FULL_WIDTH = re.compile("[\uff21-\uff3a\uff41-\uff5a]")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Characters nobody sees come in ones and twos; the letter beside them is looked for this far.
_REACH = 8
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")

# Takes down a kind of defect and the characters it is about.
_Note = Callable[[Kind, str], None]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and what of it decides about every word in it."""

    text: str
    is_name: bool
    is_right_to_left: bool
    is_cjk: bool


def words(text: str, *, is_name: bool = False) -> tuple[Word, ...]:
    """Every word of the text that has a defect."""
    if text.isascii() and "`" not in text:
        return ()
    whole = _Text(text, is_name, bool(_RIGHT_TO_LEFT.search(text)), bool(_CJK.search(text)))
    found = ((chunk, _inspect(whole, chunk)) for chunk in _chunks(text, is_name))
    return tuple(Word(c[0], c.start(), cleaned, defects) for c, (cleaned, defects) in found if defects)


def cleaned(text: str, *, is_name: bool = False) -> str | None:
    """The text with every word cleaned; None where one has no certain cleaned form."""
    pieces, at = [], 0
    for word in words(text, is_name=is_name):
        if word.cleaned is None:
            return None
        pieces += [text[at : word.offset], word.cleaned]
        at = word.offset + len(word.raw)
    return "".join([*pieces, text[at:]])


def with_plain_spaces(text: str) -> str:
    """The text, as long as it was, with spaces where it has no-break spaces: `Nur&nbsp;Otan` is no other name."""
    return text if text.isascii() else text.translate(_PLAIN_SPACES)


def _chunks(text: str, is_name: bool) -> Iterator[re.Match[str]]:
    pattern = _CHUNK_OF_NAME if is_name else _CHUNK
    return (chunk for chunk in pattern.finditer(text) if not _ORDINARY.fullmatch(chunk[0]))


def _inspect(whole: _Text, chunk: re.Match[str]) -> tuple[str | None, tuple[Defect, ...]]:
    """The chunk cleaned, and its defects."""
    found: dict[Kind, dict[str, None]] = {}

    def note(kind: Kind, characters: str) -> None:
        found.setdefault(kind, {}).update(dict.fromkeys(characters))

    word = _in_whole_letters(_seen(whole, chunk, note), whole.is_cjk, note)
    if whole.is_name:
        word = _typed(word, note)
    result = _in_one_script(word, note)
    return result, tuple(Defect(kind, "".join(characters)) for kind, characters in found.items())


def _seen(whole: _Text, chunk: re.Match[str], note: _Note) -> str:
    """Without characters nobody sees, where none is needed."""
    kept = []
    for at, character in enumerate(chunk[0], start=chunk.start()):
        kind = _INVISIBLE.get(character)
        if kind and (character in _OVERRIDES or _is_idle(whole, at, kind)):
            note(kind, character)
        else:
            kept.append(character)
    return "".join(kept)


def _is_idle(whole: _Text, at: int, kind: Kind) -> bool:
    """Whether the invisible character does nothing but make the word another.

    Marks of direction are idle where no letter runs from right to left. Others are needed beside scripts that join letters or
    use no spaces, and in emoji; in running text, beside signs too: Wikipedia's coordinates have a byte order mark around `/`.
    """
    if kind is Kind.DIRECTION:
        return not whole.is_right_to_left
    before = whole.text[max(0, at - _REACH) : at].rstrip(_HIDDEN)[-1:]
    after = whole.text[at + 1 : at + 1 + _REACH].lstrip(_HIDDEN)[:1]
    if not (before or after):
        return False
    return all(_is_plain(beside) or (whole.is_name and beside.isascii()) for beside in (before, after) if beside)


def _is_plain(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(_PLAIN) and unicodedata.category(character)[0] in "LM"


def _in_whole_letters(word: str, is_cjk: bool, note: _Note) -> str:
    """With letters whole and of usual width. Full-width letters are usual beside Chinese, Japanese and Korean."""
    for parts in _DECOMPOSED.findall(word):
        if _is_plain(parts[0]) and unicodedata.normalize("NFC", parts) != parts:
            note(Kind.IN_PARTS, parts[1:])
            word = word.replace(parts, unicodedata.normalize("NFC", parts))
    if _FULL_WIDTH.search(word) and not is_cjk:
        note(Kind.FULL_WIDTH, "".join(_FULL_WIDTH.findall(word)))
        word = _FULL_WIDTH.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), word)
    return word


def _typed(word: str, note: _Note) -> str:
    """A name's no-break spaces as spaces, and accents between letters as apostrophes."""
    if spaces := "".join(each for each in word if each in _SPACES):
        note(Kind.NO_BREAK_SPACE, spaces)
        word = with_plain_spaces(word)
    accent = re.compile(rf"(?<=[^\W\d_])[{_ACCENTS}](?=[^\W\d_])")
    if accents := "".join(accent.findall(word)):
        note(Kind.ACCENT, accents)
        word = accent.sub("'", word)
    return word


def _in_one_script(word: str, note: _Note) -> str | None:
    """With every part in one script; None where it is not certain what was meant."""
    pieces: list[str | None] = []
    at = 0
    for part in _PART.finditer(word):
        if mixed := strangers(part[0]):
            note(Kind.MIXED_SCRIPT, mixed.letters)
            pieces += [word[at : part.start()], mixed.cleaned]
            at = part.end()
    certain = [piece for piece in (*pieces, word[at:]) if piece is not None]
    return "".join(certain) if len(certain) == len(pieces) + 1 else None
