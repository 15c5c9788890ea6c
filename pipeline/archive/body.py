"""The body of an answer, decompressed as it arrives and dropped once it is more than is taken. Pure: chunks in, bytes out."""

import re
import zlib
from collections.abc import Iterable, Iterator

from pipeline.archive.upstream import Limits
from pipeline.errors import UnavailableError, UnexpectedAnswerError

_GZIP = 16 + zlib.MAX_WBITS  # zlib's name for "with a gzip header"
_STEP = 1 << 16  # bytes decompressed at a time: a bomb is noticed after one step, not after one chunk
_FREE = 1 << 20  # bytes below which no ratio is too high: a page of one repeated row compresses well
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def read_body(chunks: Iterable[bytes], encoding: str, limits: Limits, where: str) -> bytes:
    """The decompressed body. `encoding`: the Content-Encoding header.

    Raises `UnexpectedAnswerError` for too many bytes or another encoding than gzip, `UnavailableError` for a gzip cut off.
    """
    counted = _Counted(chunks, limits, where)
    if encoding in ("", "identity"):
        return b"".join(counted)
    if encoding not in ("gzip", "x-gzip"):
        raise UnexpectedAnswerError(where, f"is encoded as {encoding[:40]!r}, only gzip was asked for", "ask upstream why")
    pieces, size = [], 0
    for piece in _decompressed(counted, where):
        pieces.append(piece)
        size += len(piece)
        if size > limits.bytes:
            raise _too_large(limits, where)
        if size > max(_FREE, counted.size * limits.decompressed_ratio):
            what = f"decompresses to more than {limits.decompressed_ratio} times its size"
            raise UnexpectedAnswerError(where, what, "if it is genuine, raise `limits: decompressed_ratio` in raw/upstream.yml")
    return b"".join(pieces)


def excerpt(data: bytes) -> str:
    """The start of a body's text on one line, for an error: what an error page says, without its markup."""
    text = " ".join(_TAG.sub(" ", data[:20_000].decode("utf-8", "replace")).split())
    printable = "".join(letter for letter in text if letter.isprintable())
    return f"{printable[:160]}…" if len(printable) > 160 else printable


class _Counted:
    """Chunks as they arrive, and how many bytes did so far."""

    def __init__(self, chunks: Iterable[bytes], limits: Limits, where: str) -> None:
        self.size = 0
        self._chunks, self._limits, self._where = chunks, limits, where

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.size += len(chunk)
            if self.size > self._limits.bytes:
                raise _too_large(self._limits, self._where)
            yield chunk


def _decompressed(chunks: Iterable[bytes], where: str) -> Iterator[bytes]:
    """Pieces of at most one step. A body may be several gzip members one after another."""
    member, is_begun = zlib.decompressobj(_GZIP), False
    try:
        for chunk in chunks:
            rest, is_begun = chunk, True
            while rest:
                if member.eof:
                    member = zlib.decompressobj(_GZIP)
                yield member.decompress(rest, _STEP)
                rest = member.unused_data if member.eof else member.unconsumed_tail
        while not member.eof and (held_back := member.decompress(b"", _STEP)):  # what the last steps left inside zlib
            yield held_back
    except zlib.error as error:
        raise UnexpectedAnswerError(where, f"is not gzip, though it says so: {error}", "ask upstream why") from error
    if is_begun and not member.eof:  # an answer of status 304 may say gzip and have no body
        raise UnavailableError(where, "its gzip was cut off", "try again later")


def _too_large(limits: Limits, where: str) -> UnexpectedAnswerError:
    todo = "if it is genuine, raise `limits: bytes` in raw/upstream.yml"
    return UnexpectedAnswerError(where, f"is larger than {limits.bytes} bytes", todo)
