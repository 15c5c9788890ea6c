"""References as CSL-JSON and BibTeX: what the article states, valid, and rendered by the tools people use."""

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import from_csv
from pipeline.publish.references.bibliography import references_bib, references_csl

LATEST = Path(__file__).parents[3] / "extracted" / "latest"
CITEPROC = Path(str(files("citeproc"))) / "data"

REFERENCE = {
    "article_id": "adal-2021",
    "reference_number": "7",
    "mark": "7",
    "kind": "citation",
    "authors": "Лыкова, Надежда",
    "title": "НПК включится в борьбу",
    "work": "Tengrinews.kz",
    "publisher": "Alaş Media",
    "published_date": "2021-06",
    "language": "ru",
    "url": "https://tengrinews.kz/a_b?x=1&y={2}%20#c",
    "archive_url": "https://web.archive.org/web/20210604000000/https://tengrinews.kz/a_b",
    "archived_date": "2021-06-04",
    "accessed_date": "2021-06-05",
    "use_count": "1",
    "text": "Лыкова, Надежда …",
}
NOTE = {
    "article_id": "adal-2021",
    "reference_number": "8",
    "mark": "a",
    "kind": "note",
    "use_count": "1",
    "text": "See 50% & more.",
}


@pytest.fixture(scope="module")
def published() -> list[dict[str, str]]:
    return from_csv(BY_NAME["references"], (LATEST / "references.csv").read_bytes(), "references.csv")


def test_reference_is_a_csl_item_with_everything_it_states() -> None:
    assert items(REFERENCE) == [
        {
            "id": "adal-2021-7",
            "type": "webpage",
            "title": "НПК включится в борьбу",
            "author": [{"family": "Лыкова", "given": "Надежда"}],
            "container-title": "Tengrinews.kz",
            "publisher": "Alaş Media",
            "URL": "https://tengrinews.kz/a_b?x=1&y={2}%20#c",
            "archive_location": "https://web.archive.org/web/20210604000000/https://tengrinews.kz/a_b",
            "language": "ru",
            "archive": "web.archive.org",
            "issued": {"date-parts": [[2021, 6]]},
            "accessed": {"date-parts": [[2021, 6, 5]]},
            "note": "Archived 2021-06-04",
        }
    ]


def test_note_is_a_document_titled_by_its_text() -> None:
    assert items(NOTE) == [{"id": "adal-2021-8", "type": "document", "title": "See 50% & more."}]


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (
            "Georgiou, Georgios; Tugwell, Paul",
            [{"family": "Georgiou", "given": "Georgios"}, {"family": "Tugwell", "given": "Paul"}],
        ),
        ("Ken Lovett", [{"literal": "Ken Lovett"}]),
        ("Smith, John, Jr.", [{"literal": "Smith, John, Jr."}]),
    ],
)
def test_name_is_divided_only_where_the_article_divides_it(authors: str, names: list[dict[str, str]]) -> None:
    assert items({**REFERENCE, "authors": authors})[0]["author"] == names


def test_reference_is_a_bibtex_entry_with_everything_it_states() -> None:
    assert references_bib([REFERENCE]).decode() == (
        "@misc{adal-2021-7,\n"
        "  author = {Лыкова, Надежда},\n"
        "  title = {{НПК включится в борьбу}},\n"
        "  howpublished = {Tengrinews.kz},\n"
        "  publisher = {Alaş Media},\n"
        "  year = {2021},\n"
        "  month = jun,\n"
        "  url = {https://tengrinews.kz/a_b?x=1&y=%7B2%7D%20#c},\n"
        "  urldate = {2021-06-05},\n"
        "  language = {ru},\n"
        "  note = {Archived 2021-06-04 https://web.archive.org/web/20210604000000/https://tengrinews.kz/a\\_b},\n"
        "}\n"
    )


def test_name_that_bibtex_would_divide_is_in_braces() -> None:
    entry = references_bib([{**REFERENCE, "authors": "Radio and Television; And, Rew; and, Joe"}]).decode()

    assert "  author = {{Radio and Television} and And, Rew and {and, Joe}},\n" in entry


def test_keys_are_ascii_and_distinct_whatever_the_articles_are_called() -> None:
    rows = [{**REFERENCE, "article_id": article_id} for article_id in ("выборы", "выбoры", "a_b", "a-b")]

    keys = [entry["ID"] for entry in bibtexparser.loads(references_bib(rows).decode()).entries]

    assert len(set(keys)) == 4
    assert [key for key in keys if not key.isascii()] == []


def test_order_of_the_rows_does_not_matter() -> None:
    rows = [{**REFERENCE, "reference_number": number} for number in ("10", "9")]

    assert [item["id"] for item in items(*rows)] == ["adal-2021-9", "adal-2021-10"]
    assert references_csl(rows) == references_csl(rows[::-1])
    assert references_bib(rows) == references_bib(rows[::-1])


def test_article_without_references_gives_empty_files() -> None:
    assert json.loads(references_csl([])) == []
    assert references_bib([]) == b""


def test_published_references_are_valid_csl(published: list[dict[str, str]]) -> None:
    found = [error.message for error in Draft202012Validator(csl_schema()).iter_errors(json.loads(references_csl(published)))]

    assert found == []


@pytest.mark.parametrize("wrong", [{"type": "web page"}, {"work": "Tengrinews"}, {"issued": "2021"}, {"author": "Lykova"}])
def test_csl_that_is_not_valid_is_noticed(wrong: dict[str, Any]) -> None:
    assert list(Draft202012Validator(csl_schema()).iter_errors([{**items(REFERENCE)[0], **wrong}]))


def test_every_published_reference_renders_with_citeproc(published: list[dict[str, str]]) -> None:
    rendered = harvard(json.loads(references_csl(published)))

    assert len(rendered) == len(published)
    assert [row["title"] for row, text in zip(published, rendered, strict=True) if words(row["title"]) not in words(text)] == []
    assert [row["title"] for row, text in zip(published, rendered, strict=True) if row["published_date"][:4] not in text] == []


def test_published_bibtex_parses_with_titles_intact(published: list[dict[str, str]]) -> None:
    entries = bibtexparser.loads(references_bib(published).decode()).entries

    assert [entry["ID"] for entry in entries] == [f"{row['article_id']}-{row['reference_number']}" for row in published]
    assert [plain(entry["title"]) for entry in entries] == [row["title"] for row in published]
    assert [entry.get("urldate", "") for entry in entries] == [row["accessed_date"] for row in published]


@given(st.text(alphabet=st.sampled_from("\\{}%&$#_~^\"'@,=-/ aәЖ"), min_size=1).filter(lambda text: text.strip(" ")))
@settings(deadline=None)
def test_any_title_reads_back_from_bibtex(title: str) -> None:
    entries = bibtexparser.loads(references_bib([{**REFERENCE, "title": title}, NOTE]).decode()).entries

    assert [plain(entry["title"]) for entry in entries] == [" ".join(title.split()), NOTE["text"]]


def items(*rows: Mapping[str, str]) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(references_csl(rows))
    return loaded


def csl_schema() -> dict[str, Any]:
    """A JSON Schema of CSL-JSON, its types and variables those of the CSL specification that citeproc ships as RELAX NG."""
    name = {
        "type": "object",
        "properties": {part: {"type": "string"} for part in ("family", "given", "literal")},
        "additionalProperties": False,
        "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
    }
    part = {"type": "integer"}
    parts = {"type": "array", "minItems": 1, "maxItems": 3, "items": part}
    date = {
        "type": "object",
        "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": parts}},
        "required": ["date-parts"],
        "additionalProperties": False,
    }
    kinds = {
        "strings": {"type": "string"},
        "titles": {"type": "string"},
        "numbers": {"type": ["string", "number"]},
        "names": {"type": "array", "items": name},
        "dates": date,
    }
    variables = {
        each: kind for kinds_of, kind in kinds.items() for each in listed("csl-variables.rnc", f"variables.{kinds_of}")
    }
    item = {
        "type": "object",
        "properties": {**variables, "id": {"type": "string"}, "type": {"enum": listed("csl-types.rnc", "item-types")}},
        "required": ["id", "type"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": item}


def listed(file: str, pattern: str) -> list[str]:
    """The words a named pattern of the specification allows."""
    text = (CITEPROC / "schema" / "schemas" / "styles" / file).read_text("utf-8")
    text = "\n".join(line for line in text.splitlines() if not line.strip().startswith("##"))
    found = re.search(rf"{re.escape(pattern)} =((?:\s*\|?\s*(?:#[^\n]*\n\s*)*\"[^\"]+\")+)", text)
    assert found, f"{file} no longer lists {pattern}"
    return re.findall(r'"([^"]+)"', found[1])


def harvard(loaded: list[dict[str, Any]]) -> list[str]:
    style = CitationStylesStyle(str(CITEPROC / "styles" / "harvard-cite-them-right.csl"), validate=False)
    rendered = []
    for item in loaded:  # one bibliography an item: a style sorts the entries of one
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        rendered += [str(entry) for entry in bibliography.bibliography()]
    return rendered


def words(text: str) -> str:
    """The text as far as styles leave it alone: they change quotation marks and capitals, and join a full stop to another."""
    return "".join(re.findall(r"\w+", text)).casefold()


def plain(text: str) -> str:
    """What TeX prints for a title: its braces taken away, its commands as the characters they are."""
    commands = {
        r"\textbackslash{}": "\\",
        r"\textbraceleft{}": "{",
        r"\textbraceright{}": "}",
        r"\textasciitilde{}": "~",
        r"\textasciicircum{}": "^",
        **{f"\\{special}": special for special in "&%$#_"},
    }
    assert text.startswith("{")
    assert text.endswith("}")
    pattern = "|".join(map(re.escape, commands))
    assert not re.search(r"[\\{}~^&%$#_]", re.sub(pattern, "", text[1:-1]))
    return re.sub(pattern, lambda found: commands[found[0]], text[1:-1])
