"""Commands the pages show and no test runs as they stand, each with the reason; and exit codes other than 0, likewise."""

# By how a command begins.
UNRUN = {
    "make run": "sets up the very environment these tests run in; CI runs it on a fresh clone",
    "make test": "runs these tests; so does CI",
    "make test-system": "needs a browser, MediaWiki, PostgreSQL and nginx; CI runs it",
    "make ui": "serves until it is stopped; the tests of Dagster start the same definitions",
    "make docs": "writes into the repository; tests/test_docs.py compares what it would write",
    "make republish": "replaces extracted/; the tests of the first article compare it with what raw/ gives",
    ".venv/bin/python -m pytest": "runs tests from tests",
    "apt-get install postgresql": "sets up a machine, as root; tests/team starts the files it puts there",
    "cd /var/lib/sailau": "likewise: needs the user and the folders of that machine",
    "cp /opt/sailau/docs/deploy/nginx.conf": "likewise; tests/team/test_login.py starts nginx with that file",
    "systemctl stop": "likewise; tests/team/test_backup.py restores by that script",
    "git -C /opt/sailau": "likewise; tests/upstream/test_team.py reloads by the command of the unit",
    "DAGSTER_HOME=/var/lib/sailau": "likewise; tests/team/test_backup.py runs that command",
}
# By how a command begins, the longest first.
EXITS = {
    "sailau diff": (1, "the two differ"),
    "sailau build": (1, "a capture is quarantined"),
    'sailau capture "': (2, "nobody is asked without a contact; tests/upstream asks a real wiki"),
    'sailau add "': (2, "likewise"),
    "sailau watch": (2, "likewise"),
}
