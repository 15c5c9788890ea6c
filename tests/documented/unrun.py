"""Commands the pages show and no test runs as they stand, each with the reason; and exit codes other than 0, likewise."""

# By how a command begins.
UNRUN = {
    "make run": "sets up the very environment these tests run in; CI runs it on a fresh clone",
    "make test": "runs these tests; so does CI",
    "make test-system": "needs a browser and a MediaWiki; CI runs it",
    "make ui": "serves until it is stopped; the tests of Dagster start the same definitions",
    "make docs": "writes into the repository; tests/test_docs.py compares what it would write",
    "make republish": "replaces extracted/; the tests of the first article compare it with what raw/ gives",
    ".venv/bin/python -m pytest": "runs tests from tests",
}
# By how a command begins, the longest first.
EXITS = {
    "sailau diff": (1, "the two differ"),
    "sailau build": (1, "a capture is quarantined"),
    'sailau capture "': (2, "nobody is asked without a contact; tests/upstream asks a real wiki"),
    'sailau add "': (2, "likewise"),
    "sailau watch": (2, "likewise"),
}
