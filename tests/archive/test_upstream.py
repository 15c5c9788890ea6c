"""`upstream.yml`: read whole or refused, with the key that is wrong."""

from importlib.metadata import version
from pathlib import Path

import httpx
import pytest

from pipeline.archive.addresses import AllowList
from pipeline.archive.upstream import HOSTS, Limits, Upstream, read_upstream
from pipeline.errors import UpstreamFileError

COMMITTED = Path(__file__).parents[2] / "raw"


def test_defaults_hold_where_there_is_no_file(tmp_path: Path) -> None:
    assert read_upstream(tmp_path) == Upstream(contact=None, wikis={}, allowed=AllowList(("https",), HOSTS), limits=Limits())


def test_the_projects_own_file_says_the_defaults() -> None:
    assert read_upstream(COMMITTED) == Upstream()


def test_every_key_is_read(tmp_path: Path) -> None:
    _write(
        tmp_path,
        """
contact: tests@example.org
wikis: {en.wikipedia.org: "http://127.0.0.1:8080/w"}
hosts: ["127.0.0.1", "*.wikipedia.org", "::1"]
private: true
schemes: [http, https]
limits: {seconds: 0.5, bytes: 10, decompressed_ratio: 3, attempts: 2, patience: 7, maxlag: 1}
""",
    )

    assert read_upstream(tmp_path) == Upstream(
        contact="tests@example.org",
        wikis={"en.wikipedia.org": "http://127.0.0.1:8080/w"},
        allowed=AllowList(("http", "https"), ("127.0.0.1", "*.wikipedia.org", "::1"), private=True),
        limits=Limits(seconds=0.5, bytes=10, decompressed_ratio=3, attempts=2, patience=7, maxlag=1),
    )


def test_a_projects_wiki_is_where_the_file_says_or_where_wikimedia_has_it() -> None:
    upstream = Upstream(wikis={"kk.wikipedia.org": "https://kk.example/wiki"})

    assert upstream.wiki("kk.wikipedia.org") == "https://kk.example/wiki"
    assert upstream.wiki("en.wikipedia.org") == "https://en.wikipedia.org/w"


def test_a_key_left_empty_has_its_default(tmp_path: Path) -> None:
    _write(tmp_path, "contact:\nwikis:\nhosts:\nprivate:\nschemes:\nlimits:\n")

    assert read_upstream(tmp_path) == Upstream()


@pytest.mark.parametrize("contact", ["tests@example.org", "https://example.org/~sailau/contact?to=bot"])
def test_user_agent_says_who_asks(tmp_path: Path, contact: str) -> None:
    _write(tmp_path, f"contact: {contact}")

    assert read_upstream(tmp_path).user_agent() == f"sailau/{version('sailau')} ({contact}) httpx/{httpx.__version__}"


def test_without_a_contact_there_is_no_user_agent() -> None:
    with pytest.raises(UpstreamFileError, match=r"^raw/upstream\.yml: has no contact.*give an e-mail address or a page"):
        Upstream().user_agent()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("contact: [", "is not YAML"),
        ("- contact", "holds no keys"),
        ("", "holds no keys"),
        ("proxy: x", "unknown key `proxy`"),
        ("contact: me", "`contact` is 'me'"),
        ("contact: 7", "`contact` is 7"),
        ('contact: "me@example.org\\r\\nX-Evil: 1"', "`contact` is"),
        ('contact: "me@example.org) Mozilla/5.0 ("', "`contact` is"),
        ("private: 1", "`private` is 1"),
        ("schemes: [http]", "`schemes` has 'http'"),
        ("schemes: [ftp]\nprivate: true", "`schemes` has 'ftp'"),
        ("schemes: []", "`schemes` is"),
        ("hosts: en.wikipedia.org", "`hosts` is 'en.wikipedia.org'"),
        ('hosts: ["*"]', r"`hosts` has '\*'"),
        ('hosts: ["*.org"]', r"`hosts` has '\*.org'"),
        ('hosts: ["en.*.org"]', "`hosts` has 'en"),
        ('hosts: ["https://en.wikipedia.org"]', "`hosts` has 'https"),
        ("hosts: [EN.wikipedia.org]", "`hosts` has 'EN"),
        ("wikis: [en]", "`wikis` is"),
        ("wikis: {en.wikipedia.org: en.wikipedia.org/w}", "`wikis` has 'en.wikipedia.org/w'"),
        ("wikis: {en.wikipedia.org: https://en.wikipedia.org/w/}", "`wikis` has 'https"),
        ('wikis: {en.wikipedia.org: "https://en.wikipedia.org/w?x"}', "`wikis` has 'https"),
        ("limits: 5", "`limits` is 5"),
        ("limits: {retries: 5}", "`limits` is"),
        ("limits: {attempts: 0}", "`limits: attempts` is 0"),
        ("limits: {attempts: 1.5}", "`limits: attempts` is 1.5"),
        ("limits: {seconds: true}", "`limits: seconds` is True"),
        ("limits: {seconds: .inf}", "`limits: seconds` is inf"),
        ("limits: {seconds: .nan}", "`limits: seconds` is nan"),
        ("limits: {bytes: -1}", "`limits: bytes` is -1"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, why: str) -> None:
    _write(tmp_path, text)

    with pytest.raises(UpstreamFileError, match=f"^raw/upstream.yml: {why}"):
        read_upstream(tmp_path)


def test_a_file_in_no_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "upstream.yml").write_bytes(b"contact: \xff\xfe")

    with pytest.raises(UpstreamFileError, match="is not YAML"):
        read_upstream(tmp_path)


def _write(raw: Path, text: str) -> None:
    (raw / "upstream.yml").write_text(text, encoding="utf-8")
