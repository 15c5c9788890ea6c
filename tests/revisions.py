"""Later captures of an article in an archive, and what was done to the page in them: edits in good faith, and vandalism.

Pages are the first article's, as its capture of 1171093875 rendered it.
"""

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLE = "2021-kazakh-municipal-elections"
PAGE = (ROOT / "raw" / ARTICLE / "captures/1171093875-rendered.html").read_text("utf-8")

_TABLE = re.compile(r'<table class="wikitable">.*?</table>', re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
Edit = Callable[[str], str]


def add_capture(
    raw: Path, article_id: str, revision_id: int, page: str | bytes, like: Mapping[str, object] | None = None, **more: object
) -> str:
    """Adds a capture of another revision and gives its id; its line is `like` another, the log's last of the article unless
    given, but for what `more` says.
    """
    lines = (json.loads(line) for line in (raw / "captures.jsonl").read_text("utf-8").splitlines())
    known = dict(like or [line for line in lines if line["article_id"] == article_id][-1])
    data = page.encode() if isinstance(page, str) else page
    capture_id = str(more.get("capture_id", revision_id))
    file = f"{article_id}/captures/{capture_id}{Path(str(known['file'])).suffix}"
    known |= {"article_id": article_id, "capture_id": capture_id, "file": file, "revision_id": revision_id, "via": "live"}
    known |= {"sha256": sha256(data).hexdigest(), "bytes": len(data), **more}
    (raw / file).write_bytes(data)
    with (raw / "captures.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(known, ensure_ascii=False) + "\n")
    return capture_id


def replaced(page: str, old: str, new: str) -> str:
    """The page with one place changed, which is there once."""
    assert page.count(old) == 1, f"{old!r} stands {page.count(old)} times"
    return page.replace(old, new)


def table(number: int, page: str = PAGE) -> str:
    """One of the page's tables as markup, from 1, the infobox not counted."""
    return str(_TABLE.findall(page)[number - 1])


def rows(markup: str) -> list[str]:
    """The rows of a table as markup."""
    return _ROW.findall(markup)


def in_table(number: int, old: str, new: str) -> Edit:
    """Changes one table, where it says `old`, once."""
    return lambda page: replaced(page, table(number, page), replaced(table(number, page), old, new))


def without_table(number: int) -> Edit:
    return lambda page: replaced(page, table(number), "")


def without_references(page: str) -> str:
    page = re.sub(r'<sup[^>]*class="reference".*?</sup>', "", page, flags=re.DOTALL)
    return re.sub(r'<ol class="references">.*?</ol>', "", page, flags=re.DOTALL)


def half(page: str) -> str:
    """The first half, cut at a heading, and closed as if it were all."""
    return page[: page.index("<h3", len(page) // 2)] + "</div>"


def with_by_election(page: str) -> str:
    """The next year's of the same district, below."""
    added = replaced(table(20), "2021 ", "2022 ").replace("Kenjemūrat Qasenov", "Asqar Sadyqov")
    return replaced(page, table(20), f"{table(20)}<p>Another was held in 2022.</p>{added}")


def with_region_moved(page: str) -> str:
    """A region's row of the table of places stands four rows further down."""
    moved = rows(table(2))
    return replaced(page, table(2), replaced(table(2).replace(moved[4], ""), moved[8], moved[8] + moved[4]))


def with_table_split(page: str) -> str:
    """The table of places in two, the second with the headings again."""
    heading, *parts = rows(table(2))
    first, second = (
        f'<table class="wikitable"><tbody>{heading}{"".join(half)}</tbody></table>' for half in (parts[:7], parts[7:])
    )
    return replaced(page, table(2), f"{first}<p>And in the other regions:</p>{second}")


def with_references_archived(page: str) -> str:
    """References without an archived copy have one."""
    item = re.compile(r'(<li id="cite_note-[^"]*">(?:(?!Archived)(?!</li>).)*?)(</span>\n</li>)', re.DOTALL)
    archived, count = item.subn(r"\1 Archived from the original on 2024-05-01.\2", page)
    assert count
    return archived


def without_rows(page: str) -> str:
    """A row less in each of four regions."""
    for number in (4, 5, 6, 7):
        page = replaced(page, table(number, page), table(number, page).replace(rows(table(number, page))[2], ""))
    return page


def with_shares_corrected(page: str) -> str:
    """The infobox's shares, which are each those of the party before, as the results have them."""
    for old, new in (
        ("4.52%\n</td></tr>", "2.05%\n</td></tr>"),
        ("<td>2.05%\n</td>\n<td>1.51%", "<td>1.51%\n</td>\n<td>1.37%"),
    ):
        page = page.replace(old, new, 1)
    return page


def with_digits_swapped(page: str) -> str:
    """The digits of the totals of posts in five regions."""
    for number, old, new in ((4, "95", "59"), (5, "35", "53"), (7, "18", "81"), (9, "38", "83"), (14, "10", "01")):
        page = in_table(number, f"<td>100.00\n</td>\n<td>{old}\n", f"<td>100.00\n</td>\n<td>{new}\n")(page)
    return page


def with_one_total_swapped(page: str) -> str:
    """The digits of one total of posts."""
    return in_table(4, "<td>100.00\n</td>\n<td>95\n", "<td>100.00\n</td>\n<td>59\n")(page)
