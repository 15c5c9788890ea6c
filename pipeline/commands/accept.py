"""`sailau accept`: a quarantined capture is published after all. What is done is in `pipeline.acceptance`."""

import sys
from pathlib import Path

import click

from pipeline.commands.outcome import DONE, debug_option, failing_clearly, json_option, out_option, raw_option, say


@click.command()
@click.argument("capture_id", metavar="CAPTURE")
@click.option("--why", required=True, help="The reason, which is published with the data.")
@click.option("--article", "article_id", default="", help="Its article, where captures of several have this id.")
@raw_option
@out_option
@json_option
@debug_option
def accept(capture_id: str, why: str, article_id: str, raw: Path, out: Path, as_json: bool, debug: bool) -> None:
    """Lets the next build publish a capture that gates stopped, for the gates it fails now and for no others.

    Example: sailau accept 1171100200 --why "the by-elections moved to an article of their own"
    """
    with failing_clearly(debug):
        from pipeline import summary
        from pipeline.acceptance import accept as accept_capture

        acceptance = accept_capture(raw, out, capture_id, why, article_id)
        data = summary.accepted_as_data(acceptance)
        say(data, summary.accepted_as_text(acceptance), as_json)
    sys.exit(DONE)
