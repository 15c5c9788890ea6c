"""Words of two scripts and stray characters in an article's texts, as findings."""

from collections.abc import Callable

from pipeline.checks import spelling
from pipeline.checks.rule import Checked, Disagreement
from tests.checks.pages import html

Make = Callable[..., Checked]


def test_article_of_clean_words_agrees(checked: Make) -> None:
    article = checked(html("Party | Votes", "Äli’s Нұр Отан | 10\u00a0000"))

    assert list(spelling.mixed_script(article)) == []
    assert list(spelling.stray_characters(article)) == []


def test_word_of_two_scripts_is_stated_with_its_cleaned_form(checked: Make) -> None:
    article = checked("Asangazyқyзy was elected.")

    assert list(spelling.mixed_script(article)) == [
        Disagreement(
            subject="paragraphs/Asangazyқyзy",
            source="p01",
            stated="Asangazyқyзy",
            computed="Asangazyqyzy",
            message='"Asangazyқyзy" has the Cyrillic letters қ (U+049B) and з (U+0437) among Latin ones; cleaned: Asangazyqyzy',
        )
    ]


def test_latin_letter_among_cyrillic_ones_is_called_so(checked: Make) -> None:
    [found] = spelling.mixed_script(checked("Pоссия was there."))

    assert found.message == '"Pоссия" has the Latin letter P (U+0050) among Cyrillic ones; cleaned: Россия'


def test_word_that_may_mean_two_things_has_no_cleaned_form(checked: Make) -> None:
    [found] = spelling.mixed_script(checked("Aқ was elected."))

    assert (found.stated, found.computed) == ("Aқ", "")
    assert found.message == '"Aқ" has the Cyrillic letter қ (U+049B) among Latin ones; what was meant is not certain'


def test_word_is_reported_once_in_each_group_of_texts(checked: Make) -> None:
    body = "<p>Bүgin and Bүgin.</p><p>Bүgin.</p>" + html("Name | Votes", "Bүgin | 5", "Bүgin | 6")

    found = [(each.subject, each.source) for each in spelling.mixed_script(checked(body))]

    assert found == [("paragraphs/Bүgin", "p01"), ("cells/Bүgin", "t01r02c01")]


def test_many_stray_characters_of_one_kind_are_one_finding_with_their_number(checked: Make) -> None:
    names = [f"Aq{letter}\u00adtöbe | 5" for letter in "abcdefgh"]

    [found] = spelling.stray_characters(checked(html("Name | Votes", *names)))

    assert found == Disagreement(
        subject="cells/soft-hyphen",
        source="t01r02c01",
        stated="Aqa\u00adtöbe",
        computed="Aqatöbe",
        message='8 words of cells have a soft hyphen (U+00AD SOFT HYPHEN); the first is "Aqa<U+00AD>töbe", cleaned: Aqatöbe',
    )


def test_heading_is_read_too_and_has_no_address(checked: Make) -> None:
    [found] = spelling.mixed_script(checked("<h2>Bүgin</h2><p>Held once.</p>"))

    assert (found.subject, found.source) == ("headings/Bүgin", "")


def test_no_break_space_is_a_defect_of_a_published_name(checked: Make) -> None:
    article = checked(results=[{"option_name": "Nur Otan", "place_name": "Aral\u00a0District", "source": "t01r02"}])

    [found] = spelling.stray_characters(article)

    assert (found.subject, found.source) == ("results/place_name/no-break-space", "t01r02")
    assert (found.stated, found.computed) == ("Aral\u00a0District", "Aral District")


def test_letter_in_parts_in_a_name_is_reported_where_the_text_is(checked: Make) -> None:
    article = checked("A\u0308li won.", people=[{"person_id": "ali", "name": "A\u0308li", "status": "unresolved"}])

    assert [found.subject for found in spelling.stray_characters(article)] == ["paragraphs/letter-in-parts"]
