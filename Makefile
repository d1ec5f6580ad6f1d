# All that is done with a checkout of Pizhu. Needs Python 3.11 or later with pip, and make;
# everything else goes into a private environment in .venv.
#
#   make read          read a sample (or FILE=…)
#   make test          run the tests (ARGS="-k search" for some of them)
#   make coverage      run them and see what of the program they reach: at least 90 %, or it fails
#   make shuffled      run the tests 20 times (RUNS=…), in other orders, with other made-up examples
#   make mutants       change the program in many small ways and see how many changes they notice
#   make check         formatting, lint, types, import contracts
#   make format        format the code
#   make wheel         build wheel and sdist into dist/
#   make pictures      draw the pictures of docs/ anew
#   make reference     write the pages of docs/ that follow from the code: keys, commands, manual
#   make site          make a site of docs/ in dist/site
#   make sbom          list all that an installation holds, in dist/sbom.json (CycloneDX)
#   make audit         ask the package index whether any of that has known weaknesses
#   make lock          pin the dependencies anew (needs uv; ARGS=--upgrade for the latest)
#   make clean         remove what was made, the environment included

VENV := .venv
BIN := $(VENV)/bin
FILE ?= samples/wujin-plan.txt
ARGS ?=
RUNS ?= 20

# The first of these that is recent enough; PYTHON=… overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: read test coverage shuffled mutants check format wheel pictures reference site sbom audit lock clean

read: $(VENV)/run.stamp
	@$(BIN)/python -m reader read "$(FILE)"

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n auto -p no:randomly --hypothesis-seed=0 $(ARGS)

coverage: $(VENV)/dev.stamp
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -m "not alone" --hypothesis-profile=few $(ARGS)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

shuffled: $(VENV)/dev.stamp
	for seed in $$(seq $(RUNS)); do \
		$(BIN)/python -m pytest -n auto -q --randomly-seed=$$seed $(ARGS) || exit 1; done

# The first line writes the mutants and notes which tests meet which; it tries those of one file.
mutants: $(VENV)/dev.stamp
	$(BIN)/python -m mutmut run 'reader.text.numerals.*' >/dev/null
	$(BIN)/python -m benchmarks.mutants $(ARGS)

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: $(VENV)/dev.stamp
	$(BIN)/python -m build --no-isolation --outdir dist .

reference: $(VENV)/run.stamp
	PIZHU_HOME=$(VENV)/none $(BIN)/python docs/generate.py

pictures: $(VENV)/run.stamp
	$(BIN)/python docs/pictures.py

site: $(VENV)/dev.stamp
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet docs dist/site

sbom: $(VENV)/supply.stamp
	@mkdir -p dist
	$(VENV)/supply/bin/cyclonedx-py requirements --output-reproducible --pyproject pyproject.toml \
		--output-file dist/sbom.json requirements/run.txt

audit: $(VENV)/supply.stamp
	$(VENV)/supply/bin/pip-audit --disable-pip --require-hashes --requirement requirements/run.txt

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet $(ARGS)
lock:
	$(LOCK) --output-file requirements/run.txt pyproject.toml
	$(LOCK) --all-extras --group dev --output-file requirements/dev.txt pyproject.toml
	$(LOCK) --group supply --output-file requirements/supply.txt

clean:
	rm -rf $(VENV) dist mutants .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Pizhu needs Python 3.11 or later; none was found." >&2; exit 1; }
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make environments; install its venv module (python3-venv)." >&2; exit 1; }

# The development environment holds all that running needs.
$(VENV)/run.stamp: requirements/run.txt | $(BIN)/python
	@test -e $(VENV)/dev.stamp || $(PIP_INSTALL) -r $<
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(BIN)/python
	@$(PIP_INSTALL) -r $<
	@touch $@

# What accounts for the dependencies stands apart from them.
$(VENV)/supply.stamp: requirements/supply.txt | $(BIN)/python
	@$(BIN)/python -m venv $(VENV)/supply
	@$(VENV)/supply/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
