"""The login in front of Dagster's webserver: nobody without a password, no page elsewhere, all of the UI for others."""

import base64
import http.client
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.ports import HOST, free_port
from tests.team.cluster import Cluster
from tests.team.login import NAME, PASSWORD, Login, in_front_of
from tests.team.services import PATIENCE, WEBSERVER, services_in
from tests.team.units import Places
from tests.team.waiting import until

WHO = httpx.BasicAuth(NAME, PASSWORD)
QUESTION = {"query": "{ version }"}


@pytest.fixture(scope="module")
def login(cluster: Cluster, state: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Login]:
    """nginx in front of a real webserver."""
    places = Places(state, state / "run", cluster.sockets, free_port())
    with services_in(places, PGPORT=str(cluster.port)) as services:
        services.start(WEBSERVER)
        until(services.is_up, PATIENCE, services.logs)
        with in_front_of(places.port, tmp_path_factory.mktemp("nginx")) as login:
            yield login


@pytest.fixture(scope="module")
def browser(login: Login) -> Iterator[httpx.Client]:
    trusting = ssl.create_default_context(cafile=login.certificate)
    with httpx.Client(base_url=login.address, verify=trusting, timeout=60) as client:
        yield client


@pytest.mark.parametrize("who", [None, httpx.BasicAuth(NAME, "guess"), httpx.BasicAuth("nobody", PASSWORD)])
def test_nobody_is_let_in_without_the_password(browser: httpx.Client, who: httpx.BasicAuth | None) -> None:
    answers = [browser.get("/", auth=who), browser.post("/graphql", json=QUESTION, auth=who)]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert "dagster" not in answers[0].text.lower()


def test_page_and_queries_of_the_ui_pass(browser: httpx.Client) -> None:
    page, answer = browser.get("/", auth=WHO), browser.post("/graphql", json=QUESTION, auth=WHO)

    assert page.status_code == 200
    assert "Dagster" in page.text
    assert set(answer.json()["data"]) == {"version"}


def test_websocket_of_the_ui_passes(login: Login) -> None:
    assert handshake(login) == (101, "graphql-ws")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_page_elsewhere_cannot_act_in_somebodys_name(browser: httpx.Client, login: Login, site: str) -> None:
    told = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}
    answers = [
        browser.post("/graphql", json=QUESTION, auth=WHO, headers=told),
        browser.get("/graphql", params=QUESTION, auth=WHO, headers=told),
        browser.post("/report_asset_materialization/release", auth=WHO, headers=told),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert handshake(login, {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "websocket"})[0] == 403


def test_page_elsewhere_may_link_to_the_ui(browser: httpx.Client) -> None:
    told = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    assert browser.get("/runs", auth=WHO, headers=told).status_code == 200


def handshake(login: Login, more: dict[str, str] | None = None) -> tuple[int, str | None]:
    """The answer to a browser that wants a websocket: the status, and the protocol agreed on."""
    told = {
        "Authorization": "Basic " + base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode(),
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(b"sixteen bytes...").decode(),
        "Sec-WebSocket-Protocol": "graphql-ws",
        **(more or {}),
    }
    trusting = ssl.create_default_context(cafile=login.certificate)
    connection = http.client.HTTPSConnection(HOST, login.port, timeout=60, context=trusting)
    try:
        connection.request("GET", "/graphql", headers=told)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Sec-WebSocket-Protocol")
    finally:
        connection.close()
