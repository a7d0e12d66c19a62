# make run    set up and serve at http://localhost:8000; WORKERS=2 by two processes
# make test   set up and run every test
# make check  lint, types, import contracts, generated files

PYTHON ?= python3
UV_VERSION := 0.13.8
VENV := .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv pip install --quiet --require-hashes --python $(PY)
WEB := apps/web
WEB_PACKAGES := $(WEB)/node_modules/.installed

.PHONY: help setup run test check python-found node-found
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# //p' Makefile

setup: $(VENV)/.installed $(WEB_PACKAGES)

run: setup
	@exec $(PY) -m apps.launcher

test: $(VENV)/.installed-dev $(WEB_PACKAGES)
	@echo "==> tests of the web app"
	@npm --prefix $(WEB) test
	@echo "==> tests of everything else"
	@$(PY) -m pytest

check: $(VENV)/.installed-dev $(WEB_PACKAGES)
	@echo "==> ruff"
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/ruff format --check
	@echo "==> import contracts"
	@mkdir -p .build
	@$(VENV)/bin/lint-imports >.build/import-contracts.log || { cat .build/import-contracts.log; exit 1; }
	@echo "==> basedpyright"
	@$(VENV)/bin/basedpyright
	@echo "==> the protocol document is up to date"
	@$(PY) -m apps.api.wire.schema --check
	@echo "==> web app: lint, types, types generated from the protocol"
	@npm --prefix $(WEB) run --silent check

$(VENV)/bin/uv: | python-found
	@echo "==> creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.installed: requirements.lock | $(VENV)/bin/uv
	@echo "==> installing Python packages"
	@$(UV) -r requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "==> installing development packages"
	@$(UV) -r requirements-dev.lock
	@touch $@

$(WEB_PACKAGES): $(WEB)/package-lock.json | node-found
	@echo "==> installing packages of the web app"
	@npm --prefix $(WEB) ci --no-audit --no-fund --loglevel=error
	@touch $@

python-found:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) was not found. Another one: PYTHON=python3.12 make run"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, found $$($(PYTHON) --version 2>&1). Another one: PYTHON=python3.12 make run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot create virtual environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

node-found:
	@command -v node >/dev/null && command -v npm >/dev/null || { \
	  echo "Node 20.19 or newer with npm is needed, and it was not found. See https://nodejs.org"; exit 1; }
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' || { \
	  echo "Node 20.19 or newer is needed, found $$(node --version)."; exit 1; }
