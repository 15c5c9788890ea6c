"""`sailau export`: a version in the formats of other tools. They are written in `pipeline.publish.export`."""

import sys
from pathlib import Path

import click

from pipeline.commands.outcome import DONE, NEEDS_A_PERSON, debug_option, failing_clearly, json_option, say


@click.command()
@click.option("--format", "formats", required=True, help="Formats, separated by commas: csv, duckdb, parquet, sqlite, xlsx.")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for the export; an earlier one is replaced."
)
@click.option("--version", help="Version to export; the latest if not given.")
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=Path("extracted"),
    show_default=True,
    help="Version store to export from.",
)
@click.option("--excel-safe", is_flag=True, help="In csv and xlsx, put ' before text a spreadsheet would run as a formula.")
@json_option
@debug_option
def export(formats: str, out: Path, version: str | None, store: Path, excel_safe: bool, as_json: bool, debug: bool) -> None:
    """Writes typed copies of every table of a version, with keys, descriptions, licence and attribution.

    Example: sailau export --format parquet,duckdb,sqlite,xlsx --out export
    """
    with failing_clearly(debug):
        from pipeline.publish.export.exporting import export as export_version

        named = [name.strip() for name in formats.split(",")]
        exported = export_version(store, out, named, version, excel_safe)
        data = {
            "version_id": exported.version_id,
            "out": str(out),
            "files": list(exported.files),
            "cut_cells": list(exported.cut_cells),
        }
        lines = [f"exported {exported.version_id} to {out}: {', '.join(named)}"]
        lines += [f"cut, too long for a cell of Excel: {cell}" for cell in exported.cut_cells]
        say(data, "\n".join(lines), as_json)
    sys.exit(NEEDS_A_PERSON if exported.cut_cells else DONE)
