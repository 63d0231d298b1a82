# Everything happens in .venv; nothing outside this folder is changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
DEMO := .demo/paris.db

.PHONY: demo test lint format bench lock clean

demo: $(VENV)/.run-ready  ## read examples/paris into a ledger and print its brief and its statements
	@mkdir -p .demo && rm -f $(DEMO)*
	@$(BIN)/sayso read examples/paris --ledger $(DEMO)
	@echo && $(BIN)/sayso brief --language de --ledger $(DEMO)
	@echo && $(BIN)/sayso statements --ledger $(DEMO)

test: $(VENV)/.dev-ready  ## install what the tests need, and run them all
	$(BIN)/python -m pytest

lint: $(VENV)/.dev-ready  ## format, lint, strict types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev-ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev-ready  ## quality and speed; DATA=DIR names the folder of public sets
	$(BIN)/python -m benchmarks --data $(DATA)

COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
  --no-emit-index-url --no-emit-find-links pyproject.toml --group build

lock: $(VENV)/.dev-ready  ## resolve the lock files anew
	$(COMPILE) -o requirements/run.lock > /dev/null
	$(COMPILE) --group test --group lint --group bench --group dev -c requirements/run.lock -o requirements/dev.lock > /dev/null

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit("sayso needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run-ready: requirements/run.lock pyproject.toml | $(VENV)/.made
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev-ready: requirements/dev.lock $(VENV)/.run-ready
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

clean:
	rm -rf $(VENV) .demo build dist
