"""Where one cell ends and the next begins in words that were run together, from known terms. All ways, never a guess."""

from collections.abc import Callable, Sequence
from functools import cache

# What a cell may hold: whether these words, joined by spaces, are a known term of its column.
Fits = Callable[[str], bool]


def header_cells(line: str, fits: Fits) -> list[tuple[str, ...]]:
    """Every way to cut the whole line into known headings."""
    words = line.split()

    @cache
    def ways(start: int) -> tuple[tuple[str, ...], ...]:
        if start == len(words):
            return ((),)
        return tuple(
            (term, *rest)
            for end in range(start + 1, len(words) + 1)
            if fits(term := " ".join(words[start:end]))
            for rest in ways(end)
        )

    return list(ways(0))


def unknown_words(line: str, fits: Fits) -> str:
    """The words of a line that are in no known heading, for the error that names them."""
    words, unknown, start = line.split(), [], 0
    while start < len(words):
        ends = [end for end in range(len(words), start, -1) if fits(" ".join(words[start:end]))]
        if not ends:
            unknown.append(words[start])
        start = ends[0] if ends else start + 1
    return " ".join(unknown)


def row_cells(text: str, slots: Sequence[Fits | None]) -> list[tuple[str, ...]]:
    """Every way to cut the text into one cell a slot, each a known term of its slot.

    A slot of None takes free text: what the longest known term before it leaves, which may be nothing.
    """
    words = text.split()

    def ways(start: int, slot: int) -> list[tuple[str, ...]]:
        if slot == len(slots):
            return [()] if start == len(words) else []
        fits = slots[slot]
        if fits is None:
            ends = list(range(start, len(words) + 1))
        else:
            ends = [end for end in range(start + 1, len(words) + 1) if fits(" ".join(words[start:end]))]
            if slot + 1 < len(slots) and slots[slot + 1] is None:
                ends = ends[-1:]
        return [(" ".join(words[start:end]), *rest) for end in ends for rest in ways(end, slot + 1)]

    return ways(0, 0)
