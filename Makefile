# Every target makes what it needs: a fresh clone with Python 3.11 or newer and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check bench attack tune audit clean

run: $(READY)                 ## the playground: the real bot in the browser
	$(BIN)/httpbot playground $(if $(PORT),--port $(PORT))

test: $(READY)                ## every test, on SQLite and on a real Postgres
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: $(READY)               ## lint, format, types, catalogue
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/httpbot catalogue check

bench: $(READY)               ## accuracy by kind and language, and speed as ratios
	$(BIN)/python -m tests.bench

attack: $(READY)              ## 50,000 hostile requests, signed, on every surface; a sample of them is in `make test`
	$(BIN)/python -m tests.bench.attack $(ARGS)

tune: $(READY)                ## finds the matcher's weights and thresholds on the labelled questions
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/bench/requirements.txt
	$(BIN)/python -m tests.bench.tune

audit: $(READY)               ## known vulnerabilities of the pinned packages; needs the internet
	$(BIN)/pip-audit --requirement requirements.txt --disable-pip

$(READY): pyproject.toml requirements-dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "httpbot needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
