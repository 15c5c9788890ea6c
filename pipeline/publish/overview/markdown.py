"""Markdown around what articles and people wrote: whatever a text says, it is shown verbatim and never runs.

`plain` in `diff.excerpt` escapes a text; here are the links and lists made of escaped texts.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from pipeline.publish.diff.excerpt import plain

# What may stand in an address as it is; all else, brackets of any kind above all, is percent-encoded.
_SAFE = "/:?#@!$&*+,;=%~'"
_MOST = 10


def link(text: str, url: str) -> str:
    """The text as a link, where the address is one of the web; else only the text."""
    return f"[{plain(text)}]({quote(url, safe=_SAFE)})" if is_web(url) else plain(text)


def is_web(url: str) -> bool:
    """Whether an address is http or https; anything else (`javascript:`, a file) is not made a link."""
    try:
        return urlsplit(url).scheme in ("http", "https") and not any(map(str.isspace, url))
    except ValueError:
        return False


def bullets(lines: Sequence[str], nothing: str) -> str:
    """Lines of Markdown as a list, the first ten of them; `nothing` where there are none."""
    shown = [f"- {line}" for line in lines[:_MOST]]
    more = [f"- … and {len(lines) - _MOST:,} more"] if len(lines) > _MOST else []
    return "\n".join([*shown, *more]) or nothing
