"""From one writing system to another: which tables are there, and how they join.

The tables are files in `systems/`, named after where they start and end; a table that loses nothing is also its own way back.
"""

import difflib
from collections.abc import Callable
from functools import cache

from pipeline.errors import UnknownSystemError
from pipeline.names.engine import Transliterator
from pipeline.names.restore import Lexicon, Restorer, lexicon
from pipeline.names.system import FOLDER, System, inverse, load

KAZAKH, LATIN, RUSSIAN = "kk-cyrl", "kk-latn-2021", "ru-cyrl"

Way = Callable[[str], str]


@cache
def systems() -> tuple[System, ...]:
    """Every table, those read back included, by source and target."""
    tables = [load(path) for path in FOLDER.glob("*.yml")]
    back = [inverse(table) for table in tables if table.comes_back]
    return tuple(sorted((*tables, *back), key=lambda table: (table.source, table.target)))


@cache
def transliterator(source: str, target: str) -> Transliterator:
    """One table, compiled."""
    path = FOLDER / f"{source}--{target}.yml"
    return Transliterator(load(path) if path.exists() else inverse(load(FOLDER / f"{target}--{source}.yml")))


@cache
def restorer(source: str = LATIN) -> Restorer:
    """From a Latin alphabet to Kazakh Cyrillic, with the lexicon."""
    spell, read = transliterator(KAZAKH, LATIN), transliterator(LATIN, KAZAKH)
    return Restorer(transliterator(source, KAZAKH), Lexicon(lexicon(), spell, read))


@cache
def route(source: str, target: str) -> Way:
    """From one system to another by the fewest tables. Raises `UnknownSystemError` when there is no such system, or no way."""
    steps = _shortest(source, target)
    ways = [_way(*step) for step in steps]

    def through(text: str) -> str:
        for way in ways:
            text = way(text)
        return text

    return ways[0] if len(ways) == 1 else through


def _way(source: str, target: str) -> Way:
    table = transliterator(source, target)
    return restorer(source) if target == KAZAKH and not table.system.comes_back else table


def _shortest(source: str, target: str) -> list[tuple[str, str]]:
    """The tables of the shortest way, each as where it starts and ends; none where nothing is to be done."""
    ahead: dict[str, list[str]] = {}
    for table in systems():
        ahead.setdefault(table.source, []).append(table.target)
    for option, system in (("--from", source), ("--to", target)):
        _refuse_unknown(option, system, {end for table in systems() for end in (table.source, table.target)})
    paths = [[source]] if source != target else []
    seen = {source}
    for path in paths:
        for following in ahead.get(path[-1], []):
            if following == target:
                return list(zip(path, [*path[1:], target], strict=True))
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    if source == target:
        return []
    ways = ", ".join(sorted(seen - {source})) or "nothing"
    raise UnknownSystemError(
        f"--from {source} --to {target}", "no table leads there", f"from {source} there are ways to {ways}"
    )


def _refuse_unknown(option: str, system: str, known: set[str]) -> None:
    if system not in known:
        near = difflib.get_close_matches(system, known, 1)
        todo = f"did you mean {near[0]}? " if near else ""
        raise UnknownSystemError(option, f"no writing system {system!r}", f"{todo}`sailau translit --list` names them all")
