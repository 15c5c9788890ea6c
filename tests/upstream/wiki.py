"""Write pages to a test wiki, and read them back in every rendering Wikipedia serves, byte for byte.

Whoever reads is anonymous, as the public is; whoever writes is the administrator.
"""

import http.client
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from tests.upstream.installation import ADMIN, PASSWORD

SKINS = ("vector", "vector-2022", "monobook", "timeless", "minerva")
TIMEOUT = 60.0  # seconds; the first page of a skin compiles its templates

Answer = dict[str, Any]


class WikiError(RuntimeError):
    """The wiki said no."""


@dataclass(slots=True)
class Wiki:
    """One wiki, by its address `http://host:port`."""

    address: str
    _cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def put_page(self, title: str, wikitext: str) -> int:
        """Write a page; returns the id of its latest revision, which is the old one when nothing changed."""
        edit = self.act(action="edit", title=title, text=wikitext)["edit"]
        return int(edit["newrevid"]) if "newrevid" in edit else self.latest_revision(title)

    def put_file(self, name: str, content: bytes) -> None:
        """Upload a picture, for `[[File:name]]` to show."""
        self._send_file("file", name, content, action="upload", filename=name, ignorewarnings="1")

    def put_history(self, title: str, revisions: Sequence[tuple[str, str]]) -> None:
        """Import revisions of a page, each a timestamp and its wikitext, as another wiki may have exported them."""
        self._send_file("xml", "dump.xml", _export(title, revisions), action="import", interwikiprefix="kk")

    def latest_revision(self, title: str) -> int:
        pages = self.ask(action="query", prop="info", titles=title)["query"]["pages"]
        return int(pages[0]["lastrevid"])

    def legacy_fragment(self, title: str, revision: int | None = None) -> bytes:
        """`action=render`: the content alone, with links made absolute."""
        return self.get("/w/index.php", {"title": title, "action": "render", **_oldid(revision)})

    def legacy_parse(self, title: str, revision: int | None = None) -> bytes:
        """`action=parse`: the content alone, taken out of its JSON."""
        page = {"page": title} if revision is None else _oldid(revision)
        parsed: str = self.ask(action="parse", prop="text", **page)["parse"]["text"]
        return parsed.encode()

    def skin_page(self, title: str, skin: str = "vector", revision: int | None = None) -> bytes:
        """The whole page a browser gets; `skin` is one of `SKINS`."""
        return self.get("/w/index.php", {"title": title, "useskin": skin, **_oldid(revision)})

    def parsoid_page(self, title: str, revision: int | None = None) -> bytes:
        """Parsoid's document, from the REST API."""
        if revision is not None:
            return self.get(f"/w/rest.php/v1/revision/{revision}/html")
        return self.get(f"/w/rest.php/v1/page/{quote(title.replace(' ', '_'), safe='')}/html")

    def ask(self, **parameters: str) -> Answer:
        """The action API, read by the public."""
        return _answer(self.get("/w/api.php", {**parameters, **_JSON}))

    def act(self, **parameters: str) -> Answer:
        """The action API, written to by the administrator: edit, move, delete, revisiondelete, ..."""
        self._log_in()
        return self._post({**parameters, "token": self._token("csrf")})

    def get(self, path: str, parameters: Mapping[str, str] | None = None) -> bytes:
        """The body, when the status is 200; `path` is percent-encoded already."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        return self._request("GET", path + query, None, {})

    def _send_file(self, field: str, name: str, content: bytes, **parameters: str) -> None:
        self._log_in()
        content_type, body = _multipart({**parameters, "token": self._token("csrf"), **_JSON}, field, name, content)
        _answer(self._request("POST", "/w/api.php", body, {"Content-Type": content_type, "Cookie": self._cookie()}))

    def _log_in(self) -> None:
        if self._cookies:
            return
        token = self._token("login")
        login = self._post({"action": "login", "lgname": ADMIN, "lgpassword": PASSWORD, "lgtoken": token})["login"]
        if login["result"] != "Success":
            raise WikiError(f"{ADMIN} may not log in: {login}")

    def _token(self, kind: str) -> str:
        token: str = self._post({"action": "query", "meta": "tokens", "type": kind})["query"]["tokens"][f"{kind}token"]
        return token

    def _post(self, parameters: Mapping[str, str]) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self._cookie()}
        return _answer(self._request("POST", "/w/api.php", urlencode({**parameters, **_JSON}).encode(), headers))

    def _cookie(self) -> str:
        return "; ".join(f"{name}={morsel.coded_value}" for name, morsel in self._cookies.items())

    def _request(self, method: str, target: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=TIMEOUT)
        try:
            connection.request(method, target, body, dict(headers))
            response = connection.getresponse()
            content = response.read()
            for cookie in response.headers.get_all("Set-Cookie", ()) if method == "POST" else ():
                self._cookies.load(cookie)
        finally:
            connection.close()
        if response.status != http.HTTPStatus.OK:
            raise WikiError(f"{method} {target}: {response.status} {content[:500].decode(errors='replace')}")
        return content


_JSON = {"format": "json", "formatversion": "2"}


def _oldid(revision: int | None) -> dict[str, str]:
    return {} if revision is None else {"oldid": str(revision)}


def _export(title: str, revisions: Sequence[tuple[str, str]]) -> bytes:
    """What Special:Export gives of a page."""
    written = "".join(
        f"<revision><timestamp>{timestamp}</timestamp><contributor><username>Elsewhere</username></contributor>"
        f"<model>wikitext</model><format>text/x-wiki</format><text>{escape(text)}</text></revision>"
        for timestamp, text in revisions
    )
    return f"<mediawiki version='0.10'><page><title>{escape(title)}</title><ns>0</ns>{written}</page></mediawiki>".encode()


def _multipart(fields: Mapping[str, str], field: str, name: str, content: bytes) -> tuple[str, bytes]:
    """A form with one file, as (content type, body)."""
    mark = sha256(content).hexdigest()
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n')
    return f"multipart/form-data; boundary={mark}", "".join(parts).encode() + content + f"\r\n--{mark}--\r\n".encode()


def _answer(content: bytes) -> Answer:
    answer: Answer = json.loads(content)
    if "error" in answer:
        raise WikiError(f"{answer['error']['code']}: {answer['error']['info']}")
    return answer
