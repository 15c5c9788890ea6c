"""Texts of any size through a transliteration, block by block: bytes in, bytes out.

Which way a text goes is decided in `routes`; options and messages are the command's.
"""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pipeline.names.engine import WORD
from pipeline.names.restore import Restorer
from pipeline.names.routes import Way

_BLOCK = 1 << 20


def transliterate(source: BinaryIO, target: BinaryIO, way: Way) -> list[int]:
    """Writes what is read, transliterated. Bytes that are no UTF-8 stay as they are; returns lines with such bytes."""
    bad_lines: list[int] = []
    for text in _texts(_blocks(source), bad_lines):
        target.write(way(text).encode("utf-8", "surrogateescape"))
    target.flush()
    return bad_lines


def explain(source: BinaryIO, target: BinaryIO, way: Way) -> list[int]:
    """Writes every line that is read as a line of JSON. Bytes that are no UTF-8 become U+FFFD; returns their lines."""
    bad_lines: list[int] = []
    for line in _texts(source, bad_lines):
        readable = line.rstrip("\r\n").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        target.write(f"{explained(readable, way)}\n".encode())
    target.flush()
    return bad_lines


def explained(line: str, way: Way) -> str:
    """A line as JSON: its text, and of each word read with the lexicon what it rests on and how else it may be read."""
    words = [(found[0], way.word(found[0])) for found in WORD.finditer(line)] if isinstance(way, Restorer) else []
    rows = [
        {
            "word": word,
            "text": answer.text,
            "origin": answer.origin,
            "ambiguous": [
                {"offset": place.offset, "letters": place.letters, "chosen": place.chosen, "others": list(place.others)}
                for place in answer.ambiguities
            ],
        }
        for word, answer in words
    ]
    return json.dumps({"text": way(line), "words": rows}, ensure_ascii=False)


def _texts(blocks: Iterable[bytes], bad_lines: list[int]) -> Iterator[str]:
    """Blocks of bytes as texts; the number of the first bad line of each block is added to `bad_lines`."""
    line = 1
    for block in blocks:
        try:
            yield block.decode("utf-8")
        except UnicodeDecodeError as error:
            bad_lines.append(line + block.count(b"\n", 0, error.start))
            yield block.decode("utf-8", "surrogateescape")
        line += block.count(b"\n")


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    """What is read, cut after white space, so that no word and no letter is cut."""
    kept: list[bytes] = []
    while block := source.read(_BLOCK):
        cut = max(block.rfind(b"\n"), block.rfind(b" ")) + 1
        if cut:
            yield b"".join((*kept, block[:cut]))
            kept = [block[cut:]]
        else:
            kept.append(block)
    if rest := b"".join(kept):
        yield rest
