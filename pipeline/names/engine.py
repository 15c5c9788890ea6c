"""Applies a writing system's table to texts: compiled once, then called with any text.

What the table says is data in `systems/`. Digits, punctuation and other scripts stay as they are, and so does a word with a
letter the table does not know: half of it in another script would be worse. Nothing here knows a language.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.names import casing
from pipeline.names.system import END, START, Rule, Sign, System

# Characters people type for the apostrophe: ASCII, both quotes, modifier letters, grave, acute, prime.
APOSTROPHES = "'’‘ʼʻ`´ʹ′＇"
_MARKS = re.compile("[\u0300-\u036f]")
# A word as far as rules can see: letters with their marks, apostrophes inside.
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_\u0300-\u036f]|[\u0300-\u036f{APOSTROPHES}])*")
# Distinct words kept: running text repeats some ten thousand; what never repeats must not fill the memory.
_KEPT_WORDS = 100_000
_LONGEST_KEPT = 64


class Remembered(dict[str, str]):
    """Answers for words, kept for those that come again."""

    def __init__(self, answer: Callable[[str], str]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, word: str) -> str:
        answer = self._answer(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _KEPT_WORDS:
                self.clear()
            self[word] = answer
        return answer


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A place in a word where the table had a choice: the letters read, what they became, what else they may stand for."""

    offset: int
    letters: str
    chosen: str
    others: tuple[str, ...]


class Transliterator:
    """A system, ready to be called."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._rules = _by_match(system)
        self._table = _table(system, self._rules)
        self._capitals = "".join(casing.upper(letter, system.source_casing) for letter in system.letters if len(letter) == 1)
        self._small = "".join(letter for letter in system.letters if len(letter) == 1)
        self._special = _special(system, self._rules, self._capitals)
        self._outside = {at: to for at, to in self._table.items() if not chr(at).isalpha()}
        self._alphabet = re.compile(
            f"[{re.escape(''.join((*system.letters, self._capitals, *system.capitals)))}{APOSTROPHES}\u0300-\u036f]+"
        )
        self._composable = re.compile(rf"[{re.escape(self._small + self._capitals)}][\u0300-\u036f]+")
        self.words = Remembered(self._word)

    def __call__(self, text: str) -> str:
        """The text in the target system."""
        if _MARKS.search(text):
            text = self._composable.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
        text = WORD.sub(lambda found: self.words[found[0]], text)
        return text.translate(self._outside) if self._outside else text

    def ambiguities(self, word: str) -> tuple[Ambiguity, ...]:
        """Where the word could have been read otherwise."""
        found = []
        for at in self._special.finditer(word):
            rule = self._rule(at[0], at.start(), word)
            if rule and rule.others:
                found.append(Ambiguity(at.start(), at[0], rule.to, rule.others))
        return tuple(found)

    def rest(self, word: str, start: int) -> str:
        """What stands from an offset of the word on, read with the letters before it in sight."""
        parts, at = [], start
        for found in self._special.finditer(word, start):
            parts += [word[at : found.start()], self._replace(found)]
            at = found.end()
        return "".join((*parts, word[at:])).translate(self._table)

    def _word(self, word: str) -> str:
        if not self._alphabet.fullmatch(word):
            return word
        sign = self.system.sign
        return (sign.text if sign and self._has_sign(word, sign) else "") + self.rest(word, 0)

    def _replace(self, found: re.Match[str]) -> str:
        text, letters = found.string, found[0]
        rule = self._rule(letters, found.start(), text)
        to = rule.to if rule else self.system.letters[casing.lower(letters, self.system.source_casing)]
        if letters[0] not in self._capitals:
            return to
        if len(to) > 1 and self._in_capitals(text, found.start(), found.end()):
            return casing.upper(to, self.system.casing)
        return casing.title(to, self.system.casing)

    def _rule(self, letters: str, at: int, text: str) -> Rule | None:
        """The first rule for these letters whose conditions hold there."""
        rules = self._rules.get(self._plain(letters), ())
        return next((rule for rule in rules if self._holds(rule, at, at + len(letters), text)), None)

    def _holds(self, rule: Rule, start: int, end: int, text: str) -> bool:
        if rule.after and self._beside(text, start - 1, START) not in rule.after:
            return False
        if rule.before and self._beside(text, end, END) not in rule.before:
            return False
        if not (rule.word or rule.no_word):
            return True
        letters = set(casing.lower(text, self.system.source_casing))
        return not letters.isdisjoint(rule.word or letters) and letters.isdisjoint(rule.no_word)

    def _beside(self, text: str, at: int, edge: str) -> str:
        """The letter at a place, small; `edge` where the word has none."""
        letter = text[at] if 0 <= at < len(text) else edge
        return casing.lower(letter, self.system.source_casing)[:1] if letter.isalpha() else edge

    def _in_capitals(self, text: str, start: int, end: int) -> bool:
        """Whether letters stand among capitals: `Я` in `АЯЗ`, not in `Аяз` or alone."""
        after = text[end : end + 1]
        return after in self._capitals if after.isalpha() else text[start - 1 : start] in self._capitals and start > 0

    def _has_sign(self, word: str, sign: Sign) -> bool:
        letters = set(casing.lower(word, self.system.source_casing))
        return not letters.isdisjoint(sign.word) and letters.isdisjoint(sign.no_word)

    def _plain(self, letters: str) -> str:
        small = casing.lower(letters, self.system.source_casing)
        return re.sub(f"[{APOSTROPHES}]", "'", small) if self.system.apostrophe else small


def _by_match(system: System) -> dict[str, tuple[Rule, ...]]:
    """The rules of every string that needs thought: those of the file, then the letter itself."""
    rules: dict[str, list[Rule]] = {}
    for rule in system.rules:
        rules.setdefault(rule.match, []).append(rule)
    for letters, to in system.letters.items():
        if letters in rules or len(letters) > 1:
            rules.setdefault(letters, []).append(Rule(letters, to))
    return {match: tuple(some) for match, some in rules.items()}


def _table(system: System, rules: dict[str, tuple[Rule, ...]]) -> dict[int, str]:
    """Single letters without conditions, small and capital."""
    table = {}
    for letter, to in system.letters.items():
        if len(letter) == 1 and letter not in rules:
            table[ord(letter)] = to
            capital = casing.upper(letter, system.source_casing)
            if len(capital) == 1 and capital != letter:
                table[ord(capital)] = casing.title(to, system.casing)
    return table | {ord(capital): to for capital, to in system.capitals.items()}


def _special(system: System, rules: dict[str, tuple[Rule, ...]], capitals: str) -> re.Pattern[str]:
    """What the table of single letters cannot decide: strings with rules, and capitals that become two letters."""
    strings = [_any_case(match, system) for match in sorted(rules, key=lambda text: (-len(text), text))]
    wide = [letter for letter, to in system.letters.items() if len(letter) == 1 and len(to) > 1 and letter not in rules]
    widest = "".join(casing.upper(letter, system.source_casing) for letter in wide if letter.isalpha())
    if widest:
        upper = re.escape(capitals)
        strings += [f"[{widest}](?=[{upper}])", f"(?<=[{upper}])[{widest}](?![^\\W\\d_])"]
    return re.compile("|".join(strings) or r"(?!)")


def _any_case(match: str, system: System) -> str:
    """A pattern for the string in small letters, capitals and mixed."""
    return "".join(_classes(match, system, lambda letter: casing.upper(letter, system.source_casing)))


def _classes(match: str, system: System, upper: Callable[[str], str]) -> Iterator[str]:
    for letter in match:
        if letter == "'" and system.apostrophe:
            yield f"[{APOSTROPHES}]"
        else:
            yield f"[{re.escape(letter)}{re.escape(upper(letter))}]" if len(upper(letter)) == 1 else re.escape(letter)
