"""What the engine needs of a table, worked out once: rules by string, ways to write them, the pattern that finds them.

How they are applied to a text is in `engine`.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product

from pipeline.names import casing
from pipeline.names.system import Rule, System

# Characters people type for the apostrophe: ASCII, both quotes, modifier letters, grave, acute, prime.
APOSTROPHES = "'’‘ʼʻ`´ʹ′＇"


def by_match(system: System) -> dict[str, tuple[Rule, ...]]:
    """The rules of every string that needs thought: those of the file, then the letter itself."""
    rules: dict[str, list[Rule]] = {}
    for rule in system.rules:
        rules.setdefault(rule.match, []).append(rule)
    for letters, to in system.letters.items():
        if letters in rules or len(letters) > 1:
            rules.setdefault(letters, []).append(Rule(letters, to))
    return {match: tuple(some) for match, some in rules.items()}


def capitals(system: System) -> str:
    """The capitals of the letters the table reads, alone or in a string."""
    letters = dict.fromkeys("".join(system.letters))
    capitals = (casing.upper(letter, system.source_casing) for letter in letters)
    return "".join(
        capital for letter, capital in zip(letters, capitals, strict=True) if capital != letter and len(capital) == 1
    )


def written(system: System, rules: dict[str, tuple[Rule, ...]]) -> dict[str, str]:
    """Every string with rules, and every letter, by each way of writing it with capitals.

    Of two that share a capital (I of 2018 is that of ı and of i) the longer counts, then the first.
    """
    found: dict[str, str] = {}
    for match in sorted((*rules, *system.letters), key=lambda text: -len(text)):
        for letters in product(*((letter, casing.upper(letter, system.source_casing)) for letter in match)):
            found.setdefault("".join(letters), match)
    return found


def table(system: System, rules: dict[str, tuple[Rule, ...]]) -> dict[int, str]:
    """Single letters without conditions, small and capital."""
    table = {}
    for letter, to in system.letters.items():
        if len(letter) == 1 and letter not in rules:
            table[ord(letter)] = to
            capital = casing.upper(letter, system.source_casing)
            if len(capital) == 1 and capital != letter:
                table[ord(capital)] = casing.title(to, system.casing)
    return table | {ord(capital): to for capital, to in system.capitals.items()}


def special(system: System, rules: dict[str, tuple[Rule, ...]], capitals: str) -> re.Pattern[str]:
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
