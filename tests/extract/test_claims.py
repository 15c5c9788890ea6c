"""What running text says of values that tables state: right election, place, option and day, or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from pipeline import flow
from pipeline.archive.captures import read_archive
from pipeline.document.document import Document, Table
from pipeline.extract.claims import Claim, Claims, _Said
from pipeline.extract.elections import Elections
from pipeline.extract.figures import figures
from pipeline.extract.reading import Reading, read
from pipeline.extract.subjects import AND, published_values
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.claims import ClaimPattern, claim_patterns
from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row, Rows
from pipeline.unregistered import read_file
from tests.extract.conftest import ARTICLE_ID, ReadArticle

Build = Callable[..., Document]
Grid = Callable[..., Table]
ClaimsOf = Callable[..., dict[str, Claim]]
Link = Callable[..., dict[str, str]]

ROOT = Path(__file__).parents[2]
BY_ELECTIONS = ("Results", "Background", "By-elections", "=1 August", "=Parties", "==Adal")
AQQUM = "2021-08-01-aqqum"
SHIELI = "2021-08-01-shieli-district"


@dataclass(frozen=True)
class Titled:
    """What claims ask of an article."""

    title: str = "Adal elections, 2021"


@dataclass(frozen=True)
class Read:
    """What claims ask of a reading."""

    document: Document
    elections: Elections
    words: Vocabulary
    article: Titled

    @property
    def knowledge(self) -> Knowledge:
        return self.words.knowledge


@pytest.fixture
def claims_of(document: Build, grid: Grid, words: Vocabulary, article_of: Callable[..., ReadArticle]) -> ClaimsOf:
    """The claims of a sentence of a section, by the text of their figures, where `tables` has these rows.

    The article has results of the whole in s01 and, with `by_elections`, of up to two places in s04.
    """

    def of(section_id: str, sentence: str, by_elections: int = 0, **tables: Rows) -> dict[str, Claim]:
        captions = {"t02": "2021 Aqqum election", "t03": "2021 Shieli District election"}
        grids = [
            grid(table_id, "Candidate | Votes", f"Nur {caption} | 5", caption=caption, section_id="s04")
            for table_id, caption in [*captions.items()][:by_elections]
        ]
        results = grid("t01", "Party | Votes", "Adal | 5")
        article = document(results, *grids, headings=BY_ELECTIONS, texts=[(section_id, sentence)])
        reading = cast(Reading, Read(article, article_of(article).elections, words, Titled()))
        found = list(figures(sentence))
        claims = Claims(reading, {name: [_row(row) for row in rows] for name, rows in tables.items()})
        return {found[at].text: claim for at, claim in claims.of(section_id, sentence, found).items()}

    return of


@pytest.fixture
def link(claims_of: ClaimsOf) -> Link:
    """What the figures of such a sentence speak of."""
    return lambda *said, **tables: {text: AND.join(claim.subjects) for text, claim in claims_of(*said, **tables).items()}


def _row(row: Mapping[str, str]) -> Row:
    return {"election_id": ARTICLE_ID, "place_id": "kazakhstan", "option_name": "", "option_id": "", **row}


def seats(option_id: str, name: str, count: str, **more: str) -> Row:
    return {"option_id": option_id, "option_name": name, "seats_count": count, **more}


def stood(election_id: str, place_id: str, *names: str, **more: str) -> list[Row]:
    return [{"election_id": election_id, "place_id": place_id, "candidate_name": name, **more} for name in names]


VOTERS = {"registered_voters_count": "1209817"}


def test_sentence_outside_by_elections_is_about_the_main_election(link: Link) -> None:
    contests = [VOTERS, {**VOTERS, "election_id": AQQUM, "place_id": "aqqum"}]

    assert link("s02", "A total of 1,209,871 voters were eligible.", contests=contests) == {
        "1,209,871": "contests/adal-2021/kazakhstan/registered_voters_count"
    }


def test_value_is_linked_whatever_it_is_and_its_qualifier_with_it(link: Link) -> None:
    assert list(link("s02", "A total of about 9 voters were registered.", contests=[VOTERS])) == ["about 9"]


def test_sentence_of_a_by_elections_section_is_about_that_by_election(link: Link) -> None:
    contests = [VOTERS, {**VOTERS, "election_id": AQQUM, "place_id": "aqqum"}]

    assert link("s04", "A total of 5 voters were registered.", 1, contests=contests) == {
        "5": "contests/2021-08-01-aqqum/aqqum/registered_voters_count"
    }


def test_contests_of_one_section_are_added_up(link: Link) -> None:
    results = [*stood(AQQUM, "aqqum", "Aru Bek", "Ali Kul"), *stood(SHIELI, "shieli-district", "Nur Tas")]

    assert link("s04", "A total of seven candidates were registered.", 2, results=results) == {
        "seven": "results/2021-08-01-aqqum/aqqum/candidates + results/2021-08-01-shieli-district/shieli-district/candidates"
    }


def test_nothing_is_linked_where_one_of_several_contests_states_nothing(link: Link) -> None:
    assert (
        link("s04", "A total of two candidates were registered.", 2, results=stood(AQQUM, "aqqum", "Aru Bek", "Ali Kul")) == {}
    )


def test_percentages_of_several_contests_are_not_added_up(link: Link) -> None:
    contests = [
        {"election_id": AQQUM, "place_id": "aqqum", "turnout_pct": "50"},
        {"election_id": SHIELI, "place_id": "aqqum", "turnout_pct": "40"},
    ]
    sentence = "High turnout was observed in Aqqum, where 30% of voters had cast ballots."

    assert link("s04", sentence, 2, contests=contests) == {}
    assert link("s04", sentence, 1, contests=contests) == {"30%": "contests/2021-08-01-aqqum/aqqum/turnout_pct"}


def test_day_is_that_of_every_contest_of_the_section(link: Link) -> None:
    elections = [
        {"election_id": AQQUM, "place_id": "aqqum", "election_date": "2021-08-01"},
        {"election_id": SHIELI, "place_id": "shieli-district", "election_date": "2021-08-01"},
    ]

    assert link("s04", "They were rescheduled for 1 August 2021.", 2, elections=elections) == {
        "1 August 2021": "elections/2021-08-01-aqqum/election_date + elections/2021-08-01-shieli-district/election_date"
    }


def test_place_that_is_named_is_the_one_meant(link: Link) -> None:
    contests = [{"turnout_pct": "79.10"}, {"place_id": "aqmola-region", "turnout_pct": "90.66"}]
    sentence = "The highest turnout was observed in Aqmola Region, where over 30% of voters had cast their ballots."

    assert link("s02", sentence, contests=contests) == {"over 30%": "contests/adal-2021/aqmola-region/turnout_pct"}


def test_turnout_during_the_day_may_be_higher_in_the_end(claims_of: ClaimsOf) -> None:
    sentence = "The highest turnout was observed in Aqmola Region, where over 30% of voters had cast their ballots."
    contests = [{"place_id": "aqmola-region", "turnout_pct": "90.66"}]

    assert [claim.qualifier for claim in claims_of("s02", sentence, contests=contests).values()] == ["so_far"]


def test_places_are_counted_of_the_place_that_is_named_only(link: Link) -> None:
    elections = [{"election_date": "2021-07-25"}]
    contests = [{}, {"place_id": "aqmola-region", "votes_count": "5"}]
    sentence = "They opened in all 14 regions of {}."

    assert link("s02", sentence.format("Kazakhstan"), elections=elections, contests=contests) == {
        "14": "contests/adal-2021/places"
    }
    assert link("s02", sentence.format("Aqmola"), elections=elections, contests=contests) == {}
    assert link("s02", sentence.format("Kazakhstan"), elections=elections, contests=[{}]) == {}


def test_option_that_is_named_is_the_one_meant(link: Link) -> None:
    results = [seats("adal", "Adal", "15"), seats("nur-otan", "Nur Otan", "627")]

    assert link("s00", "Nur Otan won, then came Adal (14 äkıms).", results=results) == {
        "14": "results/adal-2021/kazakhstan/adal//seats_count"
    }


def test_option_may_be_told_by_an_id(link: Link) -> None:
    nominations = [
        {"option_id": "independent", "option_name": "Independents", "as_of_date": "2021-07-07", "candidates_count": "1433"}
    ]
    sentence = "They were self-nominees (independents), to which amounted to 1455 people."

    assert link("s02", sentence, nominations=nominations) == {
        "1455": "nominations/adal-2021/kazakhstan/independent/2021-07-07/candidates_count"
    }


def test_option_may_be_told_by_the_heading(link: Link) -> None:
    nominations = [
        {"option_id": option_id, "option_name": name, "as_of_date": "2021-07-07", "candidates_count": "56"}
        for option_id, name in (("adal", "Adal"), ("auyl", "Auyl"))
    ]
    sentence = "The party announced that 267 candidates were nominated."

    assert link("s06", sentence, nominations=nominations) == {
        "267": "nominations/adal-2021/kazakhstan/adal/2021-07-07/candidates_count"
    }
    assert link("s05", sentence, nominations=nominations) == {}


@pytest.mark.parametrize(("said", "meant"), [("3 July 2021", "2021-07-03"), ("4 July 2021", "2021-07-07")])
def test_table_of_candidates_is_that_of_the_day_said_or_the_latest(link: Link, said: str, meant: str) -> None:
    nominations = [
        {"option_id": "adal", "option_name": "Adal", "as_of_date": day, "candidates_count": "56"}
        for day in ("2021-07-03", "2021-07-07")
    ]
    sentence = f"On {said}, the party announced that 267 candidates were nominated."

    assert link("s06", sentence, nominations=nominations) == {
        "267": f"nominations/adal-2021/kazakhstan/adal/{meant}/candidates_count"
    }


def test_candidate_may_be_named_in_place_of_a_party(link: Link) -> None:
    results = [
        seats("adal", "Adal", "", candidate_name="Serik Sultangali", votes_pct="57.48"),
        seats("auyl", "Auyl", "", candidate_name="Äli Bektaev", votes_pct="42.52"),
    ]
    sentence = "Serik Sultangali won the presidential election with 57.5% of the vote; his opponent Äli Bektaev received the "

    assert link("s01", sentence + "remaining 42.5%.", results=results) == {
        "57.5%": "results/adal-2021/kazakhstan/adal/Serik Sultangali/votes_pct",
        "42.5%": "results/adal-2021/kazakhstan/auyl/Äli Bektaev/votes_pct",
    }


def test_sentence_of_another_year_is_not_about_these_results(link: Link) -> None:
    results = [seats("adal", "Adal", "", candidate_name="Serik Sultangali", votes_pct="57.48")]
    elections = [{"election_date": "2021-07-25"}]
    sentence = "On 24 July {}, Serik Sultangali won the presidential election with 57% of the vote."

    assert list(link("s01", sentence.format("2021"), results=results, elections=elections)) == ["57%"]
    assert link("s01", sentence.format("2016"), results=results, elections=elections) == {}


def test_rows_that_state_a_value_twice_are_not_linked(link: Link) -> None:
    results = [seats("adal", "Adal", "15", round="1"), seats("adal", "Adal", "16", round="2")]

    assert link("s00", "Then came Adal (15 seats).", results=results) == {}


def test_candidates_of_several_rounds_are_not_counted(link: Link) -> None:
    results = [*stood(AQQUM, "aqqum", "Aru Bek", "Ali Kul", round="1"), *stood(AQQUM, "aqqum", "Aru Bek", round="2")]

    assert link("s04", "A total of two candidates were registered.", 1, results=results) == {}


def test_candidates_are_counted_where_tables_of_the_section_list_them(link: Link) -> None:
    results = stood(ARTICLE_ID, "kazakhstan", "Aru Bek", "Ali Kul")
    sentence = "A total of two candidates were registered."

    assert link("s01", sentence, results=results) == {"two": "results/adal-2021/kazakhstan/candidates"}
    assert link("s02", sentence, results=results) == {}


def test_candidates_of_an_option_are_counted_where_there_are_any(link: Link) -> None:
    sentence = "Three candidates were registered on 28 July with two being independents."
    independents = stood(AQQUM, "aqqum", "Aru Bek", "Ali Kul", option_id="independent")

    assert link("s04", sentence, 1, results=independents) == {"two": f"results/{AQQUM}/aqqum/independent/candidates"}
    assert link("s04", sentence, 1, results=stood(AQQUM, "aqqum", "Aru Bek", option_id="adal")) == {}


def test_row_of_a_place_in_no_lookup_is_not_taken_for_the_whole(link: Link) -> None:
    contests = [{**VOTERS, "place_id": "", "place_name": "Abroad"}]

    assert link("s02", "A total of 5 voters were registered.", contests=contests) == {}


def test_nothing_is_linked_where_the_tables_state_nothing(link: Link) -> None:
    assert link("s02", "A total of 5 voters were registered.") == {}
    assert link("s00", "Then came Adal (15 seats).", results=[seats("adal", "Adal", "")]) == {}


def test_first_sentence_says_the_day(link: Link) -> None:
    elections = [{"election_date": "2021-07-25"}]

    assert link("s00", "Rural elections were held in Kazakhstan on 25 July 2021.", elections=elections) == {
        "25 July 2021": "elections/adal-2021/election_date"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "By-elections were held on 25 July 2021.",
        "The primary elections were held in Aqmola on 25 July 2021.",
        "The previous elections were held on 25 July 2016.",
        "Special elections were held on 25 July 2021.",
    ],
)
def test_first_sentence_of_another_election_is_not_linked(link: Link, sentence: str) -> None:
    assert link("s00", sentence, elections=[{"election_date": "2021-07-25"}]) == {}


def test_pattern_of_the_lead_links_nothing_below_it(link: Link) -> None:
    sentence = "Elections were held on 25 July 2021."

    assert list(link("s00", sentence, elections=[{"election_date": "2021-07-25"}])) == ["25 July 2021"]
    assert link("s02", sentence, elections=[{"election_date": "2021-07-25"}]) == {}


@pytest.mark.parametrize("number", ["5%", "$5", "5 percentage points", "5th", "May 2021"])
def test_figure_of_another_kind_is_no_number(link: Link, number: str) -> None:
    assert link("s02", f"A total of {number} voters were registered.", contests=[VOTERS]) == {}


def test_sentence_without_figures_claims_nothing(link: Link) -> None:
    assert link("s02", "All voters were registered.", contests=[VOTERS]) == {}


@pytest.fixture(scope="module")
def first_tables() -> dict[str, list[Row]]:
    return flow.run([next(read(each) for each in read_archive(ROOT / "raw") if each.article.article_id.startswith("2021-"))])


def test_figures_of_the_first_article_speak_of_these_values(first_tables: dict[str, list[Row]]) -> None:
    linked = [row for row in first_tables["figures"] if row["subject"]]
    values = published_values(first_tables)

    assert [
        (row["source"], row["text"], " + ".join(values[name].stated for name in row["subject"].split(AND))) for row in linked
    ] == [
        ("p01", "730", "730"),
        ("p01", "25 July 2021", "2021-07-25"),
        ("p01", "627", "627"),
        ("p01", "33", "33"),
        ("p01", "15", "15"),
        ("p01", "11", "11"),
        ("p01", "10", "10"),
        ("p06", "25 July", "2021-07-25"),
        ("p11", "2322", "2307"),
        ("p11", "1455", "1433"),
        ("p11", "867", "867"),
        ("p20", "267", "56"),
        ("p37", "25 July 2021", "2021-07-25"),
        ("p37", "14", "14"),
        ("p37", "1,209,817", "1209817"),
        ("p42", "627", "627"),
        ("p42", "65", "33"),
        ("p44", "over 30%", "90.66"),
        ("p44", "78.7%", "90.66"),
        ("p45", "1 August 2021", "2021-08-01 + 2021-08-01"),
        ("p45", "seven", "4 + 2"),
        ("p46", "three", "3"),
        ("p46", "two", "2"),
        ("p47", "four", "4"),
    ]


def test_every_pattern_links_a_figure_of_the_first_article_or_of_the_corpus(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linking: set[ClaimPattern] = set()
    subjects_of = Claims._subjects

    def noted(claims: Claims, claim: ClaimPattern, section_id: str, said: _Said) -> tuple[str, ...]:
        subjects = subjects_of(claims, claim, section_id, said)
        linking.update([claim] if subjects else [])
        return subjects

    monkeypatch.setattr(Claims, "_subjects", noted)
    articles = (read(each) for each in read_archive(ROOT / "raw"))
    pages = (read_file(path)[0] for path in sorted((corpus / "elections").glob("*.html")))
    for reading in (*articles, *pages):
        flow.run([reading])

    assert [pattern.pattern.pattern for pattern in claim_patterns() if pattern not in linking] == []


@pytest.mark.parametrize(
    "sentence",
    ["In 2018 the Adal (9 seats) had lost.", "On 25 July 2021, after the vote of 3 May 2018, in which the Adal (9 seats) won."],
)
def test_sentence_that_names_another_year_is_about_that(link: Link, sentence: str) -> None:
    assert link("s00", sentence, results=[seats("adal", "Adal", "6")]) == {}


def test_sentence_that_names_the_year_of_the_title_is_about_the_election(link: Link) -> None:
    linked = link("s00", "In 2021 the Adal (9 seats) won.", results=[seats("adal", "Adal", "6")])

    assert linked == {"9": "results/adal-2021/kazakhstan/adal//seats_count"}
