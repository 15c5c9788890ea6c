"""How much of the corpus's election pages is understood, against labels people gave every table (tests/corpus/tables.yml).

Reach: at least 95 % of election tables recognised, 98 % of kinds right, 99 % of sums and shares hold or the article is wrong.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.corpus.coverage import Coverage, coverage

MOST = 15


def lines(found: Coverage) -> list[str]:
    def share(part: int, whole: int) -> str:
        return f"{part:5} of {whole:5}  {100 * part / whole:5.1f} %"

    return [
        f"election tables recognised       {share(found.recognised, found.election)}  (reach 95)",
        f"of those with the label's kind   {share(found.same, found.election)}",
        f"recognised kinds that are right  {share(found.right, found.claimed)}  (reach 98)",
        f"sums, shares, turnouts that hold {share(found.held, found.checked)}  (reach 99, or the article is wrong)",
        f"cells with a number, typed       {share(found.typed, found.numbers)}",
        *(f"  {each}" for each in found.wrong),
        "not typed, most often: " + ", ".join(f"{text!r} {times}" for text, times in found.untyped.most_common(MOST)),
    ]


def main() -> None:
    print("\n".join(lines(coverage(Path(os.environ["SAILAU_CORPUS"]) / "wikipedia-2014/elections"))))


if __name__ == "__main__":
    main()
