"""`sailau diff`: what changed between two versions or captures. How it is found is in `pipeline.publish.diff`."""

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
@click.argument("old", default="")
@click.argument("new", default="")
@raw_option
@out_option
@json_option
@debug_option
def diff(old: str, new: str, raw: Path, out: Path, as_json: bool, debug: bool) -> None:
    """Says what changed from OLD to NEW, by article and entity, and who made each change: the article, its templates or sailau.

    Both are ids of versions or captures (ARTICLE/CAPTURE where several have it); NEW is the latest version if left out, and
    without OLD too it is compared with its parent. Exits with 0 when both are identical, with 1 when anything changed.

    Example: sailau diff v1-0123456789ab latest
    """
    with failing_clearly(debug):
        from pipeline.sides import told

        text, data = told(raw, out, old, new)
        say(data, text.rstrip("\n"), as_json)
    sys.exit(NEEDS_A_PERSON if data["articles"] or data["contracts"] else DONE)
