"""`sailau watch`: new revisions upstream, captured and published. What is done is in `pipeline.watch`."""

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
@click.option("--once", "is_once", is_flag=True, help="Look once and stop, for a scheduler of your own.")
@click.option(
    "--full", "is_full", is_flag=True, help="With --once: capture what every article is now too, for changed templates."
)
@click.option("--every", type=click.IntRange(min=10), default=300, show_default=True, help="Seconds between two looks.")
@raw_option
@out_option
@json_option
@debug_option
def watch(is_once: bool, is_full: bool, every: int, raw: Path, out: Path, as_json: bool, debug: bool) -> None:
    """Asks the wikis for new revisions of every registered article, captures them and publishes what changed.

    One request asks for up to 50 articles. Without --once it goes on until Ctrl-C, looks at everything once a day, and says
    once when a wiki does not answer. Asking needs a contact in raw/upstream.yml.

    Example: sailau watch --once
    """
    with failing_clearly(debug):
        import time
        from datetime import UTC, datetime

        from pipeline.archive.wikis import Wikis
        from pipeline.watch import telling
        from pipeline.watch.loop import Back, Down, looks
        from pipeline.watch.refresh import Refreshed, refresh

        def look(is_full: bool) -> Refreshed:
            with Wikis(raw) as wikis:
                return refresh(raw, out, wikis, lambda: datetime.now(UTC), is_full=is_full, must_build=True)

        said: set[str] = set()

        def tell(refreshed: Refreshed) -> None:
            """What is still so is not said again."""
            say(telling.as_data(refreshed), telling.as_text(refreshed, said), as_json)
            said.clear()
            said.update(each.message for each in refreshed.news)

        if is_once:
            refreshed = look(is_full)
            tell(refreshed)
            sys.exit(NEEDS_A_PERSON if telling.needs_a_person(refreshed) else DONE)
        try:
            for found in looks(look, every, time.monotonic, time.sleep):
                if isinstance(found, Refreshed):
                    tell(found)
                elif isinstance(found, Down):
                    click.echo(f"sailau: {found.error}; asking again, at last once an hour", err=True)
                elif isinstance(found, Back):
                    click.echo(f"sailau: upstream answers again, after {found.seconds:.0f} s", err=True)
        except KeyboardInterrupt:
            sys.exit(DONE)
