"""Acknowledgements of findings.yml that no longer hold. What they do to a finding is in `findings`."""

from collections.abc import Iterator

from pipeline.checks.rule import Checked, Disagreement, Rule


def unmatched_acknowledgement(checked: Checked) -> Iterator[Disagreement]:
    """Acknowledged findings that are gone, or say something else."""
    messages = {row["finding_id"]: row["message"] for row in checked.rows("findings")}
    for one in checked.reading.article.acknowledgements:
        said = messages.get(one.finding, "")
        if said != one.message:
            what = f'says "{said}" now' if said else "is no finding of the article"
            message = f"findings.yml: {one.finding} {what}; correct the acknowledgement, or remove it"
            yield Disagreement(f"findings.yml/{one.finding}", "", one.message, said, message)


ACKNOWLEDGEMENT_RULES: tuple[Rule, ...] = (
    Rule(
        "unmatched_acknowledgement",
        "info",
        "What a person acknowledged in findings.yml is still found, and still says the same.",
        "findings.yml: races-filled-72e709aa is no finding of the article; correct the acknowledgement, or remove it",
        unmatched_acknowledgement,
    ),
)
