"""The colours of charts and pages by what they are for, in light and in dark. Names only: how they are used is in `drawing`
and in the report's templates.
"""

LIGHT = {
    "page": "#ffffff",
    "card": "#f6f8f8",
    "ink": "#16232a",
    "muted": "#51606a",
    "line": "#d3dbde",
    "link": "#0a5f73",
    "bar": "#1b7b90",
    "whole": "#16232a",
    "other": "#8a989f",
    "none": "#e6ebec",
    "on-none": "#51606a",
    "seq-1": "#d9eef2",
    "seq-2": "#a5d5de",
    "seq-3": "#62b2c2",
    "seq-4": "#1b7b90",
    "seq-5": "#0a4f60",
    "on-seq-1": "#16232a",
    "on-seq-2": "#16232a",
    "on-seq-3": "#10191e",
    "on-seq-4": "#ffffff",
    "on-seq-5": "#ffffff",
    "mark": "#fff0bf",
    "on-mark": "#16232a",
    "error": "#a3231f",
    "warning": "#7a5200",
    "info": "#51606a",
    "old": "#fbe3e0",
    "new": "#dcf2e0",
}
DARK = {
    "page": "#10171b",
    "card": "#182227",
    "ink": "#e8eef0",
    "muted": "#a3b2b9",
    "line": "#33424a",
    "link": "#7fd0e0",
    "bar": "#3f9fb4",
    "whole": "#e8eef0",
    "other": "#6d7c84",
    "none": "#202b30",
    "on-none": "#a3b2b9",
    "seq-1": "#16343c",
    "seq-2": "#1d5563",
    "seq-3": "#26758a",
    "seq-4": "#5fb3c4",
    "seq-5": "#b5e2ea",
    "on-seq-1": "#e8eef0",
    "on-seq-2": "#ffffff",
    "on-seq-3": "#ffffff",
    "on-seq-4": "#0d171b",
    "on-seq-5": "#0d171b",
    "mark": "#574a10",
    "on-mark": "#ffffff",
    "error": "#ff9c92",
    "warning": "#f0c063",
    "info": "#a3b2b9",
    "old": "#4a2220",
    "new": "#1c4027",
}
# What is written in which colour, on which. Each pair has a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3), in light and in dark.
WRITTEN = (
    *((text, ground) for text in ("ink", "muted", "link", "error", "warning", "info") for ground in ("page", "card")),
    *((f"on-seq-{n}", f"seq-{n}") for n in range(1, 6)),
    ("on-none", "none"),
    ("on-mark", "mark"),
    ("ink", "old"),
    ("ink", "new"),
)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
