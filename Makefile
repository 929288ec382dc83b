# Each target sets up what it needs: on Debian or Ubuntu with python3 (3.11 or newer) and make, nothing else is needed.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

# Settings that belong to another Python must not reach ours.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP VIRTUAL_ENV

python := .venv/bin/python
quiet_screen := QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
covered := content intake packs visit store privacy insight

.PHONY: help run test bench soak package clean setup setup-test

help:
	@echo "make run      start the program (without a screen: play a visit and save pictures of it)"
	@echo "make test     run all tests"
	@echo "make bench    measure speed and memory against their budgets"
	@echo "make soak     run the long tests"
	@echo "make package  build wheel, program folder and Debian package into dist/"
	@echo "make clean    remove everything that make made"

run: setup
	@if [ "$$(uname -s)" != Linux ] || [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		exec $(python) -m desk_assistant; \
	fi; \
	echo "Maskinen har ingen skærm. Derfor spiller programmet et helt besøg og gemmer billeder af det."; \
	$(quiet_screen) $(python) -m desk_assistant tour build/tour; \
	echo "Billederne ligger i build/tour, og huskesedlen er build/tour/note.pdf."

test: setup-test
	@$(quiet_screen) $(python) -m pytest -n 2 --max-worker-restart 2 \
		$(covered:%=--cov=desk_assistant.%) --cov-report=json:build/coverage.json
	@$(python) -m tests.coverage_floor build/coverage.json $(covered)

bench: setup-test
	@$(quiet_screen) $(python) -m tests.bench

# On the real disk: what `make test` writes lies in memory (tests/conftest.py).
soak: setup-test
	@bash packaging/system_packages.sh soak
	@TMPDIR=$${TMPDIR:-/tmp} $(quiet_screen) $(python) -m pytest -n 2 --max-worker-restart 2 -m soak -o faulthandler_timeout=1800

package:
	@bash packaging/system_packages.sh package
	@bash packaging/virtual_environment.sh package
	@build/venv/bin/python packaging/build.py all

clean:
	@rm -rf .venv build dist .pytest_cache .hypothesis .coverage .coverage.*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@bash packaging/system_packages.sh app
	@bash packaging/virtual_environment.sh app

setup-test:
	@bash packaging/system_packages.sh test
	@bash packaging/virtual_environment.sh test
