"""`article.yml`: read whole or refused, with the key that is wrong."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from pipeline.archive.article import Accepted, Article, read_article
from pipeline.errors import ArticleFileError

ADAL = """
title: Adal elections
project: en.wikipedia.org
language: en
page_id: 12
place: kazakhstan
licence: CC-BY-SA-4.0
attribution: Wikipedia contributors
expect:
  results_by_party: 2
runbook: Ask upstream.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "raw" / "adal-2021"
    folder.mkdir(parents=True)
    return folder


def test_article_is_named_after_its_folder_and_has_every_key(folder: Path) -> None:
    _write(folder, ADAL)

    assert read_article(folder) == Article(
        article_id="adal-2021",
        title="Adal elections",
        project="en.wikipedia.org",
        language="en",
        page_id=12,
        place="kazakhstan",
        licence="CC-BY-SA-4.0",
        attribution="Wikipedia contributors",
        expect={"results_by_party": 2},
        runbook="Ask upstream.",
    )


def test_page_id_may_be_unknown(folder: Path) -> None:
    _write(folder, ADAL.replace("page_id: 12", "page_id: null"))

    assert read_article(folder).page_id is None


def test_article_may_expect_no_tables(folder: Path) -> None:
    _write(folder, ADAL.replace("expect:\n  results_by_party: 2", "expect: {}"))

    assert read_article(folder).expect == {}


def test_article_may_expect_none_of_a_kind(folder: Path) -> None:
    _write(folder, ADAL.replace("results_by_party: 2", "results_by_party: 0"))

    assert read_article(folder).expect == {"results_by_party": 0}


@pytest.mark.parametrize(
    "accepted", ["", "accepted:\n", "accepted: {}\n", "accepted: {headings: [], values: null, names: null}\n"]
)
def test_nothing_is_accepted_unless_said(folder: Path, accepted: str) -> None:
    _write(folder, ADAL + accepted)

    assert read_article(folder).accepted == Accepted(frozenset(), frozenset(), names=False)


def test_article_may_say_what_is_accepted_as_not_understood(folder: Path) -> None:
    _write(folder, f"{ADAL}accepted:\n  headings: [Home province, Shoe size]\n  values: ['12 3O4']\n  names: true\n")

    accepted = read_article(folder).accepted

    assert accepted == Accepted(frozenset({"Home province", "Shoe size"}), frozenset({"12 3O4"}), names=True)


def test_limits_of_the_gates_may_be_the_articles_own(folder: Path) -> None:
    _write(folder, f"{ADAL}limits:\n  references: 0.5\n")

    assert read_article(folder).limits["references"].at_least == Decimal("0.5")


def test_captures_a_person_accepted_may_fail_the_gates_named_for_them(folder: Path) -> None:
    _write(folder, ADAL)
    entries = [
        ("1", ["tables: 2 → 1"], "merged"),
        ("2", ["rows of polls: 9 → 0"], "moved"),
        ("1", ["references: 9 → 0"], "gone"),
    ]
    text = yaml.safe_dump([{"capture": capture, "failed": failed, "why": why} for capture, failed, why in entries])
    (folder / "accepted_captures.yml").write_text(text, "utf-8")

    article = read_article(folder)

    assert article.accepted_gates("1") == {"tables", "references"}
    assert article.accepted_why("1") == "merged; gone"
    assert (article.accepted_gates("3"), article.accepted_why("3")) == (frozenset(), "")


def test_folded_text_loses_its_line_end(folder: Path) -> None:
    _write(folder, ADAL.replace("runbook: Ask upstream.", "runbook: >\n  Ask\n  upstream."))

    assert read_article(folder).runbook == "Ask upstream."


def test_kazakh_letters_stay(folder: Path) -> None:
    _write(folder, ADAL.replace("Adal elections", "Ауыл әкімдерін сайлау"))

    assert read_article(folder).title == "Ауыл әкімдерін сайлау"


def test_missing_file_is_refused(folder: Path) -> None:
    with pytest.raises(
        ArticleFileError, match=r"^raw/adal-2021/article\.yml: is missing; write one as docs/articles\.md shows$"
    ):
        read_article(folder)


@pytest.mark.parametrize(
    "text",
    ["title: [Adal", "title: Adal\n\tproject: x", "title: 2021-13-45", "title: !!python/name:os.system"],
    ids=["unclosed", "tab", "impossible date", "code"],
)
def test_file_that_is_not_yaml_is_refused(folder: Path, text: str) -> None:
    _write(folder, text)

    with pytest.raises(ArticleFileError, match=r"^raw/adal-2021/article\.yml: is not YAML: .+; correct the file$"):
        read_article(folder)


def test_file_that_is_not_utf_8_is_refused(folder: Path) -> None:
    (folder / "article.yml").write_bytes(ADAL.replace("Adal", "Адал").encode("cp1251"))

    with pytest.raises(ArticleFileError, match="is not YAML: 'utf-8' codec can't decode"):
        read_article(folder)


@pytest.mark.parametrize("text", ["", "# nothing yet", "- title: Adal", "Adal elections"])
def test_file_without_keys_is_refused(folder: Path, text: str) -> None:
    _write(folder, text)

    with pytest.raises(ArticleFileError, match="holds no keys"):
        read_article(folder)


@pytest.mark.parametrize(
    "key", ["title", "project", "language", "page_id", "place", "licence", "attribution", "expect", "runbook"]
)
def test_missing_key_is_refused_by_name(folder: Path, key: str) -> None:
    _write(folder, ADAL.replace(f"{key}:", f"# {key}:").replace("  results", "# results"))

    with pytest.raises(ArticleFileError, match=f"no key `{key}`; add it as docs/articles.md shows"):
        read_article(folder)


def test_unknown_key_is_refused_with_the_keys_there_are(folder: Path) -> None:
    _write(folder, ADAL + "license: CC0-1.0\n")

    with pytest.raises(ArticleFileError, match=r"unknown key `license`; use the keys title, project, .*licence"):
        read_article(folder)


@pytest.mark.parametrize(
    ("given", "instead", "message"),
    [
        ("title: Adal elections", "title: 2021", "`title` is 2021, not text; give `title` as text, quoted if need be"),
        ("title: Adal elections", "title: ' '", "`title` is ' ', not text"),
        ("title: Adal elections", "title:", "`title` is None, not text"),
        ("language: en", "language: no", "`language` is False, not text"),
        ("page_id: 12", "page_id: '12'", "`page_id` is '12', not a page id; give the number, or null"),
        ("page_id: 12", "page_id: true", "`page_id` is True, not a page id"),
        ("page_id: 12", "page_id: -1", "`page_id` is -1, not a page id"),
        ("  results_by_party: 2", "  results_by_party: many", "`expect` is {'results_by_party': 'many'}"),
        ("  results_by_party: 2", "  results_by_party: true", "`expect` is {'results_by_party': True}"),
        ("  results_by_party: 2", "  results_by_party: -2", "`expect` is {'results_by_party': -2}"),
        ("  results_by_party: 2", "  - results_by_party", r"`expect` is \['results_by_party'\]"),
        ("  results_by_party: 2", "", "`expect` is None; give it as `kind of table: how many`"),
        ("runbook:", "accepted: all\nrunbook:", "`accepted` is 'all'; give it the keys headings, values, names, or none"),
        ("runbook:", "accepted: [names]\nrunbook:", r"`accepted` is \['names'\]; give it the keys"),
        ("runbook:", "accepted: {name: true}\nrunbook:", "`accepted` is {'name': True}; give it the keys"),
        ("runbook:", "accepted: {headings: Shoe size}\nrunbook:", "`accepted: headings` is 'Shoe size', not a list of texts"),
        ("runbook:", "accepted: {headings: [2021]}\nrunbook:", r"`accepted: headings` is \[2021\], not a list of texts"),
        ("runbook:", "accepted: {values: {a: b}}\nrunbook:", "`accepted: values` is {'a': 'b'}, not a list of texts; quote"),
        ("runbook:", "accepted: {names: [Adal]}\nrunbook:", r"`accepted: names` is \['Adal'\]; give true or false"),
        ("runbook:", "accepted: {names: 'true'}\nrunbook:", "`accepted: names` is 'true'; give true or false"),
    ],
)
def test_value_of_a_wrong_type_is_refused(folder: Path, given: str, instead: str, message: str) -> None:
    _write(folder, ADAL.replace(given, instead))

    with pytest.raises(ArticleFileError, match=message):
        read_article(folder)


def _write(folder: Path, text: str) -> None:
    (folder / "article.yml").write_text(text, "utf-8")
