"""Whom and what the first article names: complete, placed, and always said what is attested and what derived."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from pipeline.lookups.load import knowledge
from pipeline.names.article import _resolver
from pipeline.names.place_kinds import split_kind
from tests.first_article.conftest import Table

CORPUS = os.environ.get("SAILAU_CORPUS")
# Everybody the text names in full, read by hand; the tables add 6 leaders and 13 candidates.
IN_TEXT = {
    *("Nursultan Nazarbayev", "Marat Beketaev", "Kassym-Jomart Tokayev", "Aidos Sarym", "Erlan Karin", "Aset Irgaliev"),
    *("Bauyrjan Baibek", "Äli Bektaev", "Orazbek Dalmagambetov", "Aiqyn Qongyrov", "Serik Sultangali", "Nurlybek Muqanov"),
    *("Ashat Raqymjanov", "Älişer Abdyqadyrov", "Sapar Barlybaev", "Abylaihan Syrymbetov", "Eldar Jumagaziev", "Asqar Tajiev"),
    *("Äbdırazaq Mäulenau", "Nurdäulet Dihanbaev", "Nūrjan Äşımbetov", "Äbilqayır Sqaqov", "Gülnar Amanjolova"),
    *("Abylaihan Bijanov", "Marjan Aspandiarova", "Muqtar Omarov", "Tölegen Kunadilov", "Roman Reimer"),
    *("Amangeldi Batyrbekov", "Saliha Tolymbekova"),
}


def test_everybody_is_there_once(table: Table) -> None:
    people = table("people")
    tables = {row["candidate_name"] for row in table("results")} | {row["leader_name"] for row in table("parties")}

    assert {row["name"] for row in people} == IN_TEXT | (tables - {""})
    assert len(people) == len({row["name"] for row in people}) == 44


def test_it_is_said_where_every_kazakh_name_is_from(table: Table) -> None:
    people = table("people")

    assert [row["name"] for row in people if not row["kk_cyrl"]] == ["Roman Reimer"]  # no Kazakh surname
    assert Counter(row["status"] for row in people) == {"derived": 31, "attested": 12, "unresolved": 1}


def test_every_place_lies_in_the_country_by_its_parents(table: Table) -> None:
    parents = {row["place_id"]: row["parent_place_id"] for row in table("places")}

    def outermost(place_id: str) -> str:
        return outermost(parents[place_id]) if parents[place_id] else place_id

    assert len(parents) == 40
    assert {outermost(place_id) for place_id in parents} == {"kazakhstan"}


def test_every_region_has_its_code_and_kazakh_and_russian_name(table: Table) -> None:
    regions = [row for row in table("places") if row["kind"] == "region"]

    assert len(regions) == 14
    assert [
        row["place_id"] for row in regions if not all((row["iso_3166_2"], row["kk_cyrl"], row["ru"], row["geonames_id"]))
    ] == []


@pytest.mark.parametrize("name", ["results", "nominations", "contests", "elections"])
def test_no_place_and_no_party_is_unresolved(table: Table, name: str) -> None:
    places, parties = {row["place_id"] for row in table("places")}, {row["party_id"] for row in table("parties")}
    rows = table(name)

    assert {row["place_id"] for row in rows} <= places
    assert {row["option_id"] for row in rows if row.get("option_kind") == "party"} <= parties


def test_letters_that_two_commissions_share_are_two(table: Table) -> None:
    letters = {(row["place_id"], row["kk_cyrl"]) for row in table("commissions") if row["abbreviation"] == "ŞASK"}

    assert letters == {
        ("shieli-district", "Шиелі аудандық сайлау комиссиясы"),
        ("salqar-district", "Шалқар аудандық сайлау комиссиясы"),
    }


def test_one_person_is_found_in_every_script(table: Table) -> None:
    spelled = {row["surface_name"]: row["orthography"] for row in table("names") if row["entity_id"] == "nurjan-asimbetov"}

    assert spelled == {
        "Nūrjan Äşımbetov": "latn-2021",
        "Äşımbetov": "latn-2021",
        "Нуржана Ашимбетова": "cyrl-ru",
        "Ашимбетова": "cyrl-ru",
    }


def test_decision_of_a_person_counts(table: Table) -> None:
    assert [row["entity_id"] for row in table("names") if row["surface_name"] == "Maulenau"] == ["abdirazaq-maulenau"]


@pytest.mark.skipif(CORPUS is None, reason="SAILAU_CORPUS is not set: the corpus is not here")
def test_every_form_of_a_place_against_the_references_is_that_place(table: Table) -> None:
    with (Path(CORPUS or "") / "names/seed_article_pairs.tsv").open(encoding="utf-8", newline="") as lines:
        pairs = [(row["kk_cyrl"], row["kk_latn"]) for row in csv.DictReader(lines, delimiter="\t") if row["kk_cyrl"]]
    cores = {row["place_id"]: split_kind(row["kk_cyrl"])[0] for row in table("places")}
    resolver = _resolver(knowledge().places, ())
    found = {latin: {entity_id for entity_id, _ in resolver.resolve(latin).candidates} for _, latin in pairs}
    asked = [(cyrillic, latin) for cyrillic, latin in pairs if cyrillic in cores.values()]

    assert len(asked) == 21
    assert [pair for pair in asked if pair[0] not in {cores.get(one) for one in found[pair[1]]}] == []
