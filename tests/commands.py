"""`sailau …` as people type it, but in this process: what it printed, its exit code. What it does not tell of is raised."""

import subprocess
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main


def sailau(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """The command with these arguments; paths are relative to where the tests are run."""
    line = [str(argument) for argument in arguments]
    done = CliRunner().invoke(main, line, prog_name="sailau", catch_exceptions=False)
    return subprocess.CompletedProcess(["sailau", *line], done.exit_code, done.stdout, done.stderr)
