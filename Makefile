# Two commands do everything: `make learn` starts the lesson, `make test` passes every check.
# Both need nothing but Python 3.11 (or newer) and make.

PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: learn test check fix lock clean

learn: $(VENV)/learn.stamp  ## install what is needed and start the lesson in this terminal
	@$(BIN)/tutor learn

test: $(VENV)/test.stamp  ## install what is needed and pass every check
	@$(MAKE) --no-print-directory check

check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/tutor course lint curriculum
	$(BIN)/pytest -n auto --dist worksteal

fix: $(VENV)/test.stamp  ## format, and repair what a program can repair
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/tutor course schema

lock: $(VENV)/test.stamp  ## write the versions in use to the lock file
	$(BIN)/pip freeze --exclude-editable --exclude pip --exclude setuptools > requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/learn.stamp: $(VENV)/bin/python pyproject.toml requirements.lock
	@echo "Installing (once, about a minute) ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/bin/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev,postgres]'
	@touch $@ $(VENV)/learn.stamp
