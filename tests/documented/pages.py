"""Every page of documentation, and what is found in it: blocks of code, code within lines, links, headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("[!.]*/README.md")})

_FENCED = re.compile(r"^```(?P<language>\S*)\n(?P<code>.*?)^```\n", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:\A|\n)\n {4}\S.*")
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?\)")
_BARE = re.compile(r"https?://[^\s)>\]|]+")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. `shown`: the block of output right below it, empty where there is none."""

    page: str
    line: int
    language: str
    code: str
    shown: str = ""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def blocks(page: Path) -> Iterator[Block]:
    text = text_of(page)
    found = list(_FENCED.finditer(text))
    for match, below in zip_longest(found, found[1:]):
        is_output = below and below["language"] == "text" and not text[match.end() : below.start()].strip()
        line = text.count("\n", 0, match.start()) + 1
        yield Block(name(page), line, match["language"], match["code"], below["code"] if below and is_output else "")


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCED.sub("", text_of(page))


def indented(page: Path) -> list[str]:
    """Blocks of code without a fence, which nothing would run."""
    return [match.strip() for match in _INDENTED.findall(prose(page))]


def spans(page: Path) -> list[str]:
    """Code within lines."""
    return [span.replace("\\|", "|") for span in _SPAN.findall(prose(page))]


def links(page: Path) -> list[str]:
    return _LINK.findall(_SPAN.sub("", prose(page)))


def addresses(page: Path) -> set[str]:
    """Every address, of a link or as it stands in the text."""
    return {address.rstrip(".,;:") for address in _BARE.findall(_SPAN.sub("", prose(page)))}


def anchors(page: Path) -> set[str]:
    """The fragments GitHub gives a page's headings."""
    headings = _HEADING.findall(prose(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
