# `make help` lists the targets. The environment is .venv; a stamp named after the lock's checksum
# says what is installed in it, so that a changed lock is installed and an unchanged one costs
# nothing.

PYTHON ?= python3
PORT ?= 8000
CONTENT ?=

BIN := .venv/bin/python
checksum = $(firstword $(shell cksum < $(1)))
PRODUCTION := .venv/.production-$(call checksum,requirements/production.txt)
DEVELOPMENT := .venv/.development-$(call checksum,requirements/development.txt)
MARKUP := tests/markup/node_modules/.installed-$(call checksum,tests/markup/package-lock.json)
PIP_INSTALL := $(BIN) -m pip --disable-pip-version-check -qq install --require-hashes

# Each set of bundles has a database and a media folder of its own.
ifeq ($(strip $(CONTENT)),)
DATA_DIR ?= var/demo
else
DATA_DIR ?= var/content-$(firstword $(shell printf '%s' '$(strip $(CONTENT))' | cksum))
endif

# Checks need settings, but neither a server nor a file.
CHECK := DJANGO_SETTINGS_MODULE=association_site.settings.test DATABASE_URL=sqlite://:memory: $(BIN)
# The tests of a file often share what they begin with: one process runs them all, files in their order
# (the longest of the browser tests is therefore the first).
PYTEST := $(BIN) -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder
UNIT_TESTS := $(PYTEST) --ignore=tests/browser
# Rooms whose questions to the database are their own, and all that the demo's file has to bear.
ON_SQLITE := $(addprefix tests/,accounts alliances members translations \
	$(addprefix association_site/,opening test_demo.py test_publish_on_time.py) \
	$(addprefix association_site/bundles/test_,command.py loading_bundles.py real_content.py tree.py) \
	$(addprefix pages/test_,redirects.py reindexing.py site_context.py sitemap.py views.py))

# Made-up registers and killed imports: once is enough.
LONG_ONES := $(addprefix --ignore=tests/members/importing/test_,properties.py killed.py)

# A run starts Python again and again; compiling our sources each time takes a second of each start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test all-tests bench coverage lint screenshots format messages lock browser clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-12s %s\n", $$1, $$2}' Makefile

demo: $(PRODUCTION) ## Serve the demo [PORT=8000] [CONTENT="folder folder": these bundles instead]
	@DJANGO_SETTINGS_MODULE=association_site.settings.demo DATA_DIR="$(DATA_DIR)" PORT="$(PORT)" \
		$(BIN) manage.py demo --port "$(PORT)" $(CONTENT)

test: browser $(MARKUP) ## Run everything: checks, tests on PostgreSQL, much of them on SQLite, browser tests
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		env -u DATABASE_URL -u DATABASE PREPARED="$$folder" $(MAKE) --no-print-directory all-tests

# The databases that the tests begin with are made while the other core looks at the sources.
all-tests:
	@$(BIN) -W ignore -m tests.database & database=$$!; \
		$(MAKE) --no-print-directory lint; lint=$$?; wait $$database && exit $$lint
	$(UNIT_TESTS)
	DATABASE=sqlite $(UNIT_TESTS) $(LONG_ONES) $(ON_SQLITE)
	$(PYTEST) tests/browser

coverage: $(DEVELOPMENT) ## Say which of our lines the tests leave out; refuse less than 95 %
	env -u DATABASE_URL -u DATABASE $(UNIT_TESTS) --cov --cov-report=term:skip-covered

lint: $(DEVELOPMENT) ## Check style, types, imports, migrations and messages
	$(BIN) -m ruff check --quiet
	$(BIN) -m ruff format --check --quiet
	$(BIN) -m djlint --lint --quiet templates
	$(BIN) -m mypy
	.venv/bin/lint-imports --no-logo
	$(CHECK) manage.py makemigrations --check --dry-run
	$(CHECK) manage.py messages --check
	$(CHECK) manage.py check --fail-level WARNING

screenshots: browser ## Take sheets of all pages and patterns to look at, and the pictures of the README
	env -u DATABASE_URL -u DATABASE $(BIN) -m pytest -q -n 2 tests/browser/sheets.py
	@echo "Look at them in var/screenshots"

bench: $(DEVELOPMENT) ## Measure the register with 10,000 organisations, on both databases [ORGANISATIONS=100000]
	@env -u DATABASE_URL $(BIN) -m tests.bench.register $(foreach n,$(ORGANISATIONS),--organisations $(n))

format: $(DEVELOPMENT) ## Format Python, and mend what ruff can mend
	$(BIN) -m ruff check --fix
	$(BIN) -m ruff format

messages: $(DEVELOPMENT) ## Write the interface's messages to the catalogues in locale
	@$(CHECK) manage.py messages

lock: $(DEVELOPMENT) ## Lock what requirements/*.in ask for [UPGRADE=1: the newest of it]
	@for name in production development; do \
		$(BIN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-annotate --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade) \
			--custom-compile-command "make lock" \
			requirements/$$name.in --output-file requirements/$$name.txt || exit 1; \
	done

browser: $(DEVELOPMENT) ## Find the browser of the browser tests, or install one
	@$(BIN) -m tests.browser.chromium

clean: ## Remove the environment, all data of demos and everything compiled
	rm -rf .venv var tests/markup/node_modules .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find locale -name '*.mo' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------ environment
$(PRODUCTION): .venv/bin/python
	@echo "Installing what the site needs …"
	@$(PIP_INSTALL) -r requirements/production.txt
	@rm -f .venv/.production-* && touch $@

# What the tests need includes what the site needs.
$(DEVELOPMENT): .venv/bin/python
	@echo "Installing what the site and its tests need …"
	@$(PIP_INSTALL) -r requirements/development.txt
	@rm -f .venv/.production-* .venv/.development-* && touch $@ $(PRODUCTION)

# Node comes as a Python wheel; what it runs is locked with hashes too.
$(MARKUP): $(DEVELOPMENT)
	@cd tests/markup && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || \
		{ echo "Python 3.11 to 3.14 is needed; $(PYTHON) is none of them. Name another one: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv
