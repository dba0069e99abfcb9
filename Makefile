# Every target makes the environment when it is missing. Python 3.11+, git and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

TOOLS := tests/tools/node_modules/.ready
LIGHTHOUSE := tests/tools/lighthouse/node_modules/.ready

.PHONY: site test check format docs bench bench-short bench-large edits edits-served withheld gates deploys browser-tools wheel clean help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

site: $(STAMP) ## build the demo site into site/
	$(BIN)/briefgen build

test: check ## all checks, then the tests (browser tests skip without Chromium)
	$(BIN)/pytest $(PYTEST_ARGS)

check: $(STAMP) ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## format and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(STAMP) ## write the generated references in docs/ anew
	$(BIN)/python docs/generate.py

bench: $(STAMP) ## measure briefgen on made-up corpora of 100 to 10,000 documents; docs/performance.md gets the table
	$(BIN)/python benchmarks/run.py --count 100 1000 10000 --write

bench-short: $(STAMP) ## the same with 100 documents, one run, nothing written
	$(BIN)/python benchmarks/run.py --count 100 --runs 1

bench-large: $(STAMP) ## one clean build of 100,000 documents
	$(BIN)/python benchmarks/run.py --count 100000 --runs 1

edits: $(STAMP) ## 1,000 random edits, each compared with a clean build
	$(BIN)/python -m tests.properties.test_incremental 1000 --seed 1

edits-served: $(STAMP) ## 500 random edits while the site is served, compared with clean builds
	$(BIN)/python -m tests.preview.test_edits 500 --seed 1

withheld: $(STAMP) ## 60 made-up sites with withheld documents for each rule that must hold; the tests take 5
	WITHHELD_FULL=1 $(BIN)/pytest $(PYTEST_ARGS) tests/properties/test_non_interference.py

gates: $(STAMP) $(TOOLS) $(LIGHTHOUSE) ## every check of every page of every theme in a browser; the tests have a short profile
	GATES_FULL=1 $(BIN)/pytest $(PYTEST_ARGS) tests/browser/gates

deploys: $(STAMP) ## kill deploys to each kind of target at 30 moments, and read during 20; the tests try fewer
	DEPLOYS_FULL=1 $(BIN)/pytest $(PYTEST_ARGS) tests/deploy/test_kill.py tests/deploy/test_readers.py

browser-tools: $(TOOLS) ## what browser tests check pages with: axe-core and the Nu HTML checker (needs npm)

wheel: $(STAMP) ## build sdist and wheel into dist/
	rm -rf dist
	$(BIN)/python -m build

clean: ## remove the environment, caches and builds (not your content)
	rm -rf $(VENV) tests/tools/node_modules tests/tools/lighthouse/node_modules dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage*

$(TOOLS) $(LIGHTHOUSE): %/node_modules/.ready: %/package.json %/package-lock.json
	cd $* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "briefgen needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "Python's venv module is missing: install it (Debian, Ubuntu: apt install python3-venv)"; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $@
