"""What a person may type to name a page: a title, the address of a page or revision, of a copy in a web archive, or a file.

Text in, a page, copy or path out; which hosts may be asked is in `addresses`, which article it is in `pipeline.capture`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from pipeline.errors import LocatorError

_SUFFIXES = (".html", ".htm", ".txt", ".json", ".gz", ".warc")
_BARE = re.compile(r"[a-z-]+(\.m)?\.(wikipedia|wikimedia|wikisource)\.org/")
_MOBILE = re.compile(r"^([a-z-]+)\.m\.(?=[a-z]+\.org$)")
# Web archives keep copies under /web/20230820123456/https://…, Wayback's `id_` after the stamp gives the bytes as archived.
_COPY = re.compile(r"(?P<before>https?://[^/]+/(?:[^/?#]+/)*?)(?P<stamp>\d{4,14})(?P<flag>[a-z]{2}_)?/(?P<original>https?:/.*)")
_ANY_COPY = re.compile(r"https?://[^/]+/(?:[^/?#]+/)*?(?:\*|\d+\*)?/?https?://")
# Where titles stand in a wiki's addresses: /wiki/, index.php/, and a variant of its language, such as kk-latn or zh-cn.
_TITLE_PATH = re.compile(r"/(?:wiki|w/index\.php|[a-z]{2,3}-[a-z]{2,4})/(?P<title>.+)")
_SPECIAL = re.compile(r"Special:(?:Perma(?:nent)?[Ll]ink|Redirect/revision|Diff(?:/\d+)?)/(?P<revision>\d+)")
_REST_REVISION = re.compile(r"/w/rest\.php/v1/revision/(?P<revision>\d+)(?:/.*)?")
_REST_PAGE = re.compile(
    r"/(?:w/rest\.php/v1/page/(?P<title>[^/]+)/.*|api/rest_v1/page/html/(?P<old>[^/]+)(?:/(?P<revision>\d+).*)?)"
)


@dataclass(frozen=True, slots=True)
class PageLocator:
    """A page of a wiki. `project`: its wiki, empty where that is not said. One of title, page id and revision is said."""

    project: str = ""
    title: str = ""
    page_id: int | None = None
    revision_id: int | None = None


@dataclass(frozen=True, slots=True)
class CopyLocator:
    """A copy of a page in a web archive: `url` gives its bytes as archived; `page` is what it is a copy of."""

    url: str
    page: PageLocator


def locate(text: str, wikis: Mapping[str, str] | None = None) -> PageLocator | CopyLocator | Path:
    """What a text names. `wikis`: addresses of wikis by project, for those that answer elsewhere.

    Raises `LocatorError` for a file that is not there and an address that is of no page.
    """
    path = Path(text)
    if _is_file(path):
        return path
    if _BARE.match(text):
        text = f"https://{text}"
    if not text.startswith(("https://", "http://")):
        if text.endswith(_SUFFIXES) or text.startswith(("./", "../", "/", "~")):
            raise LocatorError(text, "is no file", "name a file that is there, the title of a page, or its address")
        return _page("", text)
    if copy := _COPY.fullmatch(text):
        return CopyLocator(f"{copy['before']}{copy['stamp']}id_/{copy['original']}", located(copy["original"], {}))
    if _ANY_COPY.match(text):
        todo = "give the address of one copy, with its time: /web/20230820123456/https://…"
        raise LocatorError(text, "does not say of which copy it is", todo)
    return located(text, wikis or {})


def permalink(project: str, title: str, revision_id: int | None) -> str:
    """The address of a page, or of one revision of it."""
    name = quote(title.replace(" ", "_"), safe=":/,()!*;@$")
    if revision_id is None:
        return f"https://{project}/wiki/{name}"
    return f"https://{project}/w/index.php?title={name}&oldid={revision_id}"


def stamp_of(url: str) -> str | None:
    """The time in the address of a copy, ISO 8601; None where it has none, or less than a day."""
    copy = _COPY.fullmatch(url)
    if copy is None or len(copy["stamp"]) < len("20230820"):
        return None
    digits = copy["stamp"].ljust(14, "0")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:]}Z"


def located(url: str, wikis: Mapping[str, str]) -> PageLocator:
    """The page or revision that an address, or the copy at an address, is of. Raises `LocatorError` for one that is of none."""
    copy = _COPY.fullmatch(url)
    parts = urlsplit(copy["original"] if copy else url)
    elsewhere = {urlsplit(address).netloc: project for project, address in wikis.items()}
    host = parts.netloc.lower()
    project = elsewhere.get(host) or _MOBILE.sub(r"\1.", host)
    given = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if located := _of_query(project, given, url) or _of_path(project, parts.path):
        return located
    raise LocatorError(url, "is the address of no page", "give that of an article: https://…/wiki/Title, or with oldid=…")


def _of_query(project: str, given: Mapping[str, str], url: str) -> PageLocator | None:
    """The page or revision that the parameters of index.php name."""
    old, page_id, diff = _id(given.get("oldid", "")), _id(given.get("curid", "")), given.get("diff")
    if diff is not None and diff not in ("prev", "0") and not (old := _id(diff)):
        raise LocatorError(url, "compares with a revision that is not named", "give the address of one revision")
    if not (old or page_id or "title" in given):
        return None
    return _page(project, given.get("title", ""), page_id, old)


def _of_path(project: str, path: str) -> PageLocator | None:
    if found := _REST_REVISION.fullmatch(path):
        return PageLocator(project, revision_id=int(found["revision"]))
    if found := _REST_PAGE.fullmatch(path):
        return _page(project, unquote(found["title"] or found["old"]), revision_id=_id(found["revision"] or ""))
    if found := _TITLE_PATH.fullmatch(path):
        return _page(project, unquote(found["title"]))
    return None


def _page(project: str, title: str, page_id: int | None = None, revision_id: int | None = None) -> PageLocator:
    if special := _SPECIAL.fullmatch(title):
        return PageLocator(project, revision_id=int(special["revision"]))
    named = " ".join(title.replace("_", " ").split())
    if not (named or page_id or revision_id):
        raise LocatorError(repr(title), "names nothing", "give a title, an address or a file")
    return PageLocator(project, named, page_id, revision_id)


def _id(digits: str) -> int | None:
    return int(digits) or None if digits.isdecimal() else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a title may be longer than a name of a file
        return False
