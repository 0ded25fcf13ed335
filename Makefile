# Two targets are enough: `make run` opens the example, `make test` runs the tests. Each first sets
# up a virtual environment. On Windows, see README.md.
PYTHON ?= python3
BIN := .venv/bin
UV ?= $(BIN)/uv
LOCK := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--no-emit-package pip --python-version 3.11 --custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run test journeys lint types look torture bench catalogue lock clean set-up-run set-up-dev \
	set-up-journeys set-up-bench

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: set-up-run ## open the example (without a display: write its briefing pack)
	@$(BIN)/python tools/run_example.py

test: set-up-dev ## run the tests
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

journeys: set-up-journeys ## run user journeys in the real window on a virtual screen
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal tests/journeys

lint: set-up-dev ## check formatting and style
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

types: set-up-dev ## check types
	@$(BIN)/mypy

look: set-up-dev ## save a picture of every screen, dialog and page to look/
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.look

torture: set-up-dev ## do harm to dossiers for a quarter of an hour, and count what is lost
	@$(BIN)/python -m tests.torture $(HOW)

bench: set-up-bench ## measure speed against its bounds
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench

catalogue: set-up-dev ## extract the translatable messages (set-up compiles the translations)
	@mkdir -p resources/locale
	@$(BIN)/pybabel --quiet extract --keywords noop --no-location --omit-header --sort-output \
		--output resources/locale/parley.pot main.py cli core briefings ui

lock: ## update the pinned package versions (needs uv)
	@$(LOCK) --output-file requirements.txt
	@$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@$(LOCK) --group dev --group bench --constraint requirements-dev.txt \
		--output-file requirements-bench.txt

clean: ## remove everything that can be rebuilt
	@rm -rf .venv build look .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@rm -f resources/locale/*/LC_MESSAGES/*.mo

set-up-run:
	@$(PYTHON) tools/set_up.py run

set-up-dev:
	@$(PYTHON) tools/set_up.py dev

set-up-journeys:
	@$(PYTHON) tools/set_up.py journeys

set-up-bench:
	@$(PYTHON) tools/set_up.py bench
