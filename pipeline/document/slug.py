"""Stable ids from names: ASCII words joined by hyphens. Which entity a name belongs to is not decided here."""

from pipeline.document.contents import fold


def slug(name: str) -> str:
    """The name as an id: `Aidyn Berdyqūlov` is `aidyn-berdyqulov`."""
    return "-".join(fold(name).lower().split())
