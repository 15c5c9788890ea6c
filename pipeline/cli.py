"""The `sailau` command: arguments in, exit codes and lines out. What a command does is elsewhere."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pipeline.errors import OutputError, SailauError

DONE, NEEDS_A_PERSON, FAILED = 0, 1, 2

_debug = click.option("--debug", is_flag=True, help="Show the traceback of an error.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sailau")
def main() -> None:
    """Turns archived election articles into versioned, checked, citable tables.

    Exit codes: 0 done, 1 done but something needs a person, 2 could not be done.
    """


@main.command()
@click.option("--raw", type=click.Path(path_type=Path), default=Path("raw"), show_default=True, help="Archived articles.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("extracted"), show_default=True, help="Version store.")
@_json
@_debug
def build(raw: Path, out: Path, as_json: bool, debug: bool) -> None:
    """Reads every archived article and publishes a version of all tables if their content changed.

    Example: sailau build --raw raw --out extracted
    """
    with failing_clearly(debug):
        from pipeline import summary
        from pipeline.build import build as build_all

        built = build_all(raw, out)
        click.echo(json.dumps(summary.as_data(built), ensure_ascii=False) if as_json else summary.as_text(built))
    sys.exit(NEEDS_A_PERSON if summary.needs_a_person(built.tables["findings"]) else DONE)


@main.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the tables.")
@_json
@_debug
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
        click.echo(json.dumps(data, ensure_ascii=False) if as_json else summary.tables_as_text(tables, out))
    sys.exit(NEEDS_A_PERSON if summary.needs_a_person(tables["findings"]) else DONE)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--article", "article_id", required=True, help="Id of the article: the name of its folder in raw/.")
@click.option("--raw", type=click.Path(path_type=Path), default=Path("raw"), show_default=True, help="Archived articles.")
@click.option("--title", default="", help="Title of the article, where the page does not say it.")
@click.option("--project", default="", help="Wiki it is on, such as en.wikipedia.org.")
@click.option("--language", default="", help="Language, ISO 639-1.")
@click.option("--revision", "revision_id", type=click.IntRange(min=1), help="Revision that was captured.")
@click.option("--url", default="", help="Address of the revision.")
@_json
@_debug
def add(
    file: Path,
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
    """Registers an article from a file: its folder, a proposed article.yml, its first capture. The next build includes it.

    Example: sailau add page.html --article 2019-kazakh-presidential-election --project en.wikipedia.org --language en
    """
    with failing_clearly(debug):
        from datetime import UTC, datetime

        from pipeline import summary
        from pipeline.registration import About, register

        about = About(title, project, language, revision_id, url)
        registered = register(file, article_id, raw, about, datetime.now(UTC))
        data = summary.registered_as_data(registered)
        click.echo(json.dumps(data, ensure_ascii=False) if as_json else summary.registered_as_text(registered))
    sys.exit(DONE if registered.is_understood else NEEDS_A_PERSON)


@main.command()
@click.option("--from", "source", help="Writing system of the input.")
@click.option("--to", "target", help="Writing system of the output.")
@click.option("--list", "is_list", is_flag=True, help="Name the writing systems with their sources, and stop.")
@_json
@_debug
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
            click.echo(json.dumps(listing.as_data(tables), ensure_ascii=False) if as_json else listing.as_text(tables))
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


@contextmanager
def failing_clearly(debug: bool) -> Iterator[None]:
    """Turns an error into one line on standard error and exit code 2; with `debug` into its traceback."""
    try:
        yield
    except click.ClickException:
        raise  # click says it in its own words
    except Exception as error:
        if debug:
            raise
        bug = f"{type(error).__name__}: {error}; a bug of ours: run it again with --debug"
        click.echo(f"sailau: {error if isinstance(error, SailauError) else bug}", err=True)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
