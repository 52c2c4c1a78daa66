# `make run` builds the sample guides with their downloads and serves them; `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test lint types sbom bench bench-exports bench-page bench-preview bench-verify sync format clean

run: $(VENV)/.installed
	@$(BIN)/audioguide build
	@$(BIN)/audioguide export all
	@$(BIN)/audioguide serve

test: $(VENV)/.installed-dev lint types
	@sh tests/browser/ensure-chromium.sh
	@sh tests/player/ensure-nu.sh
	@sh tests/browser/ensure-lighthouse.sh
	@sh tests/player/ensure-gpodder.sh
	@sh tests/export/ensure-ffprobe.sh
	@sh tests/export/ensure-epub.sh
	@sh tests/export/ensure-daisy.sh
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.installed-dev
	$(BIN)/mypy

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.build

bench-exports: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.exports

bench-page: $(VENV)/.installed-dev
	@sh tests/browser/ensure-chromium.sh
	@sh tests/browser/ensure-lighthouse.sh
	$(BIN)/python -m benchmarks.page
	$(BIN)/python -m benchmarks.page.lighthouse

bench-preview: $(VENV)/.installed-dev
	@sh tests/browser/ensure-chromium.sh
	$(BIN)/python -m benchmarks.preview

sbom: $(VENV)/.installed-dev
	$(BIN)/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --output-reproducible --output-file sbom.cdx.json

bench-verify: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.verify

sync: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.sync

clean:
	rm -rf $(VENV) audio/.cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --quiet --constraint constraints.txt --editable '.[natural,import]'
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --quiet --constraint constraints.txt --editable '.[natural,import,piper,publish,dev]'
	@touch $@ $(VENV)/.installed
