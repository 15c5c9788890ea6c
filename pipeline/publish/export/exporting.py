"""One export: a version in one or more formats, in a folder that is there whole or not at all.

The formats are the modules beside this one, imported when they are asked for: what they need is the extra `export`.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError
from pipeline.files import sha256_of
from pipeline.publish.export.dataset import Dataset, open_dataset

MANIFEST = "export.json"
_FORMATS = {"csv": "excel_csv", "duckdb": "duck", "parquet": "parquet", "sqlite": "sqlite", "xlsx": "xlsx"}
FORMATS = tuple(_FORMATS)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: files by their path in `folder`, and the cells of a workbook that were cut."""

    version_id: str
    folder: Path
    files: tuple[str, ...]
    cut_cells: tuple[str, ...]


def export(root: Path, out: Path, formats: Sequence[str], version: str | None = None, is_excel_safe: bool = False) -> Exported:
    """Writes a version of the store at `root`, the latest if none is named, to the folder `out` in these of `FORMATS`.

    `export.json` there has the version, its licence and the files' SHA-256. An earlier export in `out` is replaced, all of it;
    anything else in it, or a file changed since, is not. Raises `StoreError` as `open_dataset` does, `ContractError` for values
    that are not of their type, `OutputError` when a format is unknown or lacks its package, or `out` cannot be written or is
    in use; `out` is then as it was.
    """
    writers = {name: _module(name) for name in dict.fromkeys(formats)}
    dataset = open_dataset(root, version)
    try:
        _refuse_what_is_not_ours(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            return _export(dataset, out, work, writers, is_excel_safe)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            str(out), f"cannot be written: {error.strerror}", "make room or give access, then try again"
        ) from error


def _module(name: str) -> Any:
    if name not in _FORMATS:
        raise OutputError(f"format {name!r}", "is not known", f"choose of {', '.join(FORMATS)}")
    try:
        return import_module(f"pipeline.publish.export.{_FORMATS[name]}")
    except ModuleNotFoundError as error:
        todo = "install what exports need: pip install 'sailau[export]'"
        raise OutputError(f"format {name!r}", f"needs the package {error.name}, which is not installed", todo) from error


def _export(dataset: Dataset, out: Path, work: Path, writers: Mapping[str, Any], is_excel_safe: bool) -> Exported:
    new = work / "new"
    new.mkdir()
    cut_cells: list[str] = []
    for name, module in writers.items():
        match name:
            case "csv":
                module.write_csv(dataset, new, is_excel_safe)
            case "xlsx":
                cut_cells += module.write_xlsx(dataset, new, is_excel_safe)
            case _:
                getattr(module, f"write_{name}")(dataset, new)
    files = _hashes(new)
    manifest = {**dataset.about(), "formats": list(writers), "is_excel_safe": is_excel_safe, "files": files}
    (new / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")
    _replace(out, new, work / "old")
    return Exported(dataset.version_id, out, (*files, MANIFEST), tuple(cut_cells))


def _replace(out: Path, new: Path, old: Path) -> None:
    """Two renames, the first undone if the second fails."""
    if not out.exists():
        new.rename(out)
        return
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise


def _refuse_what_is_not_ours(out: Path) -> None:
    todo = "name a new folder, or remove what is there"
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OutputError(str(out), "is no folder", todo)
    if not out.exists() or not any(out.iterdir()):
        return
    stated = _stated(out)
    if stated is None:
        raise OutputError(str(out), f"holds other files than an export: it has no {MANIFEST} of one", todo)
    found = _hashes(out)
    if other := [name for name in found if found[name] != stated.get(name) and name != MANIFEST]:
        raise OutputError(str(out), f"holds {other[0]}, which is not as it was exported", todo)


def _stated(out: Path) -> dict[str, str] | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        return dict(json.loads((out / MANIFEST).read_bytes())["files"])
    return None


def _hashes(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in sorted(folder.rglob("*")) if path.is_file()}
