"""The three services of docs/deploy as processes on loopback, each the leader of a group of its own, ended by process id."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.ports import HOST
from tests.team import units
from tests.team.waiting import until

# Seconds for Dagster to do one thing on a busy machine.
PATIENCE = 240.0
CODE, WEBSERVER, DAEMON = "code", "webserver", "daemon"
_SELECTOR = {"repositoryLocationName": "sailau", "repositoryName": "__repository__", "jobName": "publish"}
_LAUNCH = """mutation ($run: ExecutionParams!) { launchRun(executionParams: $run) {
  __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }"""
_RUNS = "{ runsOrError { ... on Runs { results { runId status tags { key value } } } } }"
_EVENTS = """query ($id: ID!) { runOrError(runId: $id) {
  ... on Run { eventConnection { events { ... on MessageEvent { message } } } } } }"""


@dataclass
class Services:
    """What runs in a folder, and how it is reached."""

    places: units.Places
    told: Mapping[str, str]
    processes: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.places.port}"

    def start(self, *names: str, **more: str) -> None:
        """Start services, with more variables than the units give them."""
        for name in names:
            told = {**self.told, **more}
            with (self.places.state / f"{name}.log").open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    units.command(name, "ExecStart", self.places, told),
                    cwd=self.places.state,
                    env=told,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )

    def end(self, name: str, ending: signal.Signals = signal.SIGTERM) -> None:
        """End a service and all its processes, as systemd does; killed where it does not go."""
        process = self.processes.pop(name)
        for signalled in (ending, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signalled)
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)

    def reload(self) -> str:
        """What the webserver says to `systemctl reload` of the code server."""
        command = units.command(CODE, "ExecReload", self.places, self.told)
        done = subprocess.run(command, env=self.told, cwd=self.places.state, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def logs(self) -> str:
        return "\n".join(
            f"{path.name}:\n{path.read_text(errors='replace')[-3000:]}" for path in self.places.state.glob("*.log")
        )

    def ask(self, query: str, **variables: object) -> dict[str, Any]:
        """An answer by GraphQL."""
        answer = httpx.post(f"{self.address}/graphql", json={"query": query, "variables": variables}, timeout=60)
        body = answer.raise_for_status().json()
        assert "errors" not in body, body
        data: dict[str, Any] = body["data"]
        return data

    def is_up(self) -> bool:
        """Whether the webserver answers."""
        with suppress(httpx.TransportError):
            return httpx.get(f"{self.address}/server_info", timeout=60).status_code == httpx.codes.OK
        return False

    def launch(self, *assets: str, **tags: str) -> str:
        """The id of a new run of the job, of some assets only where they are named, once the webserver has the code."""
        chosen = {"assetSelection": [{"path": [asset]} for asset in assets]} if assets else {}
        given = [{"key": key.replace("__", "/"), "value": value} for key, value in tags.items()]
        run = {"selector": _SELECTOR | chosen, "runConfigData": {}, "executionMetadata": {"tags": given}}
        answers: list[dict[str, Any]] = []

        def is_launched() -> bool:
            # Without its code server the webserver answers with an error.
            with suppress(httpx.HTTPStatusError):
                answers.append(self.ask(_LAUNCH, run=run)["launchRun"])
            return bool(answers) and "run" in answers[-1]

        until(self.is_up, PATIENCE, self.logs)
        until(is_launched, PATIENCE, lambda: f"{answers[-1:]}\n{self.logs()}")
        return str(answers[-1]["run"]["runId"])

    def knows(self, run_id: str) -> bool:
        """Whether the webserver has the run and its events; it answers with an error for each connection it lost."""
        with suppress(httpx.TransportError, httpx.HTTPStatusError):
            return run_id in self.runs() and bool(self.messages(run_id))
        return False

    def runs(self) -> dict[str, str]:
        """Status by run, the newest first."""
        return {run["runId"]: run["status"] for run in self.ask(_RUNS)["runsOrError"]["results"]}

    def tags(self) -> dict[str, dict[str, str]]:
        """Tags by run."""
        runs = self.ask(_RUNS)["runsOrError"]["results"]
        return {run["runId"]: {tag["key"]: tag["value"] for tag in run["tags"]} for run in runs}

    def messages(self, run_id: str) -> list[str]:
        """What the events of a run say."""
        answer = self.ask(_EVENTS, id=run_id)
        return [event["message"] for event in answer["runOrError"]["eventConnection"]["events"]]

    def wait(self, run_id: str, *statuses: str) -> str:
        """The first of these statuses that a run has."""
        until(lambda: self.runs()[run_id] in statuses, PATIENCE, self.logs)
        return self.runs()[run_id]

    def worker(self, run_id: str) -> int:
        """The process of a run."""
        until(lambda: bool(self._workers(run_id)), PATIENCE, self.logs)
        return self._workers(run_id)[0]

    def _workers(self, run_id: str) -> list[int]:
        return [int(pid) for pid in re.findall(r"Started process for run \(pid: (\d+)\)", "\n".join(self.messages(run_id)))]


@contextmanager
def services_in(places: units.Places, **more: str) -> Iterator[Services]:
    """Services to start in a folder, with the variables of their units and more; all are ended, whatever happens."""
    places.run.mkdir(mode=0o700)
    (places.state / "dagster.yaml").symlink_to(units.DEPLOY / "dagster.yaml")
    services = Services(places, {"PATH": os.environ["PATH"], "HOME": str(places.state), **units.environment(places), **more})
    try:
        yield services
    finally:
        for process in services.processes.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for name in list(services.processes):
            services.end(name)
