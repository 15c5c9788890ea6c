"""`docs/checks.md`: every rule, those on the article, whose findings are published, and those on our own tables."""

from pipeline.checks.contract import CLAUSES
from pipeline.checks.rules import RULES


def checks() -> str:
    lines = [
        "# Checks",
        "",
        "Written from `pipeline/checks/` by `make docs`. How to read findings is in [findings.md](findings.md).",
        "",
        "## The article against itself",
        "",
        "What disagrees is a row of `findings`; nothing is corrected. error: two statements cannot both be true, or something",
        "was not understood; warning: unlikely, or a share off by one of its last digit; info: worth knowing. Where one wrong",
        "value explains several disagreements, they are one finding about that value, with the other rules and places beside",
        "it; rules against one value are told together too.",
        "",
        "| check | severity | rule | example |",
        "|---|---|---|---|",
        *(f"| {rule.check} | {rule.severity} | {rule.rationale} | {rule.example} |" for rule in RULES),
        "",
        "## Our own tables against the contract",
        "",
        "One violation stops the release: it is our own doing.",
        "",
        "| check | rule |",
        "|---|---|",
        *(f"| {clause.name} | {clause.description} |" for clause in CLAUSES),
    ]
    return "\n".join(lines) + "\n"
