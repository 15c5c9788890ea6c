"""Every command and piece of code the pages show is run, in a copy of an archive that has what they speak of.

Its store has three versions, its newest capture is quarantined, and there are `page.html` and `names.txt`. What a page shows
as output is compared, `…` standing for anything. 0123456789ab in an id stands for the hash that version of the copy has.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import duckdb
import pytest
import yaml
from click.testing import CliRunner

from pipeline.cli import main
from tests.documented.pages import PAGES, ROOT, Block, blocks, indented, name, spans
from tests.documented.unrun import EXITS, UNRUN
from tests.revisions import ARTICLE, PAGE, add_capture, with_shares_corrected, without_references

BLOCKS = [block for page in PAGES for block in blocks(page)]
ALONE = ("sailau ", ".venv/bin/", "make ", "frictionless ", "echo ")  # how lines begin that do not need those around them
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documented")
    for part in ("raw", "extracted"):
        shutil.copytree(ROOT / part, folder / part, symlinks=True)
    shutil.copy(ROOT / "tests/families/en/uk_constituency.html", folder / "page.html")
    (folder / "names.txt").write_text("Ақтөбе облысы\n", "utf-8")
    for number, page in enumerate((PAGE, with_shares_corrected(PAGE), without_references(PAGE))):
        add_capture(folder / "raw", ARTICLE, 1171100000 + 100 * number, page, captured_at=f"2026-11-25T00:00:0{number}Z")
    built = CliRunner().invoke(main, ["build", "--raw", str(folder / "raw"), "--out", str(folder / "extracted")])
    assert built.exit_code == 1, built.output
    assert len(list((folder / "extracted/versions").iterdir())) == 3
    return folder


@pytest.fixture
def copy(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a copy for one block."""
    folder = tmp_path / "copy"
    shutil.copytree(prepared, folder, symlinks=True)
    monkeypatch.chdir(folder)
    return folder


def in_language(language: str) -> list[Block]:
    return [block for block in BLOCKS if block.language == language]


def of_copy(text: str) -> str:
    """Text with the ids that the versions of the copy have."""
    ids = {path.name.partition("-")[0]: path.name for path in Path("extracted/versions").iterdir()}
    text = re.sub(r"\b(v[0-9]+)-0123456789ab\b", lambda match: ids[match[1]], text)
    return re.sub(r"\b0123456789ab\b", Path("extracted/latest").readlink().name.partition("-")[2], text)


def statements(block: Block) -> list[str]:
    """The commands of a block of shell, without comments; the whole block where they need each other."""
    lines = [line for line in block.code.splitlines() if line and not line.startswith("#")]
    if not all(line.startswith(ALONE) for line in lines):
        return [block.code]
    return [re.sub(r"\s{2,}#.*", "", line).replace(".venv/bin/sailau", "sailau") for line in lines]


def reason_not_to_run(command: str) -> str | None:
    return next((why for start, why in UNRUN.items() if f"{command} ".startswith(f"{start} ")), None)


def expected_exit(command: str) -> int:
    return next((code for start, (code, _) in EXITS.items() if command.startswith(start)), 0)


def run(command: str) -> tuple[int, str]:
    """Exit code and output of a command: of sailau within the process, of all else by a shell."""
    words = shlex.split(command)
    if words[0] == "sailau" and not {"|", "<", ">"} & set(words):
        done = CliRunner().invoke(main, words[1:])
        return done.exit_code, done.output
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    line = ["/bin/sh", "-euc", command]
    shell = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    return shell.returncode, shell.stdout + shell.stderr


def shows(shown: str, output: str) -> bool:
    """Whether the output has what a page shows of it, in this order."""
    parts = [re.escape(part.strip()) for part in of_copy(shown).split("…")]
    return re.search(".*?".join(parts), output, re.DOTALL) is not None


def test_every_page_is_looked_at() -> None:
    assert {"README.md", "CONTRIBUTING.md", "docs/commands.md", "docs/adr/README.md"} <= set(map(name, PAGES))


def test_every_block_says_what_it_is() -> None:
    known = {"sh", "python", "sql", "r", "yaml", "text", "mermaid"}

    assert [str(block) for block in BLOCKS if block.language not in known] == []


def test_output_stands_right_below_what_prints_it() -> None:
    shown = {(block.page, block.shown) for block in BLOCKS if block.language in {"sh", "python"}}
    others = [block for block in in_language("text") if (block.page, block.code) not in shown]
    settings = re.compile(r"[A-Z_]+=.*")  # of an environment: nothing prints them

    assert [str(block) for block in others if not all(map(settings.fullmatch, block.code.splitlines()))] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_code_stands_in_fences_so_that_it_is_run(page: Path) -> None:
    assert indented(page) == []


@pytest.mark.parametrize("block", in_language("sh"), ids=str)
@pytest.mark.usefixtures("copy")
def test_shell(block: Block) -> None:
    output = ""
    for command in map(of_copy, statements(block)):
        if reason_not_to_run(command):
            continue
        code, said = run(command)
        assert (command, code) == (command, expected_exit(command)), said
        output += said

    assert shows(block.shown, output), output


@pytest.mark.parametrize("block", in_language("python"), ids=str)
@pytest.mark.usefixtures("copy")
def test_python(block: Block) -> None:
    output = io.StringIO()
    shutil.rmtree("extracted")
    shutil.copytree(ROOT / "extracted", "extracted", symlinks=True)  # what a reader of the page has
    with contextlib.redirect_stdout(output):
        exec(compile(block.code, str(block), "exec"), {"__name__": "documented"})  # noqa: S102 # it is our page

    assert shows(block.shown, output.getvalue()), output.getvalue()


@pytest.mark.parametrize("block", in_language("sql"), ids=str)
@pytest.mark.usefixtures("copy")
def test_sql(block: Block) -> None:
    assert duckdb.connect().execute(block.code).fetchall()


@pytest.mark.parametrize("block", in_language("r"), ids=str)
@pytest.mark.usefixtures("copy")
def test_r(block: Block) -> None:
    if not (rscript := shutil.which("Rscript")):
        pytest.skip("R is not installed")
    done = subprocess.run([rscript, "-e", f"{block.code}\nstopifnot(nrow(results) > 0)"], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", in_language("yaml"), ids=str)
def test_yaml_is_a_list_of_entries(block: Block) -> None:
    loaded = yaml.safe_load(block.code)

    assert loaded
    assert all(isinstance(entry, dict) for entry in loaded)


@pytest.mark.parametrize("block", in_language("mermaid"), ids=str)
def test_diagram_is_of_a_known_kind_and_its_brackets_close(block: Block) -> None:
    assert block.code.split(maxsplit=1)[0] in {"flowchart", "erDiagram"}
    if block.code.startswith("flowchart"):
        assert [block.code.count(opening) - block.code.count(closing) for opening, closing in ("[]", "{}")] == [0, 0]


def test_every_reason_and_every_exit_code_is_of_a_command_that_is_shown() -> None:
    shown = [command for block in in_language("sh") for command in statements(block)]

    assert [start for start in UNRUN if not any(reason_not_to_run(each) == UNRUN[start] for each in shown)] == []
    assert [start for start in EXITS if not any(each.startswith(start) for each in shown)] == []


def commands_within_lines() -> Iterator[tuple[str, list[str]]]:
    """Commands as code within lines, by word, with their page."""
    for page in PAGES:
        for span in spans(page):
            if re.match(r"(\.venv/bin/)?sailau [a-z]|make [a-z]", span):
                yield name(page), span.removeprefix(".venv/bin/").split()


def test_target_of_make_within_a_line_is_one_of_ours() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = [(page, words[1]) for page, words in commands_within_lines() if words[0] == "make"]

    assert named
    assert [(page, target) for page, target in named if target not in targets] == []


def test_command_within_a_line_is_one_of_ours_with_options_it_has() -> None:
    wrong = []
    for page, (program, word, *rest) in commands_within_lines():
        options = {re.split(r"[\]=]", each.lstrip("["))[0] for each in rest if each.startswith(("-", "[-"))}
        if program == "sailau" and (word not in main.commands or not options <= flags(main.commands[word])):
            wrong.append((page, word, options))

    assert wrong == []


def flags(command: click.Command) -> set[str]:
    return {"--help", *(flag for option in command.params for flag in option.opts)}
