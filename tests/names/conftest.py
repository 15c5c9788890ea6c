"""What the lookups know in these tests: two parties, two leaders, and places within places."""

import pytest

from pipeline.lookups.load import Knowledge, Option, Person, Place


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return Knowledge(
        headers={},
        rows={},
        values={},
        rounds={},
        infobox={},
        sections={},
        ideologies=frozenset(),
        options=(
            Option("nur-otan", "party", ("Nur Otan",), ("NO",)),
            Option("auyl", "party", ("Auyl", "Auyl People's Party"), ("AUYL",)),
        ),
        places=(
            _place("kazakhstan", "", "Kazakhstan", kk_cyrl="Қазақстан", iso_3166_2="KZ"),
            _place("kyzylorda-region", "kazakhstan", "Kyzylorda", "Kyzylorda Region"),
            _place("aral-district", "kyzylorda-region", "Aral District"),
            _place("ulken", "kazakhstan", "Ülken", kk_cyrl="Үлкен", kk_latn="Ülken"),
        ),
        people=(
            Person("nursultan-nazarbayev", "Nursultan Nazarbayev", "nur-otan"),
            Person("bektaev-of-auyl", "Äli Bektaev", "auyl"),
        ),
    )


def _place(place_id: str, parent: str, *names: str, **forms: str) -> Place:
    empty = dict.fromkeys(("kk_cyrl", "kk_latn", "ru", "iso_3166_2", "wof_id", "wikidata_id"), "")
    return Place(place_id=place_id, kind="place", parent=parent, names=names, en=names[-1], **(empty | forms))
