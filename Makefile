PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
CHECKED := $(VENV)/checked
COMPILE := pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras --build-deps-for editable \
	--no-emit-index-url --no-emit-find-links

.PHONY: sample test docs lock clean

# Set up, then read the bundled sample.
sample: $(READY)
	$(BIN)/dragoman read src/dragoman/samples/militias.txt --published 2025-01-09

# Set up, then run every check. Debian's packages that it needs are named in .ci/run.
test: $(CHECKED)
	$(BIN)/ruff check
	$(BIN)/mypy
	COLUMNS=100 $(BIN)/pytest --numprocesses 2 --dist loadfile

# Put what the program prints now into README.md and docs/.
docs: $(CHECKED)
	$(BIN)/python docs/refresh.py

# Choose the newest allowed version of everything and write its hashes down.
lock: $(VENV)/tools
	$(VENV)/tools/bin/$(COMPILE) --upgrade --extra dev --output-file requirements-dev.lock pyproject.toml
	cp requirements-dev.lock requirements.lock
	$(VENV)/tools/bin/$(COMPILE) --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV)

# Only what requirements.lock names, each file checked against its hash; the package itself needs nothing more.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Dragoman needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

# The same with every extra and what the checks need besides.
$(CHECKED): $(READY) requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-dev.lock
	touch $(CHECKED)

# A recent pip: older ones overlook extras whose name has an underscore, as in lxml[html_clean].
$(VENV)/tools:
	$(PYTHON) -m venv $(VENV)/tools
	$(VENV)/tools/bin/pip install --quiet --upgrade "pip>=25" pip-tools
