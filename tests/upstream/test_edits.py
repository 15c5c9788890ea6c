"""Real edits on a real MediaWiki, and what `CHANGES.md` says of each, for a person to judge."""

import re
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline.build import build
from tests.upstream.edits import EDITS
from tests.upstream.looking import Looking, looking, original
from tests.upstream.wiki import Wiki


@pytest.fixture
def looks(mediawiki: Wiki, tmp_path: Path) -> Looking:
    """The article captured and published once."""
    made = looking(tmp_path, mediawiki, "2021 Kazakh municipal elections")
    made.capture()
    build(made.raw, made.out)
    return made


@pytest.mark.parametrize("name", EDITS)
def test_edit_is_told_as_a_person_would(name: str, looks: Looking, file_regression: FileRegressionFixture) -> None:
    looks.wiki.put_page(looks.title, EDITS[name](original()))

    refreshed = looks.look()

    assert refreshed.built is not None
    assert refreshed.built.published.is_new
    file_regression.check(lasting(looks.changes()), basename=name, extension=".md")


def lasting(text: str) -> str:
    """Without the ids that depend on what the wiki and the article held before."""
    return re.sub(r"(v[12])-[0-9a-f]{12}", r"\1", re.sub(r"Special:Diff/[0-9]+/[0-9]+|Revision [0-9]+ → [0-9]+", _named, text))


def _named(match: re.Match[str]) -> str:
    return re.sub(r"[0-9]+", "N", match[0])


def test_edit_of_a_template_is_told_apart_from_one_of_the_article(looks: Looking) -> None:
    looks.wiki.put_page("Template:Share of Auyl", "4.52%")
    text = original().replace("<nowiki>4.52%</nowiki>", "{{Share of Auyl}}", 1)
    revision = looks.wiki.put_page(looks.title, text)
    looks.look()
    looks.wiki.put_page("Template:Share of Auyl", "4.60%")
    looks.look(is_full=True)

    text = looks.changes()
    assert text.startswith("# Changed: 2 by templates upstream (1 value changed, 1 new finding);")
    assert f"Revision {revision}, rendered anew: capture {revision} → {revision}-" in text
    assert "- infobox › Percentage › Minority party (Auyl): 4.52% → 4.60% (+0.08) [infobox/r12c03]" in text
