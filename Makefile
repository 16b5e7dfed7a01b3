# Two commands do everything: `make run` opens the page, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
ORIGINALS := ../shared/originals

.PHONY: install run test check bench eval clean

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Samråd trenger Python 3.11 eller nyere; fant " + sys.version.split()[0] + ". Sett PYTHON=python3.11." if sys.version_info < (3, 11) else 0)'
	@echo "Installerer i $(VENV). Det tar noen minutter første gang."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(STAMP)

install: $(STAMP)

run: $(STAMP)
	$(BIN)/samrad

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/samrad corpus check

bench: $(STAMP)
	$(BIN)/samrad bench

# The test half on the shipped corpus, and on the originals where they are at hand, held against evals/floor.toml.
eval: $(STAMP)
	$(BIN)/samrad eval --half test --out out/eval/shipped
	@runs=out/eval/shipped; \
	if [ -d $(ORIGINALS) ]; then \
	  $(BIN)/samrad eval --half test --corpus $(ORIGINALS) --out out/eval/originals || exit 1; \
	  runs="$$runs out/eval/originals"; \
	else \
	  echo "Fant ikke $(ORIGINALS). Bare det korpuset som følger med, er kjørt."; \
	fi; \
	$(BIN)/python -m evals.gate $$runs

clean:
	rm -rf $(VENV) out build *.egg-info
