"""Limits of the gates in article.yml: over the defaults, and nothing but gates there are."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.archive.limits import DEFAULTS, Limit, read_limits
from pipeline.errors import ArticleFileError

WHERE = "raw/adal-2021/article.yml"


def test_article_that_says_nothing_has_the_defaults() -> None:
    assert read_limits({}, WHERE) == DEFAULTS


def test_every_gate_is_explained_with_its_default() -> None:
    page = (Path(__file__).parents[2] / "docs/articles.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (\d+) % \| (\d*) ?\|$", page, re.MULTILINE)

    assert {gate: Limit(Decimal(share) / 100, int(spare or 0)) for gate, share, spare in rows} == DEFAULTS


@pytest.mark.parametrize(("said", "share"), [(0.5, "0.5"), (0, "0"), (1, "1"), (0.985, "0.985")])
def test_share_of_a_gate_is_overridden_and_the_others_stay(said: float, share: str) -> None:
    limits = read_limits({"references": said}, WHERE)

    assert limits["references"] == Limit(Decimal(share), DEFAULTS["references"].spare)
    assert {gate for gate in DEFAULTS if limits[gate] != DEFAULTS[gate]} == {"references"}


def test_unknown_gate_is_refused_with_those_there_are() -> None:
    with pytest.raises(ArticleFileError, match=r"`limits` has no gate `refs`; use the gates sections_kept, .*identities$"):
        read_limits({"refs": 0.5}, WHERE)


@pytest.mark.parametrize("said", [80, -0.1, 1.01, "0.5", None, True, [0.5]])
def test_what_is_no_share_is_refused(said: object) -> None:
    with pytest.raises(ArticleFileError, match=r"`limits: rows` is .*; give a share from 0 to 1, where 0 turns the gate off$"):
        read_limits({"rows": said}, WHERE)


def test_list_is_refused() -> None:
    with pytest.raises(ArticleFileError, match=r"`limits` is \['rows'\]; give it as `gate: share that must be left`"):
        read_limits(["rows"], WHERE)
