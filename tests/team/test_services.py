"""The services of docs/deploy on a real PostgreSQL: what runs, what is kept, and what becomes of what is killed.

The tests stand in the order of a day, on one set of services.
"""

import os
import signal

from pipeline.publish.store.versions import verify, versions
from tests.archived import Archive, page
from tests.team.cluster import Cluster
from tests.team.listening import listening
from tests.team.services import CODE, DAEMON, WEBSERVER, Services
from tests.team.waiting import HOST, until


def assert_whole(article: Archive, count: int) -> None:
    """So many versions, each as it was published."""
    found = versions(article.out)
    assert len(found) == count
    for version_id in found:
        verify(article.out, version_id)


def test_run_goes_on_whatever_becomes_of_the_daemon_and_the_code(services: Services, article: Archive) -> None:
    run_id = services.launch()
    services.wait(run_id, "STARTED")
    services.end(DAEMON, signal.SIGKILL)
    reloaded = services.reload()

    assert "WorkspaceLocationEntry" in reloaded
    assert services.wait(run_id, "SUCCESS", "FAILURE") == "SUCCESS", services.logs()
    assert_whole(article, 1)


def test_services_listen_on_loopback_only_and_the_code_server_on_a_socket(services: Services) -> None:
    assert listening(services.processes[WEBSERVER].pid) == {(HOST, services.places.port)}
    assert listening(services.processes[CODE].pid) == set()


def test_restart_keeps_the_history_and_the_database_may_ask_for_a_password(services: Services, cluster: Cluster) -> None:
    before = services.runs()
    services.end(WEBSERVER)
    services.start(WEBSERVER, DAEMON, **cluster.by_password())
    run_id = services.launch("captures")

    assert services.wait(run_id, "SUCCESS", "FAILURE") == "SUCCESS", services.logs()
    assert before
    assert services.runs() == {run_id: "SUCCESS", **before}


def test_restart_of_the_database_is_got_over(services: Services, cluster: Cluster) -> None:
    before = services.runs()
    cluster.restart()
    until(lambda: services.knows(next(iter(before))), 10, services.logs)
    run_id = services.launch("captures")

    assert services.wait(run_id, "SUCCESS", "FAILURE") == "SUCCESS", services.logs()
    assert services.runs() == {run_id: "SUCCESS", **before}


def test_killed_run_is_told_as_failed_at_once_and_the_store_is_whole(services: Services, article: Archive) -> None:
    article.capture(8, page(4))
    run_id = services.launch()
    services.wait(run_id, "STARTED")
    os.kill(services.worker(run_id), signal.SIGKILL)

    assert services.wait(run_id, "SUCCESS", "FAILURE") == "FAILURE"
    assert_whole(article, 1)


def test_run_killed_with_its_server_is_told_as_failed_and_the_next_one_runs(services: Services, article: Archive) -> None:
    run_id = services.launch(dagster__max_runtime="1")
    services.wait(run_id, "STARTED")
    services.end(CODE, signal.SIGKILL)
    services.start(CODE)
    next_id = services.launch("captures")

    assert services.wait(run_id, "SUCCESS", "FAILURE") == "FAILURE"
    assert services.wait(next_id, "SUCCESS", "FAILURE") == "SUCCESS", services.logs()
    assert_whole(article, 1)
