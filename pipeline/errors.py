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
