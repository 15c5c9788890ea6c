"""Bytes of a text capture to lines, or a clear refusal: empty, binary, not UTF-8. No line is changed or dropped."""

import re

from pipeline.errors import UnreadableCaptureError

# Control characters that no article text holds; a file with one is not text.
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def decode(data: bytes, where: str) -> tuple[str, ...]:
    """The lines of a UTF-8 text, without line ends. Raises `UnreadableCaptureError`, naming the first bad byte."""
    if not data.strip():
        raise UnreadableCaptureError(where, "the capture is empty", "capture the article again")
    bad = _NOT_TEXT.search(data)
    if bad is not None:
        raise UnreadableCaptureError(
            f"{where}, byte {bad.start() + 1}",
            f"holds control byte 0x{bad[0][0]:02x}, so it is not text",
            "capture text or HTML",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableCaptureError(
            f"{where}, byte {error.start + 1}",
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            "save the capture as the UTF-8 it was served in",
        ) from error
    return tuple(line.removesuffix("\r") for line in text.split("\n"))
