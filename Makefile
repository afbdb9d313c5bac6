# Two commands do all the set-up: `make demo` and `make test`. They need Python 3.11+, pip, make and git.
PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint format snapshots docs site bench clean

demo: $(VENV)/.installed  ## findings of the example site
	@echo '$$ pixellint check examples/health-plan/leaky'
	@$(BIN)/pixellint check examples/health-plan/leaky; test $$? -le 1

test: $(VENV)/.developed lint  ## everything that must pass
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -rs

lint: $(VENV)/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.developed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

snapshots: $(VENV)/.developed  ## write what the tests compare with; review the difference
	$(BIN)/python -m pytest --update-snapshots

docs: $(VENV)/.developed  ## pages on rules, trackers and law, from the records under rules/
	$(BIN)/python docs/generate.py

site: docs  ## the docs as a site, in build/site
	$(PIP) install --quiet --group docs
	$(BIN)/python -m mkdocs build --strict

bench: $(VENV)/.developed
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) build dist

# Some systems ship Python without ensurepip; pip can then furnish the environment from outside.
# Dependency groups need pip 25.1.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'pixellint needs Python 3.11 or newer: make PYTHON=python3.12 ...'; exit 1; }
	$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m venv --clear --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	$(PIP) install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/.made pyproject.toml
	$(PIP) install --quiet --editable . --group dev
	@touch $@ $(VENV)/.installed
