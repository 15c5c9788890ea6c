"""`sailau versions`, `verify`, `rollback`, `pin` and `prune`: the version store. What is done is in `pipeline.publish`."""

import sys
from pathlib import Path

import click

from pipeline.commands.outcome import DONE, NEEDS_A_PERSON, debug_option, failing_clearly, json_option, out_option, say


@click.command()
@out_option
@json_option
@debug_option
def versions(out: Path, as_json: bool, debug: bool) -> None:
    """Lists the versions, newest first: which is the latest, pinned, withdrawn or in the trash, what they have, what changed.

    Example: sailau versions
    """
    with failing_clearly(debug):
        from pipeline.publish.store.listing import as_data, as_text, listed

        found = listed(out)
        say([as_data(version) for version in found], "\n".join(map(as_text, found)), as_json)
    sys.exit(DONE)


@click.command()
@click.argument("version_id", metavar="[VERSION]", default="")
@click.option("--all", "is_all", is_flag=True, help="Verify every version, those in the trash too.")
@out_option
@json_option
@debug_option
def verify(version_id: str, is_all: bool, out: Path, as_json: bool, debug: bool) -> None:
    """Hashes every file of a version, the latest unless one is named, and names what is not as it was published.

    Example: sailau verify --all
    """
    with failing_clearly(debug):
        from pipeline.publish.store.verification import damages

        found = damages(out, version_id, is_all)
        say(found, "\n".join(f"{name}: {damage or 'as it was published'}" for name, damage in found.items()), as_json)
    sys.exit(NEEDS_A_PERSON if any(found.values()) else DONE)


@click.command()
@click.argument("version_id", metavar="VERSION")
@click.option("--why", required=True, help="Reason, which stands in latest.json and in the feed.")
@out_option
@json_option
@debug_option
def rollback(version_id: str, why: str, out: Path, as_json: bool, debug: bool) -> None:
    """Makes a version the latest again and withdraws what came after it; a withdrawn one is gone forward to the same way.

    Example: sailau rollback v2-0123456789ab --why "votes of Aqmola were vandalised"
    """
    with failing_clearly(debug):
        from pipeline.publish.store.rollback import rollback as roll_back

        pointer = roll_back(out, version_id, why)
        gone = [f"withdrawn: {name}: {reason}" for name, reason in pointer.withdrawn.items()]
        data = {"version_id": pointer.version_id, "withdrawn": dict(pointer.withdrawn)}
        say(data, "\n".join([f"{pointer.version_id} is the latest version", *gone]), as_json)
    sys.exit(DONE)


@click.command()
@click.argument("version_id", metavar="VERSION")
@click.option("--why", default="", help="Who relies on it, and for what.")
@click.option("--remove", "is_removed", is_flag=True, help="Let it go the way of the others again.")
@out_option
@json_option
@debug_option
def pin(version_id: str, why: str, is_removed: bool, out: Path, as_json: bool, debug: bool) -> None:
    """Keeps a version whatever is pruned, and gets it back out of the trash if it is there.

    Example: sailau pin v2-0123456789ab --why "cited in a paper"
    """
    with failing_clearly(debug):
        from pipeline.publish.store import pins

        if is_removed:
            pins.unpin(out, version_id)
        else:
            pins.pin(out, version_id, why)
        say(pins.pinned(out), f"{version_id} is {'no longer ' if is_removed else ''}pinned", as_json)
    sys.exit(DONE)


@click.command()
@click.option("--keep", type=click.IntRange(min=1), required=True, help="How many of the newest versions stay.")
@click.option("--grace", type=click.IntRange(0, 36500), default=30, show_default=True, help="Days a version is in the trash.")
@out_option
@json_option
@debug_option
def prune(keep: int, grace: int, out: Path, as_json: bool, debug: bool) -> None:
    """Moves old versions to the trash, and deletes what has been there longer than the grace period.

    The latest version and its parent, pinned and withdrawn versions always stay.

    Example: sailau prune --keep 10
    """
    with failing_clearly(debug):
        from datetime import UTC, datetime, timedelta

        from pipeline.publish.store.retention import prune as prune_store

        pruned = prune_store(out, keep, timedelta(days=grace), datetime.now(UTC))
        lines = [*(f"moved to the trash: {name}" for name in pruned.moved), *(f"deleted: {name}" for name in pruned.deleted)]
        say({"moved": pruned.moved, "deleted": pruned.deleted}, "\n".join(lines or ["nothing to prune"]), as_json)
    sys.exit(DONE)
