"""Hostile and broken pages: refused with a line that says what is wrong, never half read. Only what is whole is a Document."""

import gzip
import json
from pathlib import Path

import pytest

from pipeline.document.html import read_html
from pipeline.errors import UnreadableCaptureError
from tests.document.fragments import is_refused

CAPTURE = Path(__file__).parents[2] / "raw/2021-kazakh-municipal-elections/captures/1171093875-rendered.html"


def page(content: bytes) -> bytes:
    return b'<div class="mw-parser-output">' + content + b"</div>"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableCaptureError) as error:
        read_html(data, "page.html")
    assert error.value.todo
    return f"{error.value.where}: {error.value.what}"


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_html(data, "page.html").paragraphs]


def test_elements_nested_too_deep_are_refused_not_lost() -> None:
    deep = b"<div>" * 400 + b"<p>deep</p>" + b"</div>" * 400

    assert "the parser lost the rest of the page: Excessive depth" in refusal(page(deep + b"<p>after</p>"))


def test_text_too_long_is_refused_not_lost() -> None:
    assert "the parser lost the rest of the page: " in refusal(page(b"<p>" + b"x" * 10_500_000 + b"</p><p>after</p>"))


def test_attribute_too_long_is_refused_not_lost() -> None:
    assert "the parser lost the rest of the page: " in refusal(page(b'<p title="' + b"x" * 10_500_000 + b'">k</p>'))


def test_entities_a_page_declares_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><html><body><p>x &b; y</p></body></html>'

    assert texts(laughs)[-1] == "x &b; y"


def test_files_of_this_machine_are_not_read_into_a_page() -> None:
    external = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>x &x; y</p></body></html>'

    assert texts(external)[-1] == "x &x; y"


def test_gzip_is_unpacked() -> None:
    assert texts(gzip.compress(page(b"<p>Held.</p>"))) == ["Held."]


def test_gzip_bomb_is_refused_before_it_unpacks() -> None:
    bomb = gzip.compress(page(b"<p>" + b"0" * 60_000_000 + b"</p>"))

    assert len(bomb) < 60_000
    assert "unpacks to more than " in refusal(bomb)


def test_gzip_that_stops_in_the_middle_is_refused() -> None:
    assert refusal(gzip.compress(page(b"<p>Held.</p>" * 99))[:-20]) == "page.html: is gzip that stops in the middle"


def test_broken_gzip_is_refused() -> None:
    assert "is broken gzip: " in refusal(b"\x1f\x8b\x08" + b"\xff" * 40)


def test_page_too_large_is_refused() -> None:
    assert "at most 64000000 are read" in refusal(page(b" " * 64_000_000))


@pytest.mark.parametrize("control", ["00", "01", "02", "03"])
def test_control_byte_is_refused(control: str) -> None:
    data = page(b"<p>a" + bytes.fromhex(control) + b"b</p>")

    assert refusal(data) == f"page.html, byte 35: holds control byte 0x{control}, so it is not text"


@pytest.mark.parametrize("written", ["&#2;", "&#x3;", "&#0001;", "&#X02"])
def test_control_character_written_as_a_number_is_refused(written: str) -> None:
    assert refusal(page(f"<p>a{written} b</p>".encode())) == (
        f"page.html, byte 35: holds {written}, which stands for no character"
    )


@pytest.mark.parametrize("written", ["&#20;", "&#160;", "&#x31;", "&#x2013;"])
def test_other_characters_written_as_numbers_are_read(written: str) -> None:
    assert texts(page(f"<p>a{written}b</p>".encode()))


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"<!-- nothing -->"])
def test_empty_page_is_refused(data: bytes) -> None:
    assert refusal(data).endswith("is empty")


def test_bytes_that_are_not_utf_8_are_refused_with_their_place() -> None:
    assert refusal(page("<p>Ақ</p>".encode() + b"<p>\xff</p>")) == ("page.html, byte 45: is not utf-8, though the page says so")


def test_mixed_encodings_are_refused() -> None:
    mixed = "<p>Ақ жол</p>".encode() + "<p>Ак жол</p>".encode("cp1251")

    assert "is not utf-8" in refusal(page(mixed))


def test_charset_that_the_page_declares_is_read() -> None:
    declared = '<html><head><meta charset="windows-1251"></head><body><p>Акимы</p></body></html>'.encode("cp1251")

    assert texts(declared) == ["Акимы"]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_characters_without_a_mark_that_tells_them_are_refused(codec: str) -> None:
    assert "page.html, byte " in refusal("<html><body><p>Әкімдер</p></body></html>".encode(codec))


def test_picture_is_refused() -> None:
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))

    assert refusal(picture) == "page.html, byte 1: is not utf-8, though the page says so"


@pytest.mark.parametrize("charset", ["zlib", "unicode_escape", "utf-7"])
def test_charset_that_runs_a_codec_is_refused(charset: str) -> None:
    data = f'<html><head><meta charset="{charset}"></head><body><p>+ADw-b+AD4-</p></body></html>'.encode()

    assert refusal(data) == f"page.html: declares the unknown charset {charset!r}"


def test_utf_16_with_its_mark_is_read() -> None:
    assert texts("<html><body><p>Әкімдер</p></body></html>".encode("utf-16")) == ["Әкімдер"]


def test_unknown_charset_is_refused() -> None:
    assert "declares the unknown charset 'klingon'" in refusal(b'<html><head><meta charset="klingon"></head></html>')


@pytest.mark.parametrize("answer", [{"error": {"code": "missingtitle"}}, {"parse": {}}, {"parse": {"text": {}}}])
def test_answer_of_the_api_without_a_page_is_refused(answer: dict[str, object]) -> None:
    assert refusal(json.dumps(answer).encode()) == "page.html: is JSON, but no whole answer of action=parse"


def test_answer_of_the_api_that_stops_in_the_middle_is_refused() -> None:
    answer = json.dumps({"parse": {"text": page(b"<p>Held.</p>").decode()}}).encode()

    assert refusal(answer[:-10]) == "page.html: is JSON, but no whole answer of action=parse"


@pytest.mark.parametrize("span", ['rowspan="65534"', 'colspan="1000000"', 'rowspan="65534" colspan="1000000"'])
def test_span_of_one_cell_is_clamped(span: str) -> None:
    table = f"<table><tr><td {span}>a</td></tr><tr><td>b</td></tr></table>".encode()

    (read,) = read_html(page(table), "page.html").tables
    assert (read.row_count, [cell.text for cell in read.cells]) == (2, ["a", "b"])


def test_grid_of_too_many_slots_is_refused() -> None:
    rows = b"<tr>" + b'<td colspan="1000">x</td>' * 10 + b"</tr>"

    assert refusal(page(b"<table>" + rows * 30 + b"</table>")).startswith("page.html › t01: 30 rows by ")


NESTED = {
    "tables": b"<table><tr><td>" * 60 + b"Q" + b"</td></tr></table>" * 60,
    "marks": b'<sup class="reference">' * 200 + b"<a>Q</a>" * 1000 + b"</sup>" * 200,
    "captions": b'<div class="thumbcaption">' * 200 + b"<div>Q</div>" * 1000 + b"</div>" * 200,
    "galleries": b'<div class="gallerybox"><div class="gallerytext">' * 100 + b"Q" + b"</div></div>" * 100,
    "lists": b"<ul><li>" * 100 + b"Q" + b"</li></ul>" * 100,
}


@pytest.mark.parametrize("content", NESTED.values(), ids=NESTED)
def test_what_is_nested_deep_is_read_once(content: bytes) -> None:
    document = read_html(page(content), "page.html")
    shown = [paragraph.text for paragraph in document.paragraphs]
    shown += [cell.text for table in document.tables for cell in table.cells]

    assert "".join(shown).count("Q") == content.count(b"Q")


MANY = {
    "alts": b"<table><tr><td>" + b'<img alt="x">' * 50_000 + b"</td></tr></table>",
    "hidden": b"<table><tr><td>" + b'<i style="display:none">x</i>' * 50_000 + b"</td></tr></table>",
    "marks": b"<p>" + b'<sup class="reference"><a href="#cite_note-1">[1]</a></sup>' * 50_000 + b"</p>",
    "tables": b"<table><tr><td>" + b"<table><tr><td>x</td></tr></table>" * 20_000 + b"</td></tr></table>",
    "lists of notes": b'<ol class="references"><li>x</li></ol>' * 10_000,
    "headings": b"<h2>x</h2><h4>y</h4>" * 20_000,
    "columns": b"<table><tr>" + b"<td>x</td>" * 50_000 + b"</tr></table>",
    "legends": b'<div class="thumbcaption">' + b'<div class="legend">x</div>' * 20_000 + b"</div>",
}


@pytest.mark.parametrize("content", MANY.values(), ids=MANY)
def test_any_number_of_anything_is_read(content: bytes) -> None:
    """Each of these once took time by the square of its number."""
    note = b'<ol class="references"><li id="cite_note-1">x</li></ol>'

    assert read_html(page(content + note), "page.html").references[-1].text == "x"


def test_title_of_nothing_but_spaces_is_read() -> None:
    spaces = b"<html><head><title>" + b" " * 1_000_000 + b"</title></head><body><p>Held.</p></body></html>"

    assert read_html(spaces, "page.html").title == ""


def test_rendering_cut_off_anywhere_is_refused() -> None:
    data = CAPTURE.read_bytes()
    unnoticed = [percent for percent in range(1, 100) if not is_refused(data[: len(data) * percent // 100])]

    assert unnoticed == []


def test_page_of_another_site_cut_off_anywhere_is_refused() -> None:
    data = b"<!DOCTYPE html><html><head><title>Vote</title></head><body>" + b"<p>Held.</p>" * 200 + b"</body></html>"
    unnoticed = [percent for percent in range(1, 100) if not is_refused(data[: len(data) * percent // 100])]

    assert unnoticed == []


def test_corpus_pages_cut_off_anywhere_are_refused(corpus: Path) -> None:
    pages = sorted(corpus.glob("elections/*.html"))
    assert len(pages) > 20
    unnoticed = []
    for path in pages:
        data = path.read_bytes()
        if len(data) < 100_000:  # to stay within seconds
            cuts = [data[: len(data) * percent // 100] for percent in range(1, 100)]
            unnoticed += [(path.stem, len(cut)) for cut in cuts if not is_refused(cut)]

    assert unnoticed == []
