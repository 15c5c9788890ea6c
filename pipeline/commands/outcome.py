"""How every command ends: its exit codes, what it says, and an error as one line. Also the options all commands share."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pipeline.errors import SailauError

DONE, NEEDS_A_PERSON, FAILED = 0, 1, 2

debug_option = click.option("--debug", is_flag=True, help="Show the traceback of an error.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
raw_option = click.option(
    "--raw", type=click.Path(path_type=Path), default=Path("raw"), show_default=True, help="Archived articles."
)
out_option = click.option(
    "--out", type=click.Path(path_type=Path), default=Path("extracted"), show_default=True, help="Version store."
)


def say(data: object, text: str, as_json: bool) -> None:
    """What a command found: as JSON for programs, or in lines for people."""
    click.echo(json.dumps(data, ensure_ascii=False) if as_json else text)


@contextmanager
def failing_clearly(debug: bool) -> Iterator[None]:
    """Turns an error into one line on standard error and exit code 2; with `debug` into its traceback."""
    try:
        yield
    except click.ClickException:
        raise  # click says it in its own words
    except KeyboardInterrupt:
        click.echo("sailau: stopped; what was written is whole", err=True)
        sys.exit(FAILED)
    except Exception as error:
        if debug:
            raise
        bug = f"{type(error).__name__}: {error}; a bug of ours: run it again with --debug"
        click.echo(f"sailau: {error if isinstance(error, SailauError) else bug}", err=True)
        sys.exit(FAILED)
