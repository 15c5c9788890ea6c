"""MediaWiki's action API: one question, its answer as JSON, its errors typed. What is asked is in `mediawiki`.

Errors come with status 200, as the answer's `error`; warnings (`warnings`) are of parameters a wiki does not know and change
nothing about the rest of an answer, so they are let be.
"""

import json
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlencode

from pipeline.archive.body import excerpt
from pipeline.archive.fetch import Fetched, Fetcher
from pipeline.archive.retries import BUSY_CODES
from pipeline.archive.revisions import Answer
from pipeline.errors import UnavailableError, UnexpectedAnswerError, WikiError

_BATCHES = 200  # of at most 500 entries: more than any page's history needs, fewer than a loop

_FIXED = {"format": "json", "formatversion": "2", "errorformat": "bc"}
_PASSING = ("internal_api_error_", "readonly")  # codes of a wiki that is not well, not of a wrong question


class ActionApi:
    """The api.php below an address such as https://en.wikipedia.org/w."""

    def __init__(self, fetcher: Fetcher, base: str) -> None:
        self.url = f"{base}/api.php"
        self._fetcher = fetcher

    def fetch(self, **parameters: str) -> tuple[Fetched, Answer]:
        """An answer as it came and as JSON.

        Raises `WikiError` for an error the API names, `UnavailableError` for one that passes, `UnexpectedAnswerError` for what
        is no answer of an API, and what `Fetcher.fetch` raises.
        """
        lag = str(self._fetcher.upstream.limits.maxlag)
        fetched = self._fetcher.fetch(f"{self.url}?{urlencode({**parameters, 'maxlag': lag, **_FIXED})}")
        try:
            answer = json.loads(fetched.data)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise not_expected(fetched, "JSON")
        if error := answer.get("error"):
            raise _typed(self.url, str(error.get("code")), str(error.get("info")))
        if fetched.status != HTTPStatus.OK:
            raise not_expected(fetched, "an answer of the API")
        return fetched, answer

    def query(self, **parameters: str) -> Answer:
        """The `query` of the answer to a question that one answer holds."""
        found: Answer = self.fetch(action="query", **parameters)[1].get("query", {})
        return found

    def batches(self, **parameters: str) -> Iterator[Answer]:
        """The `query` of every answer to a question, batch by batch, until the wiki has no more or nobody asks."""
        further: dict[str, str] = {}
        for _ in range(_BATCHES):
            _, answer = self.fetch(action="query", **{**parameters, **further})
            yield answer.get("query", {})
            told = {name: str(value) for name, value in answer.get("continue", {}).items()}
            if not told:
                return
            if told == further:
                break
            further = told
        raise UnexpectedAnswerError(self.url, "continues without end", "ask the wiki's keepers")


def not_expected(fetched: Fetched, wanted: str) -> UnavailableError | UnexpectedAnswerError:
    """The error for an answer that is something else, with the start of what it says."""
    what = f"answers {fetched.status} with {fetched.media_type or 'something'} instead of {wanted}: {excerpt(fetched.data)}"
    if fetched.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return UnavailableError(fetched.url, what, "try again later")
    if fetched.status == HTTPStatus.FORBIDDEN:
        return UnexpectedAnswerError(fetched.url, what, "see whether `contact` in raw/upstream.yml is what the wiki asks for")
    return UnexpectedAnswerError(fetched.url, what, "see whether `wikis` in raw/upstream.yml has the wiki's address")


def _typed(url: str, code: str, info: str) -> UnavailableError | WikiError:
    if code in BUSY_CODES or code.startswith(_PASSING):
        return UnavailableError(url, f"the wiki says {code}: {info}", "try again later")
    return WikiError(url, f"the wiki says {code}: {info}", "see the code in the wiki's api.php", code)
