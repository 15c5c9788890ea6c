"""`sailau translit`: lines from one writing system to another. The systems are in `pipeline.names`."""

import os
import sys

import click

from pipeline.commands.outcome import DONE, NEEDS_A_PERSON, debug_option, failing_clearly, json_option, say
from pipeline.errors import OutputError


@click.command()
@click.option("--from", "source", help="Writing system of the input.")
@click.option("--to", "target", help="Writing system of the output.")
@click.option("--list", "is_list", is_flag=True, help="Name the writing systems with their sources, and stop.")
@json_option
@debug_option
def translit(source: str | None, target: str | None, is_list: bool, as_json: bool, debug: bool) -> None:
    """Writes the lines of standard input in another writing system.

    With --json one line is one object: the text, and of words read back to Kazakh Cyrillic whether a rule or the lexicon
    knew them and how else they may be read.

    Example: sailau translit --from kk-cyrl --to kk-latn-2021 < names.txt
    """
    with failing_clearly(debug):
        from pipeline.names import listing, routes, stream

        if is_list:
            tables = routes.systems()
            say(listing.as_data(tables), listing.as_text(tables), as_json)
            return
        if not (source and target):
            raise click.UsageError("give --from and --to, or --list")
        way = routes.route(source, target)
        if sys.stdin is None:
            raise click.UsageError("there is nothing to read: standard input is closed")
        write = stream.explain if as_json else stream.transliterate
        try:
            bad_lines = write(sys.stdin.buffer, sys.stdout.buffer, way)
        except BrokenPipeError:
            # Whoever read has read enough; nothing more may be written, not even at the end of the program.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(DONE)
        except OSError as error:
            raise OutputError(
                "standard output", f"cannot be written: {error.strerror}", "make room, or name another"
            ) from error
    if bad_lines:
        click.echo(
            f"sailau: line {bad_lines[0]}: bytes that are no UTF-8 were left as they are; convert the input to UTF-8", err=True
        )
    sys.exit(NEEDS_A_PERSON if bad_lines else DONE)
