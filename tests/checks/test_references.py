"""Days, languages and works of references, and references listed twice."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.checks import references
from pipeline.checks.reference_rules import REFERENCE_RULES
from pipeline.checks.rule import Checked, Disagreement
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row

Make = Callable[..., Checked]
FirstArticle = tuple[Reading, dict[str, list[Row]]]
COPY = "https://web.archive.org/web/20210605081230/https://auyl.kz/news"
KAZAKH = "Үлкен ауылдық округі әкімдігіне кандидаттарды тіркеудің нәтижесі туралы"


def reference(number: int = 5, **fields: str) -> Row:
    return {"reference_number": str(number), "use_count": "1", "kind": "citation", "text": "Auyl.", **fields}


def found(rule: Callable[..., object], make: Make, *rows: Row, body: str = "Auyl edit\n\nHeld once.") -> list[str]:
    return [each.message for each in rule(make(body, references=rows))]  # type: ignore[attr-defined]


@pytest.mark.parametrize("column", ["archived_date", "accessed_date"])
@pytest.mark.parametrize(
    ("published", "other"),
    [
        ("2021-05-06", "2021-05-06"),
        ("2021-05-06", "2021-05"),
        ("2021-05-20", "2021-05-06"),  # a weekly
        ("2021-08", "2021-05-31"),  # a monthly
        ("2022", "2021-06-01"),  # a book
        ("2021-05-06", ""),
        ("", "2021-05-06"),
    ],
)
def test_source_copied_or_read_when_it_may_have_been_published_agrees(
    checked: Make, column: str, published: str, other: str
) -> None:
    assert found(references.reference_dates, checked, reference(published_date=published, **{column: other})) == []


@pytest.mark.parametrize(
    ("published", "other"),
    [("2021-05-22", "2021-05-06"), ("2021-05-06", "2020"), ("2021-10", "2021-05-31"), ("2023", "2021-06-01")],
)
def test_copy_archived_before_publication_disagrees(checked: Make, published: str, other: str) -> None:
    article = checked(references=[reference(published_date=published, archived_date=other)])

    assert list(references.reference_dates(article)) == [
        Disagreement(
            subject="references/Auyl./published_date",
            source="",
            stated=published,
            computed=other,
            message=f"reference 5 was published on {published}, after it was archived ({other})",
        )
    ]


def test_one_day_of_publication_is_one_finding_whatever_it_is_too_late_for(checked: Make) -> None:
    row = reference(published_date="2021-09-06", archived_date="2021-05-07", accessed_date="2021-05-08")

    assert found(references.reference_dates, checked, row) == [
        "reference 5 was published on 2021-09-06, after it was archived (2021-05-07) and last read (2021-05-08)"
    ]


def test_copies_made_after_the_last_reading_are_one_finding(checked: Make) -> None:
    days = [("2021-07-09", "2021-07-03"), ("2021-07-04", "2021-07-03"), ("2021-07", "2021-06-30"), ("2021-06", "2021-07-03")]
    rows = [reference(number, archived_date=made, accessed_date=read) for number, (made, read) in enumerate(days, start=1)]
    rows.append(reference(9, archived_date="2021-08", accessed_date="2021-07-30"))

    assert list(references.archived_after_access(checked(references=rows))) == [
        Disagreement("references/archived_date", "", "2", "", "references 1 and 9 were last read before the copy was made")
    ]


def test_single_copy_made_after_the_last_reading_is_told_of_in_the_singular(checked: Make) -> None:
    row = reference(archived_date="2021-07-09", accessed_date="2021-07-03")

    assert found(references.archived_after_access, checked, row) == ["reference 5 was last read before the copy was made"]


@pytest.mark.parametrize(
    ("copy", "stated"),
    [
        (COPY, "2021-06-05"),
        (COPY, "2021-06-06"),
        (COPY, "2021-06"),
        (COPY, ""),
        ("https://www.webcitation.org/6HsSXzAVJ", "2013-07-05"),
        ("https://web.archive.org/web/20219905081230/https://auyl.kz", "2021-06-05"),
        ("", "1985-06-05"),
    ],
)
def test_copy_of_the_day_in_its_address_agrees(checked: Make, copy: str, stated: str) -> None:
    assert found(references.archive_date, checked, reference(archive_url=copy, archived_date=stated)) == []


@pytest.mark.parametrize("stated", ["2021-05-06", "2021-06-07", "2020"])
def test_copy_of_another_day_than_in_its_address_disagrees(checked: Make, stated: str) -> None:
    article = checked(references=[reference(archive_url=COPY, archived_date=stated)])

    assert list(references.archive_date(article)) == [
        Disagreement(
            subject="references/Auyl./archived_date",
            source="",
            stated=stated,
            computed="2021-06-05",
            message=f"reference 5 was archived on {stated}, the address of its copy says 2021-06-05",
        )
    ]


def test_copy_older_than_web_archives_disagrees(checked: Make) -> None:
    row = reference(archive_url="https://www.webcitation.org/6HsSXzAVJ", archived_date="1985-07-05")

    assert found(references.archive_date, checked, row) == [
        "reference 5 was archived on 1985-07-05, before there were web archives"
    ]


def test_days_before_the_article_was_saved_agree(checked: Make) -> None:
    row = reference(published_date="2021-08-13", archived_date="2021-07-31", accessed_date="2021-07")

    assert found(references.date_to_come, checked, row) == []


@pytest.mark.parametrize(
    ("column", "what", "day"),
    [
        ("published_date", "published", "2023"),
        ("archived_date", "archived", "2021-08"),
        ("accessed_date", "last read", "2021-08-01"),
    ],
)
def test_day_after_the_article_was_saved_disagrees(checked: Make, column: str, what: str, day: str) -> None:
    article = checked(references=[reference(**{column: day})])

    assert list(references.date_to_come(article)) == [
        Disagreement(
            subject=f"references/Auyl./{column}",
            source="",
            stated=day,
            computed="2021-07-30",
            message=f"reference 5 was {what} on {day}, the article was saved on 2021-07-30",
        )
    ]


def test_revision_tells_when_the_article_was_saved_better_than_its_capture(checked: Make) -> None:
    article = checked(references=[reference(accessed_date="2021-06-05")])
    capture = replace(article.reading.capture, revision_timestamp="2021-06-01T08:12:30Z")
    saved = replace(article, reading=replace(article.reading, capture=capture))

    assert [each.computed for each in references.date_to_come(saved)] == ["2021-06-01"]


def test_article_of_no_known_day_has_no_days_to_come(checked: Make) -> None:
    article = checked(references=[reference(accessed_date="2031-06-05")])
    capture = replace(article.reading.capture, captured_at="")

    assert list(references.date_to_come(replace(article, reading=replace(article.reading, capture=capture)))) == []


@pytest.mark.parametrize(
    ("title", "script"),
    [
        ('"ADAL" САЯСИ ПАРТИЯСЫНЫҢ КЕЗЕКТЕН ТЫС СЪЕЗІ', "Cyrillic"),
        ("Κατά βούληση και στο 2ο γύρο οι Οικολόγοι", "Greek"),
        ("オリコンランキング情報サービス", "Japanese"),
        ("에일리가 돌아온다", "Korean"),
        ("日出江花(组图)", "Chinese"),
        ("انتخابات", "Arabic"),
    ],
)
def test_title_in_other_letters_without_a_language_disagrees(checked: Make, title: str, script: str) -> None:
    article = checked("Auyl edit\n\nHeld once.", references=[reference(27, title=title)])

    assert list(references.reference_language(article)) == []
    assert list(references.unstated_language(article)) == [
        Disagreement(
            subject=f"references/language/{script}",
            source="",
            stated="1",
            computed="",
            message=f"reference 27 states no language, its title is in {script} letters",
        )
    ]


def test_titles_in_other_letters_without_a_language_are_told_once(checked: Make) -> None:
    rows = [reference(number, title="Κατά βούληση οι Οικολόγοι") for number in (9, 10)]

    assert found(references.unstated_language, checked, *rows) == [
        "references 9 and 10 state no language, their titles are in Greek letters"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Auyl"},
        {"title": ""},
        {"title": "Dichlorobis(η5-Cyclopentadienyl)Niobium(IV)"},
        {"title": "Auyl congress (съезд)"},
        {"title": "Выборы сельских акимов", "text": "Выборы сельских акимов [Russian]."},
        {"title": "Выборы сельских акимов", "language": "ru"},
        {"title": "Vybory selskikh akimov", "language": "ru"},
        {"title": "Роль Әлихана Бөкейхана", "language": "ru"},
        {"title": "Исторія Россіи въ жизнеописаніяхъ", "language": "ru"},
        {"title": KAZAKH, "language": "kk"},
        {"title": KAZAKH, "language": "kk; ru"},
        {"title": "Auyl", "language": "en"},
    ],
)
def test_title_that_may_be_in_its_language_agrees(checked: Make, fields: dict[str, str]) -> None:
    assert found(references.reference_language, checked, reference(**fields)) == []
    assert found(references.unstated_language, checked, reference(**fields)) == []


@pytest.mark.parametrize("heading", ["Ауыл", "Auyl (Ауыл)"])
def test_title_without_a_language_agrees_where_the_article_has_its_letters(checked: Make, heading: str) -> None:
    row = reference(title="Выборы сельских акимов")

    assert found(references.unstated_language, checked, row, body=f"{heading} edit\n\nHeld once.") == []


def test_title_without_a_language_agrees_where_the_language_of_the_article_has_two_alphabets(checked: Make) -> None:
    article = checked("Auyl edit\n\nHeld once.", references=[reference(title="Избори")])
    serbian = replace(article.reading.article, language="sr")

    assert list(references.unstated_language(replace(article, reading=replace(article.reading, article=serbian)))) == []


def test_kazakh_title_marked_as_russian_disagrees(checked: Make) -> None:
    assert found(references.reference_language, checked, reference(title=KAZAKH, language="ru")) == [
        "reference 5 is marked as ru, most words of its title have letters Russian has not (қ ң ү ә)"
    ]


def test_russian_title_marked_as_english_disagrees(checked: Make) -> None:
    assert found(references.reference_language, checked, reference(title="Выборы акимов", language="en")) == [
        "reference 5 is marked as en, its title is in Cyrillic letters"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("www.inform.kz", "inform.kz"),
        ("Tengrinews.kz", "Главные новости Казахстана - Tengrinews.kz"),
        ("The Astana Times", "Astana Times"),
        ("Astana Times", "ASTANA TIMES"),
        ("Astana Times", "Astana-Times"),
    ],
)
def test_work_spelled_two_ways_disagrees(checked: Make, one: str, other: str) -> None:
    rows = [reference(1, work=other), reference(2, work=one), reference(3, work=one)]

    each = list(references.work_spelling(checked(references=rows)))

    assert [(found.stated, found.computed, found.message) for found in each] == [
        (other, one, f'one work is spelled in 2 ways: "{one}" (references 2 and 3) and "{other}" (reference 1)')
    ]


def test_spellings_of_a_work_go_by_one_name_whatever_their_order(checked: Make) -> None:
    rows = [reference(1, work="www.inform.kz"), reference(2, work="Inform.kz")]

    ways = [list(references.work_spelling(checked(references=each))) for each in (rows, [*reversed(rows)])]

    assert [[found.subject for found in way] for way in ways] == [["references/works/inform.kz"]] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("azattyq-ruhy.kz", "rus.azattyq-ruhy.kz"),
        ("glbtq.com", "on glbtq.com"),
        ("Astana Times", "Astana Times Weekly"),
        ("kept at http://auyl.kz/a", "kept at http://auyl.kz/b"),
        ("", "The"),
        ("Auyl", "Auyl"),
    ],
)
def test_two_works_agree(checked: Make, one: str, other: str) -> None:
    assert found(references.work_spelling, checked, reference(1, work=one), reference(2, work=other)) == []


@pytest.mark.parametrize(("url", "count"), [("https://herald.ie/1", 0), ("https://www.herald.kz/1", 1), ("", 1)])
def test_works_of_two_sites_are_two_works(checked: Make, url: str, count: int) -> None:
    rows = [reference(1, work="Herald", url="http://herald.kz/2"), reference(2, work="The Herald", url=url)]

    assert len(found(references.work_spelling, checked, *rows)) == count


def listed(number: int, text: str, **fields: str) -> Row:
    return reference(number, **{"title": "Who runs?", "text": f"Aidyn, A. {text}", "authors": "Aidyn, A.", **fields})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"text": '"Who runs?". Auyl. Retrieved 5 July 2021.', "work": "Auyl", "url": "https://auyl.kz/1"},
            {"text": '"Who runs?". The Auyl.', "work": "The Auyl", "url": "http://www.auyl.kz/1/#top"},
        ),
        ({"text": "Who runs? (2019). p. 5."}, {"text": "Who runs? (2019). p. 5. Retrieved 2021-07-05."}),
        (
            {"text": "https://auyl.kz/1", "title": "", "url": "https://auyl.kz/1"},
            {"text": "https://auyl.kz/1", "title": "", "url": "https://auyl.kz/1"},
        ),
    ],
)
def test_source_listed_twice_disagrees(checked: Make, one: dict[str, str], other: dict[str, str]) -> None:
    rows = [listed(18, **one), listed(21, **other), listed(22, "Else.", title="Who else?")]
    key = one.get("url", "Who runs?//")

    assert list(references.duplicate_reference(checked(references=rows))) == [
        Disagreement(
            subject=f"references/{key}",
            source="",
            stated="2",
            computed="1",
            message=f'references 18 and 21 are one source listed 2 times: "{one.get("title", "Who runs?") or key}"',
        )
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"text": "Who runs? p. 5."}, {"text": "Who runs? p. 6."}),
        ({"text": "Who runs?", "url": "https://auyl.kz/1"}, {"text": "Who runs?", "url": "https://auyl.kz/2"}),
        ({"text": "Who runs?", "url": "https://auyl.kz/1"}, {"text": "Who runs?"}),
        ({"text": "Who runs?", "published_date": "2019"}, {"text": "Who runs?", "published_date": "2020"}),
        ({"text": "Who runs?", "work": "Auyl"}, {"text": "Who runs?", "work": "Adal"}),
        ({"text": 'Who runs? "Nobody knows."'}, {"text": 'Who runs? "Aidyn does."'}),
        ({"text": "Ibid.", "title": ""}, {"text": "Ibid.", "title": ""}),
    ],
)
def test_two_sources_agree(checked: Make, one: dict[str, str], other: dict[str, str]) -> None:
    assert found(references.duplicate_reference, checked, listed(1, **one), listed(2, **other)) == []


def test_every_group_of_one_source_is_a_finding(checked: Make) -> None:
    urls = ["https://auyl.kz/1", "https://auyl.kz/2", "https://auyl.kz/2", "https://auyl.kz/1", "https://auyl.kz/1"]
    rows = [reference(number, text=url, url=url) for number, url in enumerate(urls, start=1)]

    assert found(references.duplicate_reference, checked, *rows) == [
        'references 1, 4 and 5 are one source listed 3 times: "https://auyl.kz/1"',
        'references 2 and 3 are one source listed 2 times: "https://auyl.kz/2"',
    ]


def test_first_article_has_copies_made_late_a_title_without_language_and_a_work_of_two_names(
    first_article: FirstArticle,
) -> None:
    article = Checked(*first_article)

    assert [each.message for rule in REFERENCE_RULES for each in rule.disagreements(article)] == [
        "references 12, 53, 54 and 57 were last read before the copy was made",
        "reference 27 states no language, its title is in Cyrillic letters",
        'one work is spelled in 2 ways: "Tengrinews.kz" (references 18, 24, 45, 47, 48 and 49) and '
        '"Главные новости Казахстана - Tengrinews.kz" (reference 15)',
    ]
