"""Where in a text its pictures stand: on which line, so that a tick says which of many candidates in a cell won.

What a picture means is decided in `pipeline.extract`.
"""

from collections.abc import Sequence

PICTURE = "\x04"  # stands for a picture while a text is put together; captures hold no control characters


def by_line(text: str, alts: Sequence[str]) -> tuple[str, str]:
    """The text without the places of its pictures, and what stands for these, line by line.

    A picture alone on its line belongs to the next.
    """
    lines, pictures, left = [], [], list(alts)
    waiting: list[str] = []
    for line in text.split("\n"):
        count = line.count(PICTURE)
        waiting += left[:count]
        left = left[count:]
        if words := line.replace(f"{PICTURE} ", "").replace(f" {PICTURE}", "").replace(PICTURE, "").strip(" \u00a0"):
            lines.append(words)
            pictures.append(" ".join(waiting))
            waiting = []
    pictures[-1:] = [" ".join(filter(None, [*pictures[-1:], *waiting]))]
    return "\n".join(lines), "\n".join(pictures).rstrip("\n")
