"""Articles nobody registered: any files in, the tables of their documents out. Lenient: what is not understood is a finding.

Registered articles, with versions and checks of what they mean, are built in `pipeline.build`.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from pipeline import flow
from pipeline.archive.article import Article
from pipeline.archive.captures import Capture
from pipeline.document.markup import is_html
from pipeline.document.slug import slug
from pipeline.errors import OutputError, UnreadableCaptureError
from pipeline.extract.reading import Reading, read_document
from pipeline.extract.recover import recover
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import knowledge
from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import to_csv

Tables = dict[str, list[Row]]


def read_files(paths: Sequence[Path]) -> Tables:
    """Every table of the documents in the files; `article_id` is the file's name as an id.

    Raises `UnreadableCaptureError` for a file that is no article, or that has the id of another.
    """
    readings = [read_file(path)[0] for path in paths]
    ids = [reading.article_id for reading in readings]
    for path, article_id in zip(paths, ids, strict=True):
        if not article_id:
            raise UnreadableCaptureError(str(path), "has no letter or digit in its name to make an id of", "rename it")
        if ids.count(article_id) > 1:
            raise UnreadableCaptureError(str(path), f"has the id `{article_id}`, as another file has", "rename one of them")
    return flow.run(readings)


def write_tables(tables: Tables, out: Path) -> None:
    """Writes each table as CSV into the folder, every file whole or not at all. Raises `OutputError`."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            beside = out / f".{name}.tmp"
            beside.write_bytes(to_csv(BY_NAME[name], rows))
            beside.replace(out / BY_NAME[name].file_name)
    except OSError as error:
        todo = "make room or give access, or name another"
        raise OutputError(str(out), f"cannot be written: {error.strerror}", todo) from error


def read_file(path: Path) -> tuple[Reading, bytes]:
    """One file read leniently, and its bytes. Raises `UnreadableCaptureError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableCaptureError(str(path), f"cannot be read: {error.strerror}", "name a file that is there") from error
    return read_bytes(data, str(path), path.stem, path.name), data


def read_bytes(data: bytes, where: str, name: str, file: str = "") -> Reading:
    """Bytes read leniently; `name` stands in where the page has no title. Raises `UnreadableCaptureError`."""
    words = Vocabulary(knowledge())
    document = recover(read_document(data, where, words), words, where, is_lenient=True)
    article_id, title = slug(name), document.title or name
    article = Article(article_id, title, "", "", None, "", "", "", {}, "", accepted=None)
    media_type = "text/html" if is_html(data) else "text/plain"
    capture = Capture(
        article_id=article_id,
        capture_id=article_id,
        file=file,
        url="",
        canonical_title=title,
        page_id=None,
        revision_id=None,
        revision_timestamp=None,
        captured_at="",
        status=None,
        headers={},
        media_type=media_type,
        reader=document.reader,
        sha256=sha256(data).hexdigest(),
        bytes=len(data),
        via="file",
        licence="",
        attribution="",
    )
    return Reading(article, capture, document)
