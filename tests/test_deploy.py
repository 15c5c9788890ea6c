"""What docs/deploy.md promises of the files beside it, as far as reading them tells; tests/team starts them."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "deploy.md").read_text("utf-8")
DEPLOY = ROOT / "docs" / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
# What every process has, and nobody sets for sailau.
COMMON = {"PATH", "HOME"}


def settings(path: Path) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def variables() -> set[str]:
    """Every environment variable that code, tests, benchmarks, make and the files of docs/deploy ask for or set."""
    code = [path for folder in ("pipeline", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    asked = [(r'(?:environ(?:\.get\(|\[)|getenv\()\s*"([A-Z_]+)"', path) for path in code]
    asked += [(pattern, ROOT / "Makefile") for pattern in (r"(?m)^export ([A-Z_]+)", r"(?m)^([A-Z_]+) \?=")]
    asked += [(pattern, path) for path in FILES for pattern in (r"(?m)^Environment=(\w+)=", r"env: (\w+)", r"\b(PG[A-Z]+)\b")]
    return {name for pattern, path in asked for name in re.findall(pattern, path.read_text("utf-8"))} - COMMON


def test_every_file_is_explained() -> None:
    explained = set(re.findall(r"\(deploy/([^)]+)\)", PAGE))

    assert {path.relative_to(DEPLOY).as_posix() for path in FILES} - explained == {"systemd/sailau-backup.service"}


def test_every_environment_variable_stands_in_the_table() -> None:
    section = PAGE.partition("## Environment variables")[2].partition("\n## ")[0]
    table = re.findall(r"^\| `([A-Z_]+)` \| .+ \| .+ \|$", section, re.MULTILINE)

    assert sorted(table) == sorted(variables())


def test_team_has_the_settings_of_the_checkout_but_for_the_storage() -> None:
    one, team = settings(ROOT / "dagster.yaml"), settings(DEPLOY / "dagster.yaml")

    assert team.pop("storage") == {"postgres": {"postgres_url": "postgresql+psycopg2://"}}
    assert one.pop("storage") == {"sqlite": {"base_dir": ".dagster/storage"}}
    assert team == one


def test_no_file_has_a_password() -> None:
    said = re.compile(r"(?i)password\s*[:=]\s*(?!…)\S|postgresql\S*://\S*@")

    assert [path.name for path in FILES if said.search(path.read_text("utf-8"))] == []


def test_webserver_listens_on_this_machine_only_and_the_code_server_on_no_port() -> None:
    webserver = (DEPLOY / "systemd" / "sailau-webserver.service").read_text("utf-8")
    code = (DEPLOY / "systemd" / "sailau-code.service").read_text("utf-8")

    assert "--host 127.0.0.1 --port 3000" in webserver
    assert "--socket ${SAILAU_CODE_SOCKET}" in code
    assert "0.0.0.0" not in "".join(path.read_text("utf-8") for path in FILES)  # noqa: S104 # that it is absent


def test_everybody_but_the_code_server_asks_this_machine_alone() -> None:
    services = {path.stem.removeprefix("sailau-"): path.read_text("utf-8") for path in FILES if path.suffix == ".service"}
    confined = {name for name, text in services.items() if "IPAddressDeny=any\nIPAddressAllow=localhost\n" in text}

    assert confined == set(services) - {"code"}


def test_page_says_what_dagster_does_not_have() -> None:
    assert "**Dagster's open-source webserver has no login, no users and no roles.**" in PAGE
