"""Applies a writing system's table to texts: compiled once, then called with any text.

What the table says is data in `systems/`. Digits, punctuation and other scripts stay as they are, and so does a word with a
letter the table does not know: half of it in another script would be worse. Nothing here knows a language.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.names import casing, compiled
from pipeline.names.compiled import APOSTROPHES
from pipeline.names.system import END, START, Rule, Sign, System

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
        self._rules = compiled.by_match(system)
        self._table = compiled.table(system, self._rules)
        self._written = compiled.written(system, self._rules)
        self._capitals = compiled.capitals(system)
        self._small = "".join(letter for letter in system.letters if len(letter) == 1)
        self._special = compiled.special(system, self._rules, self._capitals)
        self._outside = {at: to for at, to in self._table.items() if not chr(at).isalpha()}
        self._alphabet = re.compile(
            f"[{re.escape(''.join((*system.letters, self._capitals, *system.capitals)))}{APOSTROPHES}\u0300-\u036f]+"
        )
        self._composable = re.compile(rf"[{re.escape(self._small + self._capitals)}][\u0300-\u036f]+")
        self.words = Remembered(self._word)
        self._seen: tuple[str, set[str]] = ("", set())

    def __call__(self, text: str) -> str:
        """The text in the target system."""
        text = WORD.sub(lambda found: self.words[found[0]], self.composed(text))
        text = text.translate(self._outside) if self._outside else text
        return _MARKS.sub("", text) if self.system.drops_marks else text

    def composed(self, text: str) -> str:
        """The text with letters of the system that stand in parts, a letter and its mark, put together."""
        if not _MARKS.search(text):
            return text
        return self._composable.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)

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
        to = rule.to if rule else self.system.letters[self._written.get(letters, letters.lower())]
        if letters[0] not in self._capitals:
            return to
        if len(to) > 1 and self._in_capitals(text, found.start(), found.end()):
            return casing.upper(to, self.system.casing)
        return casing.title(to, self.system.casing)

    def _rule(self, letters: str, at: int, text: str) -> Rule | None:
        """The first rule for these letters whose conditions hold there."""
        plain = re.sub(f"[{APOSTROPHES}]", "'", letters) if self.system.apostrophe else letters
        rules = self._rules.get(self._written.get(plain, plain), ())
        return next((rule for rule in rules if self._holds(rule, at, at + len(letters), text)), None)

    def _holds(self, rule: Rule, start: int, end: int, text: str) -> bool:
        if rule.after and self._beside(text, start - 1, START) not in rule.after:
            return False
        if rule.before and self._beside(text, end, END) not in rule.before:
            return False
        if not (rule.word or rule.no_word):
            return True
        letters = self._letters(text)
        return not letters.isdisjoint(rule.word or letters) and letters.isdisjoint(rule.no_word)

    def _letters(self, word: str) -> set[str]:
        """The letters of a word, small; kept for the next rule, as a long word asks as often as it has such letters."""
        if self._seen[0] is not word:
            self._seen = (word, set(casing.lower(word, self.system.source_casing)))
        return self._seen[1]

    def _beside(self, text: str, at: int, edge: str) -> str:
        """The letter at a place, small; `edge` where the word has none."""
        letter = text[at] if 0 <= at < len(text) else edge
        return casing.lower(letter, self.system.source_casing)[:1] if letter.isalpha() else edge

    def _in_capitals(self, text: str, start: int, end: int) -> bool:
        """Whether letters stand among capitals: `Я` in `АЯЗ`, not in `Аяз` or alone."""
        after = text[end : end + 1]
        return after in self._capitals if after.isalpha() else text[start - 1 : start] in self._capitals and start > 0

    def _has_sign(self, word: str, sign: Sign) -> bool:
        letters = self._letters(word)
        return not letters.isdisjoint(sign.word) and letters.isdisjoint(sign.no_word)
