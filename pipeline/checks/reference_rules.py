"""The rules about references. What they ask is `references`; how often references are cited is in `source_rules`."""

from pipeline.checks import references
from pipeline.checks.rule import Rule

REFERENCE_RULES: tuple[Rule, ...] = (
    Rule(
        "reference_dates",
        "warning",
        "A source is published before it is copied and read; the day of an issue may be ahead of that by some time.",
        "reference 5 was published on 2021-05-06, after it was last read (2020-05-06)",
        references.reference_dates,
    ),
    Rule(
        "archived_after_access",
        "info",
        "A copy made after an editor last read the page may be another text, though most copies are made later.",
        "references 12, 53, 54 and 57 were last read before the copy was made",
        references.archived_after_access,
    ),
    Rule(
        "archive_date",
        "warning",
        "The day a copy was made is the day in its address, and not before there were web archives.",
        "reference 5 was archived on 2021-05-06, the address of its copy says 2021-06-05",
        references.archive_date,
    ),
    Rule(
        "date_to_come",
        "error",
        "No reference is published, archived or read after the article was saved.",
        "reference 5 was last read on 2031-05-06, the article was saved on 2021-07-30",
        references.date_to_come,
    ),
    Rule(
        "reference_language",
        "warning",
        "A title is in letters of the language its reference states.",
        "reference 5 is marked as en, its title is in Cyrillic letters",
        references.reference_language,
    ),
    Rule(
        "unstated_language",
        "info",
        "A reference that states no language is in the article's own, and its title in letters that is written in.",
        "reference 27 states no language, its title is in Cyrillic letters",
        references.unstated_language,
    ),
    Rule(
        "work_spelling",
        "info",
        "References name a work by one spelling.",
        'one work is spelled in 2 ways: "Tengrinews.kz" (references 18, 24, 45, 47, 48 and 49) and '
        '"Главные новости Казахстана - Tengrinews.kz" (reference 15)',
        references.work_spelling,
    ),
    Rule(
        "duplicate_reference",
        "info",
        "References differ in more than the day somebody read them, or how the work is spelled.",
        'references 18 and 21 are one source listed 2 times: "Who could run again?"',
        references.duplicate_reference,
    ),
)
