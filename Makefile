# Everything a fresh machine with Python 3.11 or newer needs: `make run`, `make test`.

VENV := .venv
PYTHON := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
COVERED := 95
DATA := .data
OUT := out

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help venv run test lint bench wheels lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: $(INSTALLED) ## create .venv with the pinned requirements and dnapp itself

$(INSTALLED): requirements/dev.txt pyproject.toml
	@found=; for candidate in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; \
	  then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "dnapp needs Python 3.11, 3.12, 3.13 or 3.14; none is on the PATH." >&2; exit 1; fi; \
	$(PYTHON) -m pip --version >/dev/null 2>&1 || $$found -m venv --clear $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Made beside its final place, so that a start cut short leaves nothing half done.
$(DATA): | $(INSTALLED)
	@rm -rf $(DATA).new
	$(PYTHON) -m dnapp --data $(DATA).new demo
	@mv $(DATA).new $@

run: $(INSTALLED) | $(DATA) ## open the window on the sample province; without a screen, write out/
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(PYTHON) -m dnapp --data $(DATA) --showcase $(OUT); \
	else \
	  $(PYTHON) -m dnapp --data $(DATA); \
	fi

test: $(INSTALLED) ## run the test suite without a screen, with coverage
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n auto --cov --cov-report=term
	@for part in core records store services reports; do \
	  echo "branch coverage of $$part: at least $(COVERED) %"; \
	  $(PYTHON) -m coverage report --include="dnapp/$$part/*" --fail-under=$(COVERED) || exit 1; \
	done

lint: $(INSTALLED) ## check style, types and the direction of imports
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports

bench: $(INSTALLED) ## time what users wait for
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest tests/bench -q -s -p no:xdist

wheels: $(INSTALLED) ## prove that every pin has a wheel for Windows, macOS and Linux
	$(PYTHON) tools/wheels.py requirements/dev.txt

# The extras stay: without them pip looks past the pin of `coverage[toml]` to a newer release.
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
  --generate-hashes --no-strip-extras --no-header --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

lock: $(INSTALLED) ## pin what pyproject.toml names; UPGRADE=1 takes the newest versions
	$(LOCK) pyproject.toml --output-file requirements/run.txt >/dev/null
	$(LOCK) pyproject.toml --group dev --constraints requirements/run.txt \
	  --output-file requirements/dev.txt >/dev/null

clean: ## remove what can be made again, but neither .venv nor .data
	rm -rf $(OUT) build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache \
	  .mypy_cache .pytest_cache .ruff_cache $(DATA).new
	find dnapp tests tools -name __pycache__ -prune -exec rm -rf {} +
