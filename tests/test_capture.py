"""`sailau capture` of what a person brings: files, WARC files, copies in web archives; and `sailau warc`, which writes them."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from pipeline.archive.captures import Capture, read_log, verified_bytes
from tests.archive.local_server import HOST, answer, answering
from tests.commands import sailau

ROOT = Path(__file__).parents[1]
FIRST = "2021-kazakh-municipal-elections"
TITLE = "2021 Kazakh municipal elections"
URL = "https://en.wikipedia.org/w/index.php?title=2021_Kazakh_municipal_elections"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """The archive of this repository, to add to."""
    return Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))


def captured(raw: Path, *arguments: str | Path) -> list[tuple[str, str]]:
    """What came of a capture: outcome and capture id."""
    done = sailau("capture", *arguments, "--raw", raw, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return [(each["outcome"], each["capture_id"]) for each in json.loads(done.stdout)["captures"]]


def refused(raw: Path, *arguments: str | Path) -> str:
    """What a capture that could not be says, once nothing was written."""
    before = files(raw)
    done = sailau("capture", *arguments, "--raw", raw)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert files(raw) == before
    return done.stderr.removeprefix("sailau: ")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.name != ".lock" and path.is_file()
    }


def last(raw: Path) -> Capture:
    return read_log(raw)[-1]


def skin(title: str = TITLE, text: str = "Held.", revision: int = 1171093876, page_id: int = 66222613) -> bytes:
    """A page as a browser gets it."""
    return (
        f"<html><head><title>{title} - Wikipedia</title><script>RLCONF={{"
        f'"wgPageName":"{title.replace(" ", "_")}","wgRevisionId":{revision},"wgArticleId":{page_id}}};</script></head>'
        f'<body><h1 id="firstHeading">{title}</h1><div id="mw-content-text"><p>{text}</p></div></body></html>'
    ).encode()


def test_file_is_captured_for_the_article_whose_title_it_shows(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(skin())

    assert captured(raw, tmp_path / "page.html") == [("captured", "1171093876")]
    capture = last(raw)
    assert verified_bytes(raw, capture) == skin()
    assert (capture.article_id, capture.via, capture.reader) == (FIRST, "file", "mediawiki-skin")
    assert (capture.page_id, capture.revision_id, capture.url) == (66222613, 1171093876, f"{URL}&oldid=1171093876")


def test_file_that_is_there_already_is_skipped(raw: Path) -> None:
    text = ROOT / "raw" / FIRST / "captures/1171093875.txt"
    before = files(raw)

    assert captured(raw, text, "--article", FIRST) == [("there", "1171093875")]
    assert captured(raw, text, "--article", FIRST, "--revision", "1171093875") == [("there", "1171093875")]
    assert files(raw) == before


def test_several_pages_are_captured_one_by_one(raw: Path, tmp_path: Path) -> None:
    for name, text in {"one.html": "Held.", "two.html": "Held again.", "three.html": "Held."}.items():
        (tmp_path / name).write_bytes(skin(text=text, revision=int(text == "Held.") + 1171093876))

    pages = [tmp_path / name for name in ("one.html", "two.html", "three.html")]
    assert captured(raw, *pages) == [("captured", "1171093877"), ("captured", "1171093876"), ("there", "1171093877")]


def test_answer_of_the_api_is_captured_as_it_came(raw: Path, tmp_path: Path) -> None:
    html = '<div class="mw-parser-output"><p>Held.</p></div>'
    data = json.dumps({"parse": {"title": TITLE, "pageid": 7, "revid": 1171093877, "text": html}}).encode()
    (tmp_path / "answer.json").write_bytes(data)

    assert captured(raw, tmp_path / "answer.json") == [("captured", "1171093877")]
    assert (verified_bytes(raw, last(raw)), last(raw).reader) == (data, "mediawiki-render")


def test_what_a_fragment_does_not_say_is_said_by_the_person(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b'<div class="mw-parser-output"><p>Held.</p></div>')

    assert "is of no article that is registered; name its article with --article ID" in refused(raw, tmp_path / "page.html")
    url = f"{URL}&oldid=1171093877"
    assert captured(raw, tmp_path / "page.html", "--url", url) == [("captured", "1171093877")]
    assert captured(raw, tmp_path / "page.html", "--article", FIRST, "--revision", "5") == [("captured", "5")]
    assert [(each.revision_id, each.url) for each in read_log(raw)[-2:]] == [(1171093877, url), (5, f"{URL}&oldid=5")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            skin("2016 Kazakh legislative election"),
            f'is the article "2016 Kazakh legislative election", so it is not known to be "{TITLE}"',
        ),
        (b"", "the capture is empty"),
        (b"\x89PNG\r\n\x1a\n\0", "is not"),
        (
            b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
            "has no text and no",
        ),
        (b"<html><body><h1>Our servers are down</h1><p>Try again.</p></body></html>", "shows no title"),
        (skin(page_id=0), "is the page of a title at which there is no article"),
        (skin()[:-20], "stops before its end"),
        (b'{"error": {"code": "missingtitle"}}', "is JSON, but no whole answer of action=parse"),
    ],
)
def test_what_is_not_the_article_is_refused_and_nothing_is_written(raw: Path, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "page.html").write_bytes(data)

    assert said in refused(raw, tmp_path / "page.html", "--article", FIRST)


def test_article_of_a_file_that_nobody_registered_is_told_with_the_way_to_register_it(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(skin("1919 Upton election"))

    said = refused(raw, tmp_path / "page.html")
    assert 'is the article "1919 Upton election", which nobody registered' in said
    assert "sailau add" in said


def test_file_of_a_new_article_registers_it(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(skin("1919 Upton election", revision=9, page_id=5))

    assert captured(raw, tmp_path / "page.html", "--article", "1919-upton") == [("registered", "9")]
    assert "page_id: 5\n" in (raw / "1919-upton/article.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.html"], "nowhere.html: is no file; name a file that is there"),
        (["https://en.wikipedia.org/"], "is the address of no page"),
        (["Some title", "--article", "Not An Id"], "'Not An Id': is no id; use lower case letters"),
        (["Some title"], "Some title: is of no article that is registered"),
        ([TITLE], "raw/upstream.yml: has no contact, so nobody upstream is asked; give an e-mail address or a page"),
    ],
)
def test_what_cannot_be_captured_is_told_in_one_line(raw: Path, arguments: list[str], said: str) -> None:
    assert said in refused(raw, *arguments)


def test_file_has_no_history(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(skin())

    assert "has no history; --history is for the title or address of a page" in refused(
        raw, tmp_path / "page.html", "--history", "3"
    )


def test_captures_leave_as_a_warc_file_and_come_back_the_same(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(skin())
    captured(raw, tmp_path / "page.html")
    done = sailau("warc", "--article", FIRST, "--out", tmp_path / "all.warc.gz", "--raw", raw)
    assert (done.returncode, done.stdout) == (0, f"wrote 3 captures to {tmp_path / 'all.warc.gz'}\n")

    other = shutil.copytree(raw, tmp_path / "other" / "raw")
    shutil.rmtree(other / FIRST / "captures")
    (other / "captures.jsonl").write_bytes(b"")
    assert len(captured(other, tmp_path / "all.warc.gz")) == 3

    lines = {each.sha256: each for each in read_log(raw)}
    for each in read_log(other):
        before = lines[each.sha256]
        assert verified_bytes(other, each) == verified_bytes(raw, before)
        assert (each.url, each.revision_id, each.captured_at, each.reader, each.media_type, each.status) == (
            *(before.url, before.revision_id, before.captured_at, before.reader, before.media_type, before.status),
        )
    assert [outcome for outcome, _ in captured(other, tmp_path / "all.warc.gz")] == ["there"] * 3


def test_page_of_a_warc_file_is_picked_by_its_address(raw: Path, tmp_path: Path) -> None:
    sailau("warc", "--out", tmp_path / "all.warc", "--raw", raw)

    assert [outcome for outcome, _ in captured(raw, tmp_path / "all.warc", "--url", f"{URL}&oldid=1171093875")] == ["there"] * 2
    assert [outcome for outcome, _ in captured(raw, tmp_path / "all.warc", "--url", URL)] == ["there"] * 2
    assert "has no page of that address; name one of its pages with --url" in refused(
        raw, tmp_path / "all.warc", "--url", "https://en.wikipedia.org/wiki/Adal"
    )


def test_copy_in_a_web_archive_is_captured_as_it_was_archived(raw: Path) -> None:
    original = f"{URL}&oldid=1171093870"
    page = skin(revision=1171093870)
    with answering(
        answer("302 Found", location=f"/web/20230820111111id_/{original}"),
        answer(body=gzip.compress(page, mtime=0), content_encoding="gzip"),
    ) as archive:
        asking(raw)
        copy = f"{archive.address}/web/20230820000000/{original}"
        assert captured(raw, copy) == [("captured", "1171093870")]

    asked = [request.partition(" HTTP")[0] for request in archive.requests]
    assert asked[0] == f"GET /web/20230820000000id_/{original}"
    capture = last(raw)
    assert (verified_bytes(raw, capture), capture.via, capture.article_id) == (page, "wayback", FIRST)
    assert capture.captured_at == "2023-08-20T11:11:11Z"
    assert capture.url == f"{archive.address}/web/20230820111111id_/{original}"


def test_copy_the_archive_has_not_is_told(raw: Path) -> None:
    with answering(
        answer("404 Not Found", body=b"<html><p>The Wayback Machine has not archived that URL.</p></html>")
    ) as archive:
        asking(raw)
        said = refused(raw, f"{archive.address}/web/20230820000000/{URL}")

    assert "the archive answers 404, so it has no such copy; look for one that it has" in said


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (skin("1919 Upton election"), "1919 Upton election"),
        (b"<html><head><title>502 Bad Gateway</title></head><body><p>Try again.</p></body></html>", "502 Bad Gateway"),
    ],
)
def test_copy_is_of_the_article_or_refused(raw: Path, page: bytes, title: str) -> None:
    with answering(answer(body=page, content_type="text/html")) as archive:
        asking(raw)
        said = refused(raw, f"{archive.address}/web/20230820000000/{URL}", "--article", FIRST)

    assert f'is the article "{title}", so it is not known to be "{TITLE}"' in said


def asking(raw: Path) -> None:
    """Lets the archive be a server of this machine."""
    (raw / "upstream.yml").write_text(
        f"contact: tests@example.org\nprivate: true\nschemes: [http]\nhosts: ['{HOST}']\nlimits: {{attempts: 1}}\n"
    )
