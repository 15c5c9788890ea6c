"""The fields of a reference: what it states.

The reference itself is `Reference` in `document`; which part of a text is which field is told in `citation_text` and
`html_citation`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a reference states, empty where it states nothing. `kind`: citation (has a title) or note."""

    kind: str = ""
    authors: str = ""
    title: str = ""
    work: str = ""
    publisher: str = ""
    published_date: str = ""
    language: str = ""
    url: str = ""
    archive_url: str = ""
    archived_date: str = ""
    accessed_date: str = ""

    def by_name(self) -> dict[str, str]:
        """The fields as keywords; `dataclasses.asdict` takes thirteen times as long, since it copies every string."""
        return {name: getattr(self, name) for name in Fields.__slots__}
