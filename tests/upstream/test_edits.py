"""Real edits on a real MediaWiki, and what `CHANGES.md` says of each, for a person to judge."""

import re
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline.archive.captures import read_archive
from pipeline.build import build
from pipeline.extract.reading import read
from tests.upstream.edits import EDITS
from tests.upstream.raw import capture, new_archive
from tests.upstream.wiki import Wiki
from tests.upstream.wikitext import wikitext

ROOT = Path(__file__).parents[2]
ARTICLE = "2021-kazakh-municipal-elections"
TITLE = "2021 Kazakh municipal elections"


@pytest.fixture(scope="module")
def original() -> str:
    """The article as wikitext."""
    archived = next(each for each in read_archive(ROOT / "raw") if each.article.article_id == ARTICLE)
    return wikitext(read(archived).beside[0].document)


@pytest.fixture
def published(mediawiki: Wiki, original: str, tmp_path: Path) -> tuple[Path, Path]:
    """An archive with the original revision, and the store its first version is in."""
    raw, out = new_archive(tmp_path / "raw", ROOT / "raw" / ARTICLE), tmp_path / "extracted"
    capture(raw, ARTICLE, mediawiki, TITLE, mediawiki.put_page(TITLE, original))
    build(raw, out)
    return raw, out


@pytest.mark.parametrize("name", EDITS)
def test_edit_is_told_as_a_person_would(
    name: str, mediawiki: Wiki, original: str, published: tuple[Path, Path], file_regression: FileRegressionFixture
) -> None:
    raw, out = published
    capture(raw, ARTICLE, mediawiki, TITLE, mediawiki.put_page(TITLE, EDITS[name](original)))

    built = build(raw, out)

    assert built.published.is_new
    file_regression.check(lasting((built.published.path / "CHANGES.md").read_text("utf-8")), basename=name, extension=".md")


def lasting(text: str) -> str:
    """Without the ids that depend on what the wiki and the article held before."""
    return re.sub(r"(v[12])-[0-9a-f]{12}", r"\1", re.sub(r"Special:Diff/[0-9]+/[0-9]+|Revision [0-9]+ → [0-9]+", _named, text))


def _named(match: re.Match[str]) -> str:
    return re.sub(r"[0-9]+", "N", match[0])


def test_edit_of_a_template_is_told_apart_from_one_of_the_article(
    mediawiki: Wiki, original: str, published: tuple[Path, Path]
) -> None:
    raw, out = published
    mediawiki.put_page("Template:Share of Auyl", "4.52%")
    text = original.replace("<nowiki>4.52%</nowiki>", "{{Share of Auyl}}", 1)
    revision = mediawiki.put_page(TITLE, text)
    capture(raw, ARTICLE, mediawiki, TITLE, revision)
    build(raw, out)
    mediawiki.put_page("Template:Share of Auyl", "4.60%")
    capture(raw, ARTICLE, mediawiki, TITLE, revision)

    text = (build(raw, out).published.path / "CHANGES.md").read_text("utf-8")

    assert text.startswith("# Changed: 2 by templates upstream (1 value changed, 1 new finding);")
    assert f"Revision {revision}, rendered anew: capture {revision} → {revision}-" in text
    assert "- infobox › Percentage › Minority party (Auyl): 4.52% → 4.60% (+0.08) [infobox/r12c03]" in text
