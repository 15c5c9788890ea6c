"""`docs/commands.md`: every command with its options, from what `--help` says."""

from collections.abc import Iterator

import click

from pipeline.cli import main

# Every command has these; they are explained once.
COMMON = ("--json", "--debug")


def commands() -> str:
    lines = [
        "# Commands",
        "",
        "Written from what `sailau COMMAND --help` says by `make docs`. In this checkout the command is `.venv/bin/sailau`.",
        "",
        "Every command exits with 0 when it is done; with 1 when it is done but a person should look: something was not",
        "understood or cannot be true and nobody acknowledged it, a capture is not trusted, `diff` found changes; with 2 when",
        "it could not be done. Then one line says where, what and what to do, and nothing published has changed. `--json`",
        "prints JSON for programs, `--debug` shows the traceback of an error, and a Ctrl-C leaves nothing broken.",
        "",
        "| command | does |",
        "|---|---|",
        *(f"| [{name}](#sailau-{name}) | {_first_sentence(command)} |" for name, command in main.commands.items()),
    ]
    for name, command in main.commands.items():
        lines += ["", f"## sailau {name}", "", *_explained(name, command)]
    return "\n".join(lines) + "\n"


def _explained(name: str, command: click.Command) -> Iterator[str]:
    *paragraphs, example = _paragraphs(command)
    usage = " ".join(command.collect_usage_pieces(_context(name, command)))
    yield from (f"{paragraph}\n" for paragraph in paragraphs)
    yield f"Usage: `sailau {name} {usage}`\n"
    yield f"```sh\n{example.removeprefix('Example: ')}\n```"
    options = [option for option in command.params if isinstance(option, click.Option) and not set(option.opts) & set(COMMON)]
    if options:
        yield "\n| option | what |\n|---|---|"
        yield from (_option(name, command, option) for option in options)


def _option(name: str, command: click.Command, option: click.Option) -> str:
    """As `--help` tells it, with kind of value, limits and default."""
    signature, explained = option.get_help_record(_context(name, command)) or ("", "")
    choices = signature.replace("|", "\\|")
    return f"| `{choices}` | {explained.replace('  [', ' [')} |"


def _paragraphs(command: click.Command) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n")]


def _first_sentence(command: click.Command) -> str:
    return _paragraphs(command)[0].partition(". ")[0].removesuffix(".") + "."


def _context(name: str, command: click.Command) -> click.Context:
    return click.Context(command, info_name=f"sailau {name}")
