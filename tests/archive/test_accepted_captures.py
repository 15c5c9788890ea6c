"""`accepted_captures.yml`: read whole or refused, and added to without losing what people wrote."""

from pathlib import Path

import pytest

from pipeline.archive.accepted_captures import AcceptedCapture, add_accepted_capture, read_accepted_captures
from pipeline.errors import ArticleFileError, OutputError

NO_REFERENCES = AcceptedCapture("1171100000", ("references: 76 → 0", "prose of citations: 94 → 0"), "moved to the talk page")
ENTRY = """- capture: '1171100000'
  failed:
  - 'references: 76 → 0'
  why: moved to the talk page
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "raw/adal-2021"
    folder.mkdir(parents=True)
    return folder


def test_article_without_the_file_has_none(folder: Path) -> None:
    assert read_accepted_captures(folder) == ()


def test_what_is_added_is_read(folder: Path) -> None:
    path = add_accepted_capture(folder, NO_REFERENCES)

    assert path == folder / "accepted_captures.yml"
    assert read_accepted_captures(folder) == (NO_REFERENCES,)
    assert [each.name for each in folder.iterdir()] == ["accepted_captures.yml"]


def test_new_file_says_what_it_is(folder: Path) -> None:
    assert add_accepted_capture(folder, NO_REFERENCES).read_text("utf-8").startswith("# Captures a person accepted")


def test_gates_are_named_without_their_numbers() -> None:
    assert NO_REFERENCES.gates == {"references", "prose of citations"}


def test_what_people_wrote_stays(folder: Path) -> None:
    (folder / "accepted_captures.yml").write_text(f"# Seen by Aliya.\n{ENTRY}  # really", "utf-8")

    text = add_accepted_capture(folder, AcceptedCapture("2", ("tables: 22 → 21",), "merged")).read_text("utf-8")

    assert text.startswith(f"# Seen by Aliya.\n{ENTRY}  # really\n- capture: '2'\n")
    assert [each.capture_id for each in read_accepted_captures(folder)] == ["1171100000", "2"]


def test_capture_may_be_accepted_again_for_another_gate(folder: Path) -> None:
    add_accepted_capture(folder, NO_REFERENCES)
    add_accepted_capture(folder, AcceptedCapture("1171100000", ("tables: 22 → 21",), "merged"))

    assert [each.why for each in read_accepted_captures(folder)] == ["moved to the talk page", "merged"]


def test_list_in_a_form_that_cannot_be_added_to_is_left_as_it_is(folder: Path) -> None:
    path = folder / "accepted_captures.yml"
    path.write_text("[{capture: '1', failed: ['tables: 2 → 1'], why: merged}]\n", "utf-8")
    before = path.read_bytes()

    with pytest.raises(ArticleFileError, match=r"^raw/adal-2021/accepted_captures\.yml: has a form no entry can be added to"):
        add_accepted_capture(folder, NO_REFERENCES)

    assert path.read_bytes() == before
    assert [each.name for each in folder.iterdir()] == ["accepted_captures.yml"]


def test_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / ".accepted_captures.yml.tmp").mkdir()

    with pytest.raises(OutputError, match=r"accepted_captures\.yml: cannot be written: Is a directory"):
        add_accepted_capture(folder, NO_REFERENCES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("capture: x", "is no list of accepted captures"),
        (
            ENTRY.replace("why: moved to the talk page", ""),
            "accepted capture 1: has not just the keys it needs; give it capture",
        ),
        (ENTRY.replace("'1171100000'", "1171100000"), "`capture` is 1171100000, not text"),
        (ENTRY.replace("moved to the talk page", "''"), "`why` is '', not text"),
        (ENTRY.replace("\n  - 'references: 76 → 0'", " []"), r"`failed` is \[\]; list the gates"),
        (ENTRY.replace("\n  - 'references: 76 → 0'", " references"), "`failed` is 'references'; list the gates"),
        (ENTRY.replace("'references: 76 → 0'", "references: 76"), r"`failed` is \[\{'references': 76\}\]; list the gates"),
    ],
)
def test_file_that_is_no_list_of_accepted_captures_is_refused(folder: Path, text: str, message: str) -> None:
    (folder / "accepted_captures.yml").write_text(text, "utf-8")

    with pytest.raises(ArticleFileError, match=rf"^raw/adal-2021/accepted_captures\.yml.*{message}"):
        read_accepted_captures(folder)
