"""The part of `docs/architecture.md` that comes from the code: every layer, what it is, and which layers it imports.

The order is that of `tests/test_architecture.py`, which enforces it; imports are read from the modules.
"""

import ast
import re
from pathlib import Path

from tests.test_architecture import LAYERS, MODULES, PIPELINE, imported, layer, name

PAGE = Path(__file__).parents[1] / "architecture.md"
START, END = "<!-- layers: written by make docs -->\n", "<!-- end of layers -->"
# What lives in a package. A module that is a layer of its own says it itself, in the first sentence of its docstring.
PACKAGES = {
    "lookups": "Reviewed knowledge as YAML: headings, parties, places, claims, each entry with `why` and `ref`.",
    "archive": "Captures: their bytes, their log, what people say of an article; the client for wikis, WARC and web archives.",
    "document": "Readers: HTML of every flavour and flattened text become a Document of sections, grids, notes, references.",
    "model": "Every published table, declared once: columns, types, keys, descriptions.",
    "extract": "Document to rows: what a table is, what a column holds, which number means what; columns won back.",
    "names": "Writing systems, the gazetteer, and who or what a name stands for.",
    "checks": "Rules: tables to findings; and the contract our own tables have to keep.",
    "publish": "Canonical CSV, versions and their pointer, gates, differences, data package, exports, what goes beside them.",
    "capture": "New captures: found, compared with what is there, kept.",
    "watch": "When to ask upstream, what is new there, what is said of it.",
    "commands": "What each command takes and prints.",
    "defs": "The same steps as Dagster assets, checks, sensors and schedules; no logic.",
}


def architecture() -> str:
    """The page with its table of layers as the code has them now."""
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{_layers()}{END}{after}"


def _layers() -> str:
    imports = _imports()
    rows = [
        f"| `{each}` | {_what(each)} | {', '.join(filter(imports[each].__contains__, LAYERS)) or 'none'} |" for each in LAYERS
    ]
    return "\n".join(["", "| layer | what lives there | imports |", "|---|---|---|", *rows, "", ""])


def _what(each: str) -> str:
    if (module := PIPELINE / f"{each}.py").is_file():
        docstring = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
        return re.split(r"(?<=\.)\s", docstring, maxsplit=1)[0]
    return PACKAGES[each]


def _imports() -> dict[str, list[str]]:
    """The layers each layer imports, both from the bottom up; errors and files, which nearly all use, are left out."""
    found: dict[str, set[str]] = {each: set() for each in LAYERS}
    for path in MODULES:
        if path != PIPELINE / "__init__.py":
            own = layer(name(path))
            known = {layer(module) for module in imported(path) if module.startswith("pipeline.")}
            found[own] |= known - {own, "errors", "files"}
    return {each: [other for other in LAYERS if other in known] for each, known in found.items()}
