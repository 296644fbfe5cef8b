# Everything a contributor or maintainer runs. `make` lists it; `make serve` is the place to start.
.DEFAULT_GOAL := help
.PHONY: audit sbom bench lighthouse help serve site verify soak fuzz check test lint types golden generate lock clean
SHELL := /bin/sh

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
# Installs what a lock holds, and counts the packages while it does.
INSTALL = rm -f $(VENV)/.failed; { $(BIN)/python -m pip --disable-pip-version-check install --progress-bar off --require-hashes --requirement $(1) || touch $(VENV)/.failed; } \
  | awk '/^Collecting /{printf "\r%d packages", ++n; fflush()} /^ERROR/{print} END{if (n) print ""}'; test ! -e $(VENV)/.failed
LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header
# The theme prints a notice about a later version of MkDocs on every build; the versions here are pinned.
export NO_MKDOCS_2_WARNING := 1

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or newer; '$(PYTHON)' is older. Name another with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu it is the package python3-venv."; exit 1; }
	@echo "Setting up in $(VENV): some 40 packages, a minute at most ..."
	@$(call INSTALL,requirements.txt)
	@$(BIN)/python -m pip --quiet --disable-pip-version-check install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt $(READY)
	@echo "Setting up tests and tools in $(VENV): some 120 packages more, several minutes ..."
	@$(call INSTALL,requirements-dev.txt)
	@touch $@

serve: $(READY) ## Show the site at http://127.0.0.1:8000/ and rebuild it at every save
	@$(BIN)/mkdocs serve --no-strict

site: $(if $(ENGINE),$(DEV),$(READY)) ## Build the site, check it, and put it in place as 'site'; AS_OF=2024-07-31 shows that day, ENGINE=zensical builds by another
	@$(BIN)/casetracker build $(if $(AS_OF),--as-of $(AS_OF)) $(if $(ENGINE),--engine $(ENGINE))

verify: site ## Build the site and print its hash, by which anyone can check a published copy
	@$(BIN)/casetracker verify

check: $(READY) ## Check the record, and that its files are in the template's order and style
	@$(BIN)/casetracker check
	@$(BIN)/casetracker fmt --check

test: $(DEV) ## Run all tests; finds or installs a Chromium for them
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m pytest

soak: $(DEV) ## The long form of the tests of hostile input, faults, equal bytes, axe's rules and the form's walks; 15 minutes at most
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python tests/other_pythons.py
	@CASETRACKER_PROFILE=soak CASETRACKER_KILLS=20 timeout 900 $(BIN)/python -m pytest tests/property tests/site/test_faults.py tests/site/test_same_bytes.py tests/site/test_preview_follows.py tests/browser/test_accessibility.py tests/browser/test_form_walks.py

fuzz: $(DEV) ## Try to break what reads strangers' files, for SECONDS (60 if not given); what is found becomes a test
	@$(BIN)/python -m pip --quiet --disable-pip-version-check install --only-binary :all: --require-hashes --requirement tests/fuzz/requirements.txt
	@nice $(BIN)/python tests/fuzz/fuzz.py $(or $(SECONDS),60)

lighthouse: site $(DEV) ## Let Lighthouse look at the built site, as a phone on a slow line has it (about 5 minutes)
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python tests/lighthouse/measure.py site

lint: $(DEV) ## Check the style of the code, and the workflows for what could be turned against us
	@$(BIN)/ruff check hooks tests
	@$(BIN)/ruff format --check hooks tests
	@$(BIN)/zizmor --offline --quiet --no-progress --strict-collection .github

audit: $(DEV) ## Known weaknesses, which needs the web, and whether each package's licence is one that may be used
	@$(BIN)/python -m piplicenses --python $(BIN)/python --summary
	@$(BIN)/python -m pip_audit --strict --disable-pip --require-hashes --progress-spinner off --requirement requirements-dev.txt --requirement tests/fuzz/requirements.txt

sbom: site $(DEV) ## Build the site, and write a list of all that it is made with and of its hash (.cache/sbom.cdx.json)
	@mkdir -p .cache
	@$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible --spec-version 1.6 --output-file .cache/sbom.cdx.json $(BIN)/python
	@$(BIN)/python -m casetracker.supply .cache/sbom.cdx.json --site site

types: $(DEV) ## Check the types of the code
	@$(BIN)/mypy

bench: $(DEV) ## Measure speed against other engines (about 20 minutes) and write docs/about/speed.md
	@$(BIN)/python tests/benchmarks/compare.py --write docs/about/speed.md
	@$(BIN)/python tests/benchmarks/languages.py --write docs/about/speed.md

golden: $(DEV) ## Write the expected outputs of tests anew; look at the difference before you commit it
	@$(BIN)/python -m pytest --quiet --golden || true
	@git --no-pager diff --stat -- tests

generate: $(READY) ## Write what is made from the model and committed: schemas, templates, the list of words
	@$(BIN)/python -m casetracker.cli.generate

lock: $(DEV) ## Choose versions anew within the ranges of pyproject.toml
	@$(LOCK) pyproject.toml --group dev --upgrade --output-file requirements-dev.txt
	@sed -n 's/ *\\$$//; /==/p' requirements-dev.txt > $(VENV)/versions.txt
	@$(LOCK) pyproject.toml --group run --upgrade --constraint $(VENV)/versions.txt --output-file requirements.txt
	@sed -n 's/ *\\$$//; /==/p' requirements.txt | grep --invert-match setuptools > hooks/casetracker/locked.txt
	@$(LOCK) --group fuzz --python-version 3.11 --upgrade --output-file tests/fuzz/requirements.txt

clean: ## Remove what these targets made
	@rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache site .site-*
