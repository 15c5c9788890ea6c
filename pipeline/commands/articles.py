"""`sailau read` and `sailau add`: articles from files, unregistered and newly registered."""

import sys
from pathlib import Path

import click

from pipeline.commands.outcome import DONE, NEEDS_A_PERSON, debug_option, failing_clearly, json_option, raw_option, say


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the tables.")
@json_option
@debug_option
def read(files: tuple[Path, ...], out: Path, as_json: bool, debug: bool) -> None:
    """Reads any article files, registered or not, and writes the tables of their documents as CSV.

    Example: sailau read page.html --out tables
    """
    with failing_clearly(debug):
        from pipeline import summary
        from pipeline.unregistered import read_files, write_tables

        tables = read_files(files)
        write_tables(tables, out)
        data = summary.tables_as_data(tables)
        say(data, summary.tables_as_text(tables, out), as_json)
    sys.exit(NEEDS_A_PERSON if summary.needs_a_person(tables["findings"]) else DONE)


@click.command()
@click.argument("page", metavar="TITLE_OR_FILE")
@click.option("--article", "article_id", required=True, help="Id of the article: the name of its folder in raw/.")
@raw_option
@click.option("--title", default="", help="Title of the article, where the page does not say it.")
@click.option("--project", default="", help="Wiki it is on, such as en.wikipedia.org.")
@click.option("--language", default="", help="Language, ISO 639-1.")
@click.option("--revision", "revision_id", type=click.IntRange(min=1), help="Revision that is or was captured.")
@click.option("--url", default="", help="Address of a file's page, or of a page in a WARC file.")
@json_option
@debug_option
def add(
    page: str,
    article_id: str,
    raw: Path,
    title: str,
    project: str,
    language: str,
    revision_id: int | None,
    url: str,
    as_json: bool,
    debug: bool,
) -> None:
    """Registers an article from a title, an address or a file: its folder, a proposed article.yml, its first capture. The next
    build includes it.

    Example: sailau add page.html --article 2019-kazakh-presidential-election --project en.wikipedia.org --language en
    """
    with failing_clearly(debug):
        from datetime import UTC, datetime

        from pipeline import summary
        from pipeline.archive.wikis import Wikis
        from pipeline.capture import typed
        from pipeline.registration import About

        wanted = typed.Wanted(raw, article_id, revision_id, url=url, about=About(title, project, language))
        with Wikis(raw) as wikis:
            registered = typed.add(page, wanted, wikis, lambda: datetime.now(UTC))
        data = summary.registered_as_data(registered)
        say(data, summary.registered_as_text(registered), as_json)
    sys.exit(DONE if registered.is_understood else NEEDS_A_PERSON)
