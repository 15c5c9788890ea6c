"""Bytes of an HTML capture to an element tree, or a clear refusal. Nothing is lost on the way without an error.

What the tree says is read in `html`; which part of it is the article is told in `flavours`.
"""

import codecs
import json
import re
import zlib
from typing import TypeAlias

from lxml import etree

from pipeline.errors import UnreadableCaptureError

Element: TypeAlias = etree._Element

MAX_BYTES = 64_000_000
MAX_COMPRESSION = 200
_GZIP = b"\x1f\x8b"
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# HTML allows no such characters, libxml2 lets them through, and `inline` gives them a meaning of its own.
_CONTROLS = (b"\0", b"\x01", b"\x02", b"\x03")
_WRITTEN_CONTROL = re.compile(rb"&#(?:0*[1-3](?![0-9])|[xX]0*[1-3](?![0-9a-fA-F]));?")
# The HTML standard reads these labels as the superset that browsers use (Encoding Standard, section 4.2).
_BROWSER_ENCODINGS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "ascii", "us-ascii"), "cp1252"),
    # A page whose declaration can be read as ASCII is not in UTF-16.
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be"), "utf-8"),
}
# Python's names of what pages are written in; it also knows codecs that are no charsets, such as zlib and unicode_escape.
_CHARSETS = re.compile(
    r"utf-8|utf-16|cp125[0-8]|cp866|iso8859-[0-9]+|koi8-[rtu]|kz1048|ptcp154|mac-cyrillic"
    r"|gb(?:2312|k|18030)|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_jp"
)


def is_html(data: bytes) -> bool:
    """Whether bytes look like HTML (or HTML inside a `action=parse` answer, or gzip) rather than flattened text."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<", b"{", _GZIP))


def html_bytes(data: bytes, where: str) -> bytes:
    """The HTML in a capture's bytes as UTF-8: unpacked, taken out of an API answer, decoded from the charset it declares.

    Raises `UnreadableCaptureError` for what is empty, too large, compressed beyond reason, no text or not in its charset.
    """
    return _utf8(_from_api(_decompressed(data, where), where), where)


def parse(text: bytes, where: str) -> Element:
    """The root element of an HTML page or fragment in UTF-8. `where` names the capture in errors.

    Raises `UnreadableCaptureError` for what is nested too deep or holds a text too long: libxml2 drops the rest of such a
    page without an exception.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False)
    try:
        root = etree.fromstring(text, parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError as error:
        raise UnreadableCaptureError(where, f"is no HTML: {' '.join(str(error).split())}", "capture the page again") from error
    for entry in parser.error_log:
        if entry.level_name == "FATAL":
            raise UnreadableCaptureError(
                f"{where}, line {entry.line}",
                f"the parser lost the rest of the page: {' '.join(entry.message.split())}",
                "no article looks like this; see where the capture comes from",
            )
    if root is None:
        raise UnreadableCaptureError(where, "the page is empty", "capture the article again")
    return root


def _decompressed(data: bytes, where: str) -> bytes:
    if data.startswith(_GZIP):
        limit = min(MAX_BYTES, MAX_COMPRESSION * len(data))
        inflate = zlib.decompressobj(wbits=31)
        try:
            data = inflate.decompress(data, limit)
        except zlib.error as error:
            raise UnreadableCaptureError(where, f"is broken gzip: {error}", "capture the page again") from error
        if inflate.unconsumed_tail:
            raise UnreadableCaptureError(
                where, f"unpacks to more than {limit} bytes", "no article looks like this; see where the capture comes from"
            )
        if not inflate.eof:
            raise UnreadableCaptureError(where, "is gzip that stops in the middle", "capture the page again, whole")
        if inflate.unused_data:
            raise UnreadableCaptureError(where, "is gzip with something after its end", "capture the page alone")
    if len(data) > MAX_BYTES:
        raise UnreadableCaptureError(
            where, f"has {len(data)} bytes; at most {MAX_BYTES} are read", "check that it is an article"
        )
    if not data or data.isspace():
        raise UnreadableCaptureError(where, "the capture is empty", "capture the article again")
    return data


def _from_api(data: bytes, where: str) -> bytes:
    """The HTML inside the JSON answer of `action=parse`, either format version; any other bytes as they are."""
    if not data[:100].removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return data
    try:
        html = json.loads(data)["parse"]["text"]
        html = html["*"] if isinstance(html, dict) else html
        return bytes(html, "utf-8")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableCaptureError(
            where, "is JSON, but no whole answer of action=parse", "capture the page's HTML, or the API's whole answer"
        ) from error


def _utf8(data: bytes, where: str) -> bytes:
    """The bytes as UTF-8, from the charset the page declares, which is UTF-8 unless it says otherwise."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = "utf-16"
    else:
        declared = _META_CHARSET.search(data, 0, 4096)
        charset = declared[1].decode("ascii").lower() if declared else "utf-8"
        charset = _BROWSER_ENCODINGS.get(charset, charset)
    is_utf8 = _is_utf8(charset, where)
    try:
        text = data.decode("utf-8" if is_utf8 else charset)
    except (UnicodeDecodeError, UnicodeError) as error:
        at = f", byte {error.start + 1}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableCaptureError(
            f"{where}{at}", f"is not {charset}, though the page says so", "save the capture in the charset it was served in"
        ) from error
    utf8 = data.removeprefix(codecs.BOM_UTF8) if is_utf8 else text.encode("utf-8")
    for control in _CONTROLS:
        if (offset := utf8.find(control)) >= 0:
            what = f"holds control byte 0x{control[0]:02x}, so it is not text"
            raise UnreadableCaptureError(f"{where}, byte {offset + 1}", what, "capture the page's HTML")
    if written := _WRITTEN_CONTROL.search(utf8):
        what = f"holds {written[0].decode()}, which stands for no character"
        raise UnreadableCaptureError(
            f"{where}, byte {written.start() + 1}", what, "no article has it; see where the page is from"
        )
    return utf8


def _is_utf8(charset: str, where: str) -> bool:
    """Whether a declared charset is UTF-8, by any of its names. Raises `UnreadableCaptureError` for what is no charset."""
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        name = ""
    if not _CHARSETS.fullmatch(name):
        raise UnreadableCaptureError(where, f"declares the unknown charset {charset!r}", "capture the page as UTF-8")
    return name == "utf-8"


def class_names(element: Element) -> list[str]:
    """The classes of an element."""
    return (element.get("class") or "").split()


def text_of(element: Element) -> str:
    """All text inside an element, shown or not."""
    return "".join(map(str, element.itertext()))
