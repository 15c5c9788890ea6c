"""The `sailau` command: which commands there are. What each takes and prints is in `pipeline.commands`."""

import click

from pipeline.commands.accept import accept
from pipeline.commands.articles import add, read
from pipeline.commands.build import build
from pipeline.commands.capture import capture, warc
from pipeline.commands.diff import diff
from pipeline.commands.export import export
from pipeline.commands.translit import translit
from pipeline.commands.versions import pin, prune, rollback, verify, versions
from pipeline.commands.watch import watch


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sailau")
def main() -> None:
    """Turns archived election articles into versioned, checked, citable tables.

    Exit codes: 0 done, 1 done but something needs a person, 2 could not be done.
    """


for command in (build, read, capture, watch, add, accept, warc, translit, diff, versions, verify, rollback, pin, prune, export):
    main.add_command(command)

if __name__ == "__main__":
    main()
