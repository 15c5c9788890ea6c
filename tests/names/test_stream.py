"""Texts of any size and any bytes through a transliteration, as the command does it."""

import io
import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.names.routes import KAZAKH, LATIN, route
from pipeline.names.stream import explain, transliterate

TO_LATIN = route(KAZAKH, LATIN)


def through(data: bytes) -> tuple[bytes, list[int]]:
    target = io.BytesIO()
    bad_lines = transliterate(io.BytesIO(data), target, TO_LATIN)
    return target.getvalue(), bad_lines


def test_lines_keep_their_ends() -> None:
    assert through("Шу\r\n\nӨскемен".encode()) == ("Şu\r\n\nÖskemen".encode(), [])


@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_text_longer_than_a_block_is_not_cut_in_a_letter(between: str) -> None:
    text = f"Өскемен{between}" * 200_000

    assert through(text.encode()) == (TO_LATIN(text).encode(), [])


@pytest.mark.parametrize("letters", ["tsa", "tşä", "Ia"])
def test_one_word_of_a_megabyte_takes_no_longer_than_its_length(letters: str) -> None:
    target = io.BytesIO()
    transliterate(io.BytesIO(letters.encode() * 300_000), target, route(LATIN, KAZAKH))

    assert len(target.getvalue().decode()) >= 300_000


def test_bytes_that_are_no_utf_8_stay_and_are_told() -> None:
    assert through(b"\xd0\x90\n\xff\xd0\x91\xfe\n\xd0\x92") == (b"A\n\xffB\xfe\nV", [2])


def test_explained_line_says_what_each_word_rests_on() -> None:
    target = io.BytesIO()
    explain(io.BytesIO(b"Gauhar tas\n"), target, route(LATIN, KAZAKH))

    assert json.loads(target.getvalue()) == {
        "text": "Гауһар тас",
        "words": [
            {"word": "Gauhar", "text": "Гауһар", "origin": "lexicon", "ambiguous": []},
            {"word": "tas", "text": "тас", "origin": "rule", "ambiguous": []},
        ],
    }


def test_command_writes_lines() -> None:
    result = CliRunner().invoke(main, ["translit", "--from", KAZAKH, "--to", LATIN], input="Шалқар ауданы\n")

    assert (result.exit_code, result.output) == (0, "Şalqar audany\n")


def test_command_tells_of_bytes_it_left_and_exits_1() -> None:
    result = CliRunner().invoke(main, ["translit", "--from", KAZAKH, "--to", LATIN], input=b"\xff\n")

    assert result.exit_code == 1
    assert result.stderr == "sailau: line 1: bytes that are no UTF-8 were left as they are; convert the input to UTF-8\n"


def test_command_refuses_a_system_nobody_knows() -> None:
    result = CliRunner().invoke(main, ["translit", "--from", "kk-cryl", "--to", LATIN], input="")

    assert result.exit_code == 2
    assert "did you mean kk-cyrl?" in result.stderr


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_command_lists_every_system_with_its_source(option: list[str]) -> None:
    result = CliRunner().invoke(main, ["translit", "--list", *option])

    assert result.exit_code == 0
    assert "ISO 9:1995" in result.output


def test_command_needs_both_ends() -> None:
    assert CliRunner().invoke(main, ["translit", "--from", KAZAKH]).exit_code == 2
