"""What renderings say of themselves, and which differ in nothing that lasts. Real ones are in tests/upstream."""

import gzip
import json

import pytest

from pipeline.document.stamps import Stamp, says_the_same, stamp
from pipeline.errors import UnreadableCaptureError

PARSOID = (
    '<!DOCTYPE html>\n<html prefix="dc: http://purl.org/dc/terms/" about="https://en.wikipedia.org/wiki/Special:Redirect/'
    'revision/1171093875"><head><meta charset="utf-8"/><meta property="mw:pageId" content="66222613"/><meta '
    'property="mw:revisionSHA1" content="87dcdf72"/><meta property="dc:modified" content="2023-08-19T00:00:00.000Z"/>'
    '<meta property="mw:TimeUuid" content="{uuid}"/><link rel="dc:isVersionOf" href="//en.wikipedia.org/wiki/'
    '2021_Kazakh_elections_%28%D0%9C%29"/><title>2021 Kazakh elections (М)</title></head><body>{text}</body></html>'
)
SKIN = (
    "<html><head><title>2021 “Kazakh” elections - Wikipedia</title><script>RLCONF={{{request}"
    '"wgPageName":"2021_\\u201cKazakh\\u201d_elections","wgCurRevisionId":13,"wgRevisionId":12,"wgArticleId":{page}}};</script>'
    "</head><body><p>Held.</p></body></html>"
)
NOTED = (
    '<div class="mw-parser-output"><p>Held.</p><!-- \nNewPP limit report\nCPU time usage: {seconds} seconds\n-->\n'
    "<!-- Saved in parser cache with key enwiki:pcache:idhash:66222613-0!canonical and timestamp 20230819000000 and revision "
    "id 1171093875\n -->\n</div>"
)


def parsoid(uuid: str = "0", text: str = "Held.") -> bytes:
    return PARSOID.format(uuid=uuid, text=text).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (parsoid(), Stamp("2021 Kazakh elections (М)", 66222613, 1171093875, "2023-08-19T00:00:00Z")),
        (gzip.compress(parsoid()), Stamp("2021 Kazakh elections (М)", 66222613, 1171093875, "2023-08-19T00:00:00Z")),
        (SKIN.format(request="", page=7).encode(), Stamp("2021 “Kazakh” elections", 7, 12)),
        (SKIN.format(request="", page=0).encode(), Stamp("2021 “Kazakh” elections", None, 12, is_absent=True)),
        (NOTED.format(seconds=1).encode(), Stamp("", 66222613, 1171093875)),
        (
            json.dumps({"parse": {"title": "Adal_elections", "pageid": 7, "revid": 12, "text": "<p>Held.</p>"}}).encode(),
            Stamp("Adal elections", 7, 12),
        ),
        (b'{"parse": {"text": "<p>Held.</p>"}}', Stamp()),
        (b"<html><head><title>2021 elections</title></head><body><p>Held.</p></body></html>", Stamp()),
        (b"2021 elections\nHeld.\n", Stamp()),
    ],
)
def test_page_and_revision_are_what_the_rendering_says(data: bytes, expected: Stamp) -> None:
    assert stamp(data) == expected


@pytest.mark.parametrize("data", [b"{broken", b'{"batchcomplete": true}', b"\x1f\x8b broken"])
def test_what_cannot_be_read_has_no_stamp(data: bytes) -> None:
    with pytest.raises(UnreadableCaptureError):
        stamp(data)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (parsoid("1"), parsoid("2")),
        (
            SKIN.format(request='"wgRequestId":"a",', page=7).encode(),
            SKIN.format(request='"wgRequestId":"b",', page=7).encode(),
        ),
        (NOTED.format(seconds=1).encode(), NOTED.format(seconds=2).encode()),
        (parsoid(), gzip.compress(parsoid())),
        (b"Adal\n", b"Adal\n"),
        (b"\x1f\x8b broken", b"\x1f\x8b broken"),
    ],
)
def test_renderings_that_differ_in_what_differs_every_time_say_the_same(one: bytes, other: bytes) -> None:
    assert says_the_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (parsoid(text="627 seats"), parsoid(text="628 seats")),
        (parsoid(text="<p>A</p><!-- a --><p>B</p><!-- b -->"), parsoid(text="<p>A</p><!-- a --><!-- b -->")),
        (b"<p>Adal <!-- not closed</p>", b"<p>Adal <!-- otherwise</p>"),
        (b"Adal\n", b"Auyl\n"),
        (b"Adal <!-- 1 -->\n", b"Adal <!-- 2 -->\n"),
    ],
)
def test_renderings_that_differ_in_anything_else_do_not(one: bytes, other: bytes) -> None:
    assert not says_the_same(one, other)
