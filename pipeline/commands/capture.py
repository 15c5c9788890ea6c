"""`sailau capture` and `sailau warc`: pages into raw/, and captures out of it for other tools."""

import json
import sys
from pathlib import Path

import click

from pipeline.commands.outcome import DONE, NEEDS_A_PERSON, debug_option, failing_clearly, json_option, raw_option, say


@click.command()
@click.argument("pages", metavar="TITLE_OR_URL_OR_FILE...", nargs=-1, required=True)
@click.option("--article", "article_id", default="", help="Id of the article; one that is not registered yet is.")
@click.option("--revision", "revision_id", type=click.IntRange(min=1), help="This revision instead of the latest.")
@click.option("--history", type=click.IntRange(min=1), default=None, help="The last so many revisions, oldest first.")
@click.option(
    "--flavour",
    type=click.Choice(["parsoid", "legacy"]),
    default="parsoid",
    show_default=True,
    help="Parser to ask the wiki for.",
)
@click.option("--project", default="", help="Wiki of a new article, such as en.wikipedia.org.  [default: en.wikipedia.org]")
@click.option("--url", default="", help="Address of a file's page, or of a page in a WARC file.")
@raw_option
@json_option
@debug_option
def capture(
    pages: tuple[str, ...],
    article_id: str,
    revision_id: int | None,
    history: int | None,
    flavour: str,
    project: str,
    url: str,
    raw: Path,
    as_json: bool,
    debug: bool,
) -> None:
    """Adds captures of articles to raw/: from their wiki by title or address, from files, WARC files, copies in a web archive.

    What is there already is skipped; nothing is ever overwritten. Asking a wiki needs a contact in raw/upstream.yml.

    Example: sailau capture "2021 Kazakh municipal elections"
    """
    is_understood, said = True, []
    with failing_clearly(debug):
        from datetime import UTC, datetime

        from pipeline import captured
        from pipeline.archive.wikis import Wikis
        from pipeline.capture import typed
        from pipeline.registration import About, Registered

        about = About(project=project)
        wanted = typed.Wanted(raw, article_id, revision_id, history or 0, flavour, url, about)
        try:
            with Wikis(raw) as wikis:
                for page in pages:
                    for outcome in typed.capture(page, wanted, wikis, lambda: datetime.now(UTC)):
                        is_understood &= not isinstance(outcome, Registered) or outcome.is_understood
                        said.append(captured.as_data(outcome))
                        if not as_json:
                            click.echo(captured.as_text(outcome))
        finally:  # what came before an error is kept, so it is said
            if as_json:
                click.echo(json.dumps({"captures": said}, ensure_ascii=False))
    sys.exit(DONE if is_understood else NEEDS_A_PERSON)


@click.command()
@click.option("--article", "article_ids", multiple=True, help="Id of an article; may be given again. Without it, all of them.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write; compressed if it ends in .gz.")
@raw_option
@json_option
@debug_option
def warc(article_ids: tuple[str, ...], out: Path, raw: Path, as_json: bool, debug: bool) -> None:
    """Writes captures as a WARC file, for web archives and their tools. `sailau capture` reads it back.

    Example: sailau warc --article 2021-kazakh-municipal-elections --out captures.warc.gz
    """
    with failing_clearly(debug):
        from pipeline.archive.warc_export import export

        written = export(raw, out, article_ids)
        data = {"file": out.as_posix(), "captures": [f"{each.article_id}/{each.capture_id}" for each in written]}
        say(data, f"wrote {len(written)} captures to {out}", as_json)
    sys.exit(DONE)
