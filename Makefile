.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
TEST := $(BIN)/pytest -m "not prove" -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
WAREHOUSE ?= data/warehouse
SAMPLE := data/sample
BROWSER := $(shell command -v chromedriver 2>/dev/null)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# Where no byte code may be written, every start of the product compiles it anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/installed ## make .venv from the lock file

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(WAREHOUSE)/current: | .venv/installed
	$(BIN)/triangulate sample $(SAMPLE)
	$(BIN)/triangulate load $(SAMPLE) --warehouse $(WAREHOUSE)

run: setup $(WAREHOUSE)/current ## serve on 127.0.0.1:8050, first making a sample council when there is none
	$(BIN)/triangulate serve --warehouse $(WAREHOUSE)

browser: setup # what the browser tests drive
	@if [ -z "$(BROWSER)" ]; then \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium chromium-driver; fi

provider: # the OpenID provider that the tests sign in with
	@command -v npm >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq nodejs npm; }
	@test -d tests/oidc/node_modules || npm --prefix tests/oidc ci --no-audit --no-fund --loglevel=error

quick: check ## ruff, mypy and the rules that need no council; under a minute
	$(TEST) tests/kernel

test-warehouse: setup ## reading, cleaning, building, publishing, the sample, and the wheel
	$(TEST) tests/warehouse tests/sample tests/install

test-measures: setup ## what is counted, judged, hidden, compared and said of it
	$(TEST) tests/facts tests/measures tests/signals tests/disclosure tests/published \
	  tests/triangulation tests/themes tests/reference

test-dashboard: setup provider ## pages, exports, and who may see what
	$(TEST) tests/dashboard tests/access

test-browser: browser ## journeys through headless Chromium
	$(TEST) tests/browser

test: browser provider ## everything: all of the above but ruff and mypy
	$(TEST)

prove: browser provider ## the same properties with full counts; takes long
	$(BIN)/pytest -m prove --durations=0

check: setup ## ruff, and mypy strict on warehouse and measures
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: setup ## put right what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: setup ## dist/triangulate-VERSION-py3-none-any.whl, to install without the checkout
	rm -rf build dist
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	rm -rf build

docs: setup ## write docs/measures.md from the catalogue and docs/access.md from the roles
	$(BIN)/python -m cli.documents

bench: browser ## ratios measured side by side in one run; written to docs/performance.md
	$(BIN)/python -m tests.bench

.PHONY: help setup run browser provider quick test-warehouse test-measures test-dashboard \
        test-browser test prove check fix wheel docs bench
