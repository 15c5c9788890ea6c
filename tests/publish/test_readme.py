"""The ways of pulling a table the README shows, run as they stand there."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.publish.publishing import publish

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(autouse=True)
def store(root: Path, files_saying: Callable[[str], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory of somebody who has a store with two versions."""
    for word in ("Adal", "Auyl"):
        publish(root, files_saying(word))
    monkeypatch.chdir(root.parent)
    return root


def shown(language: str) -> list[str]:
    """The blocks of code in this language under "Pulling a table", of `articles`, which has a row, instead of other tables."""
    section = README.read_text("utf-8").partition("## Pulling a table\n")[2].partition("\n## ")[0]
    blocks = re.findall(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return [re.sub(r"results(?=\.csv|\")|contests(?=\")|elections(?=\.csv)", "articles", block) for block in blocks]


def test_pandas() -> None:
    said: dict[str, object] = {}
    exec(shown("python")[0], said)  # noqa: S102 # it is our README

    assert said["folder"] == f"extracted/{Path('extracted/latest').readlink()}"
    assert said["results"]["title"].tolist() == ["Auyl"]  # type: ignore[index]


def test_reader() -> None:
    said: dict[str, object] = {}
    exec(shown("python")[1], said)  # noqa: S102

    assert said["results"]["title"].tolist() == said["contests"]["title"].tolist() == ["Auyl"]  # type: ignore[index]


def test_duckdb() -> None:
    folder, query = shown("sql")[0].strip().rstrip(";").split(";")
    asked = query.replace("place_id, option_id, seats_count", "title").replace("seats_count", "title")

    assert duckdb.connect().execute(f"{folder}; {asked}").fetchall() == [("Auyl",)]


def test_shell() -> None:
    done = subprocess.run(["/bin/sh", "-euc", shown("sh")[0]], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["article_id,title,project,language", "adal-2021,Auyl,en.wikipedia.org,en"]


def test_r() -> None:
    if not (rscript := shutil.which("Rscript")):
        pytest.skip("R is not installed")
    code = shown("r")[0] + "cat(results$title, basename(folder))\n"

    done = subprocess.run([rscript, "-e", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["Auyl", Path("extracted/latest").readlink().name]
