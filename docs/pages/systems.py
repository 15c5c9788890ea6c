"""`docs/systems.md`: every writing system's table, where it is from, what it loses, its letters and rules."""

from collections.abc import Iterator

from pipeline.names import routes
from pipeline.names.system import Rule, System


def systems() -> str:
    lines = [
        "# Writing systems",
        "",
        "Written from `pipeline/names/systems/` by `make docs`. How names become entities is in [names.md](names.md).",
        "",
        "`sailau translit --from kk-cyrl --to kk-latn-2021` reads and writes lines. Tables join, so from any system all that",
        "can be reached may be asked for. What is read back to Kazakh Cyrillic also goes through `pipeline/names/lexicon.yml`,",
        "the words that no rule can know.",
    ]
    for system in routes.systems():
        lines += [
            "",
            f"## {system.source} to {system.target}",
            "",
            f"{system.name}. Source: {system.reference} ({system.date}).",
            "",
        ]
        lines += [f"- Lost: {loss}" for loss in system.lossy]
        lines += ["", "| letters | become |", "|---|---|", *_letters(system)]
    return "\n".join(lines) + "\n"


def _letters(system: System) -> Iterator[str]:
    """Rules first, as they are tried; then the letters."""
    for rule in system.rules:
        others = f" (or {', '.join(rule.others)})" if rule.others else ""
        yield f"| {rule.match}{_where(rule)} | {rule.to or 'nothing'}{others} |"
    for letter, to in system.letters.items():
        yield f"| {letter if letter.strip() else 'space'} | {to or 'nothing'} |"


def _where(rule: Rule) -> str:
    conditions = [("after one of", rule.after), ("before one of", rule.before)]
    conditions += [("in a word with one of", rule.word), ("in a word with none of", rule.no_word)]
    return "".join(f", {words} {' '.join(letters)}" for words, letters in conditions if letters)
