"""What a link leads to, the same however a renderer writes its address."""

import re
from functools import lru_cache
from urllib.parse import unquote

# The last alternative: what is neither a path nor an address. Kiwix puts all articles in one folder.
_WIKI_PATH = re.compile(r"(?:\.\./)+A/|(?:\.\.?/)+|(?:https?:)?//[^/]+/wiki/|/wiki/|(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/?])")
_INDEX_TITLE = re.compile(r"(?:(?:https?:)?//[^/]+)?/w/index\.php\?(?:.*&)?title=([^&#]+)")


@lru_cache(maxsize=4096)
def link_target(href: str, classes: str) -> str:
    """The title of an article of the same wiki, or an address; nothing for places in this page.

    Legacy pages link to articles as `/wiki/A_title`, Parsoid as `./A_title`, Kiwix as `A_title`, missing articles as
    `/w/index.php?title=A_title&action=edit&redlink=1`; links out of the wiki have a class `external` or `extiw`.
    """
    if href.startswith("#"):
        return ""
    if "extiw" in classes:
        return unquote(href).replace(" ", "_")
    if "external" not in classes:
        if missing := _INDEX_TITLE.match(href):
            return _title(missing[1])
        if local := _WIKI_PATH.match(href):
            return _title(href[local.end() :].partition("#")[0].partition("?")[0])
    return f"https:{href}" if href.startswith("//") else href


def note_id(href: str) -> str:
    """The id of the note a citation mark links to: what follows the `#`. An id is taken for a link to itself.

    Legacy pages write `#cite_note-%D0%90-1` for the id `cite_note-А-1`, and escape a percent sign in both; Parsoid in neither.
    """
    fragment = href.rpartition("#")[2]
    return unquote(fragment) if "%" in fragment else fragment


def _title(path: str) -> str:
    """A page's title; nothing for the wiki's own tools, which a missing file links to in every renderer's own way."""
    title = unquote(path).replace("_", " ")
    return "" if title.startswith("Special:") else title
