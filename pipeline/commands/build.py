"""`sailau build`: raw/ to a published version. What is done is in `pipeline.build`."""

import sys
from pathlib import Path

import click

from pipeline.commands.outcome import (
    DONE,
    NEEDS_A_PERSON,
    debug_option,
    failing_clearly,
    json_option,
    out_option,
    raw_option,
    say,
)


@click.command()
@raw_option
@out_option
@json_option
@debug_option
def build(raw: Path, out: Path, as_json: bool, debug: bool) -> None:
    """Reads every archived article and publishes a version of all tables if their content changed.

    Example: sailau build --raw raw --out extracted
    """
    with failing_clearly(debug):
        from pipeline import summary
        from pipeline.build import build as build_all

        built = build_all(raw, out)
        say(summary.as_data(built), summary.as_text(built), as_json)
    sys.exit(NEEDS_A_PERSON if summary.build_needs_a_person(built) else DONE)
