"""The services of docs/deploy on a real PostgreSQL and a real wiki: what runs, what is kept, what becomes of what is killed.

The tests stand in the order of a day, on one set of services and one small article.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from pipeline.errors import StoreError
from pipeline.files import locked
from pipeline.publish.store.versions import verify
from tests.ports import HOST, free_port
from tests.team.cluster import Cluster, running
from tests.team.listening import listening
from tests.team.services import CODE, DAEMON, PATIENCE, WEBSERVER, Services, services_in
from tests.team.units import Places
from tests.team.waiting import until
from tests.upstream.looking import Looking, small, votes
from tests.upstream.wiki import Wiki


@dataclass(frozen=True)
class Edit:
    """A revision, the run the sensor asked for it, how that run ended, and what was said to a reload meanwhile."""

    revision_id: int
    run_id: str
    status: str
    reloaded: str


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def looks(mediawiki: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Looking:
    made = small(tmp_path_factory.mktemp("state"), mediawiki, "Team")
    made.capture()
    return made


@pytest.fixture(scope="module")
def services(cluster: Cluster, looks: Looking) -> Iterator[Services]:
    """All services on the database, whose socket needs no password."""
    places = Places(looks.folder, looks.folder / "run", cluster.sockets, free_port())
    with services_in(places, PGPORT=str(cluster.port), SAILAU_WATCH_SECONDS="5") as services:
        services.start(CODE, WEBSERVER, DAEMON)
        until(services.is_up, PATIENCE, services.logs)
        yield services


@pytest.fixture(scope="module")
def edit(looks: Looking, services: Services) -> Edit:
    """An edit, during whose run the daemon is killed and the code is taken anew."""
    revision_id = looks.wiki.put_page(looks.title, votes(11))
    run_id = asked_for(services, revision_id)
    services.wait(run_id, "STARTED")
    services.end(DAEMON, signal.SIGKILL)
    reloaded = services.reload()
    return Edit(revision_id, run_id, services.wait(run_id, "SUCCESS", "FAILURE"), reloaded)


def asked_for(services: Services, revision_id: int) -> str:
    """The run the sensor asks for a revision, once it has."""

    def found() -> list[str]:
        return [run_id for run_id, tags in services.tags().items() if tags.get("sailau/revision") == str(revision_id)]

    until(lambda: bool(found()), PATIENCE, services.logs)
    (run_id,) = found()
    return run_id


def assert_whole(looks: Looking) -> None:
    """The one version there is, as it was published."""
    (version_id,) = looks.versions()
    verify(looks.out, version_id)


def test_edit_becomes_a_tagged_run_and_a_version(looks: Looking, services: Services, edit: Edit) -> None:
    tags = services.tags()[edit.run_id]

    assert looks.revision() == edit.revision_id
    assert tags["sailau/article"] == "2020-upton"
    assert tags["dagster/sensor_name"] == "upstream_edits"


def test_run_goes_on_when_the_daemon_is_killed(looks: Looking, services: Services, edit: Edit) -> None:
    assert edit.status == "SUCCESS", services.logs()
    assert_whole(looks)


def test_new_code_is_taken_while_the_ui_answers_and_a_run_goes_on(edit: Edit) -> None:
    assert "WorkspaceLocationEntry" in edit.reloaded
    assert edit.status == "SUCCESS"


def test_services_listen_on_loopback_only_and_the_code_server_on_a_socket(services: Services) -> None:
    assert listening(services.processes[WEBSERVER].pid) == {(HOST, services.places.port)}
    assert listening(services.processes[CODE].pid) == set()


def test_restart_keeps_the_history_and_the_database_may_ask_for_a_password(
    services: Services, cluster: Cluster, edit: Edit
) -> None:
    services.end(WEBSERVER)
    services.start(WEBSERVER, DAEMON, **cluster.by_password())
    until(services.is_up, PATIENCE, services.logs)

    assert services.runs()[edit.run_id] == "SUCCESS"


def test_restart_of_the_database_is_got_over(services: Services, cluster: Cluster, edit: Edit) -> None:
    cluster.restart()
    until(lambda: services.knows(edit.run_id), PATIENCE, services.logs)
    run_id = services.launch("captures")

    assert services.wait(run_id, "SUCCESS", "FAILURE") == "SUCCESS", services.logs()
    assert services.runs()[edit.run_id] == "SUCCESS"


def test_run_killed_while_it_publishes_is_told_as_failed_at_once_and_the_next_one_publishes(
    services: Services, looks: Looking, edit: Edit
) -> None:
    shutil.rmtree(looks.out)
    looks.out.mkdir()
    with locked(looks.out, StoreError):  # so that it is killed before it has published
        killed = services.launch("release")
        until(lambda: 'Started execution of step "release".' in services.messages(killed), PATIENCE, services.logs)
        os.kill(services.worker(killed), signal.SIGKILL)
        told = services.wait(killed, "SUCCESS", "FAILURE")
    left = looks.versions()
    run_id = services.launch("release")

    assert (told, left) == ("FAILURE", ())
    assert services.wait(run_id, "SUCCESS", "FAILURE") == "SUCCESS", services.logs()
    assert looks.revision() == edit.revision_id
    assert_whole(looks)


def test_run_killed_with_its_server_is_told_as_failed_and_the_next_one_runs(services: Services, looks: Looking) -> None:
    run_id = services.launch(dagster__max_runtime="1")
    services.wait(run_id, "STARTED")
    services.end(CODE, signal.SIGKILL)
    services.start(CODE)
    next_id = services.launch("captures")

    assert services.wait(run_id, "SUCCESS", "FAILURE") == "FAILURE"
    assert services.wait(next_id, "SUCCESS", "FAILURE") == "SUCCESS", services.logs()
    assert_whole(looks)
