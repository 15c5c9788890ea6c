"""Places named in running text."""

from pipeline.extract.place_names import innermost, places_in
from pipeline.extract.vocabulary import Vocabulary


def found(text: str, words: Vocabulary) -> list[str]:
    return [place.place_id for place in places_in(text, words.places)]


def test_places_come_in_the_order_of_the_text(words: Vocabulary) -> None:
    assert found("in Shieli District and Aral District", words) == ["shieli-district", "aral-district"]


def test_longest_name_wins(words: Vocabulary) -> None:
    assert found("2021 Aqqum Rural District äkım election", words) == ["aqqum"]
    assert found("Aral, Aral District", words) == ["aral", "aral-district"]
    assert found("West Kazakhstan", words) == ["kazakhstan-west"]


def test_name_within_a_word_is_no_place(words: Vocabulary) -> None:
    assert found("Kazakhstani voters of Aqmolaköl", words) == []


def test_name_beside_punctuation_is_a_place(words: Vocabulary) -> None:
    assert found("(Aqmola), Kazakhstan's", words) == ["aqmola-region", "kazakhstan"]


def test_place_named_twice_is_found_twice(words: Vocabulary) -> None:
    assert found("Aqmola and Aqmola Region", words) == ["aqmola-region", "aqmola-region"]


def test_innermost_contain_none_of_the_others(words: Vocabulary) -> None:
    places = places_in("Aral District of Kyzylorda Region, Kazakhstan", words.places)

    assert [place.place_id for place in innermost(places, words.places_by_id)] == ["aral-district"]


def test_innermost_of_two_apart_are_both(words: Vocabulary) -> None:
    places = places_in("Shieli District and Aral District in Kyzylorda Region", words.places)

    assert [place.place_id for place in innermost(places, words.places_by_id)] == ["shieli-district", "aral-district"]


def test_container_is_left_out_over_several_levels(words: Vocabulary) -> None:
    places = places_in("Kazakhstan: Aqqum", words.places)

    assert [place.place_id for place in innermost(places, words.places_by_id)] == ["aqqum"]


def test_innermost_names_each_place_once(words: Vocabulary) -> None:
    places = places_in("Aqmola and Aqmola Region", words.places)

    assert [place.place_id for place in innermost(places, words.places_by_id)] == ["aqmola-region"]


def test_text_without_places_has_none(words: Vocabulary) -> None:
    assert innermost(places_in("", words.places), words.places_by_id) == ()
