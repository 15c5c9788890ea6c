"""The errors sailau raises on purpose, each saying where, what, and what to do.

A command turns a `SailauError` into one line and exit code 2; anything else is a bug and keeps its traceback.
Disagreements inside an article are not errors: they are rows of `findings`, see `pipeline.checks`.
"""


class SailauError(Exception):
    """Something that stops a build: `where` it is, `what` is wrong, what the reader can do (`todo`)."""

    def __init__(self, where: str, what: str, todo: str) -> None:
        super().__init__(where, what, todo)
        self.where = where
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.todo}"


class ArticleFileError(SailauError):
    """`article.yml` is missing, is not YAML, or has a wrong, missing or mistyped key."""


class CaptureError(SailauError):
    """A capture or its line in the captures log is missing, changed, or not what the log says."""


class OutputError(SailauError):
    """A folder or file that was asked for cannot be written."""


class LocatorError(SailauError):
    """What a person typed names no page: no title, no address of one, no file, no copy, or an article nobody registered."""


class WarcError(SailauError):
    """A WARC file that is damaged, none, or has no record of what was looked for."""


class UnreadableCaptureError(SailauError):
    """The bytes of a capture are not a whole, readable article: empty, binary, not UTF-8, cut off."""


class UnknownTermError(SailauError):
    """A column heading, row label, party, place or person is in no lookup, so its column would be a guess."""


class UnknownSystemError(SailauError):
    """A writing system that is in no table, or a way between two that no tables make."""


class LookupFileError(SailauError):
    """A lookup file contradicts itself or lacks what every entry must say."""


class ContractError(SailauError):
    """A table of ours breaks the contract in `pipeline.model`: a key, a type, a reference. Never the article's fault."""


class GateError(SailauError):
    """The tables say much less than those of the last version, and no new capture is to blame: the code reads less."""


class StoreError(SailauError):
    """The version store is locked, damaged, or refuses what it was asked."""


class UpstreamFileError(SailauError):
    """`upstream.yml` has a wrong, unknown or mistyped key, or lacks the contact without which nobody is asked."""


class UpstreamError(SailauError):
    """A wiki, or another host upstream, did not give what it was asked for. What was captured before is untouched."""


class HostRefusedError(UpstreamError):
    """A scheme, host, port or network address that may not be asked, or a host that did not prove who it is."""


class UnavailableError(UpstreamError):
    """Upstream cannot answer now: unreachable, too slow, cut off, overloaded. Later it may.

    `retry_after`: seconds upstream asked to wait, None where it did not say.
    """

    def __init__(self, where: str, what: str, todo: str, retry_after: float | None = None) -> None:
        super().__init__(where, what, todo)
        self.retry_after = retry_after


class UnexpectedAnswerError(UpstreamError):
    """An answer that is not what was asked for: an error page, another encoding, more bytes than are taken."""


class WikiError(UpstreamError):
    """An error a wiki's API names: `code` as in the API's documentation."""

    def __init__(self, where: str, what: str, todo: str, code: str) -> None:
        super().__init__(where, what, todo)
        self.code = code


class NotThereError(UpstreamError):
    """A page or revision the wiki does not have: never written, or deleted."""


class HiddenTextError(UpstreamError):
    """A revision whose text the wiki shows to nobody any more (revision deletion)."""
