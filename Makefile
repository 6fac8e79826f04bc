# `make run` starts the program on a sample office; `make test` checks everything. Both prepare .venv first.
# `make screenshots` makes a picture of every page, in both languages, three widths, by day and in the dark.
# `make messages` brings the Bulgarian catalogue up to date and lists what is still to be translated.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
SOURCES := tracker dashboards tests $(wildcard benchmarks)

.PHONY: run test lint messages screenshots bench constraints clean

run: .venv/run.stamp
	$(BIN)/tracker demo

test:
	@tests/system-packages.sh chromium initdb libatomic1 pdftotext soffice  # Playwright's driver needs libatomic
	@$(MAKE) --no-print-directory lint  # which prepares .venv
	@$(BIN)/pytest -n auto --maxprocesses 4

lint: .venv/test.stamp
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

messages: .venv/test.stamp
	@$(BIN)/python -m tracker.text.extract

screenshots: .venv/test.stamp
	@$(BIN)/python -m tests.screenshots

bench: .venv/run.stamp
	@$(BIN)/python -m benchmarks.run

constraints:
	@tests/pin.sh

clean:
	rm -rf .venv .cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; say PYTHON=... to make")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || tests/system-packages.sh python3-venv
	@echo "Preparing .venv"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python constraints.txt pyproject.toml
	@echo "Installing what the program needs (a minute the first time)"
	@$(PIP) install --require-hashes -r constraints.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: .venv/run.stamp tests/constraints.txt
	@echo "Installing what the tests need"
	@$(PIP) install --require-hashes -r constraints.txt -r tests/constraints.txt
	@touch $@
