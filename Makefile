# The two commands of the README are `make handbook` and `make test`; each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .cache/tools
WORDS := promisekit/handbook/language/locale
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help handbook serve test all-tests quick lint bench results fuzz executions kills trust audit locked package gallery city tutorials docs vscode words format clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "promisekit needs Python 3.11 or newer; say which: make PYTHON=python3.12 handbook")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	$(BIN)/python -m compileall -q promisekit
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	sh tests/browser/install.sh
	@touch $@

handbook: $(VENV)/.installed ## Check the sample portfolio, draw its pictures and build its handbook into site/
	$(BIN)/promisekit check blueprints
	$(BIN)/promisekit build blueprints --site-dir site

city: $(VENV)/.installed ## Build the handbook of the Finnish sample, with what changed since June, into site-city/
	$(BIN)/promisekit check samples/kaupunki
	$(BIN)/python -m tests.samples.city .cache/city
	cd .cache/city && $(CURDIR)/$(BIN)/promisekit build samples/kaupunki --site-dir $(CURDIR)/site-city

serve: $(VENV)/.installed ## Look at the handbook while you edit
	$(BIN)/promisekit serve

test: $(VENV)/.tested ## Everything that has to hold
	@$(MAKE) --no-print-directory -j2 lint all-tests

# The language server's tests have an event loop of their own, and a process with a browser has another one running.
all-tests: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report= tests/language_server
	$(BIN)/python -m pytest -n auto --dist worksteal --ignore tests/language_server \
		--cov --cov-append --cov-report=term:skip-covered --cov-fail-under=95

quick: $(VENV)/.tested ## The tests for everyday work: no browser, no site builds, no fuzzing
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not browser and not site and not fuzz"

lint: $(VENV)/.tested ## Types, style and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: proofs
proofs: $(VENV)/.tested ## Compare the proofs of 5,000 random portfolios with every minute of them
	$(BIN)/python -m tests.graph.real_brute_force $(or $(COUNT),5000)

bench: $(VENV)/.tested ## Speed as ratios, measured in one run
	$(BIN)/python -m tests.bench.bench

results: $(VENV)/.tested ## Seconds, memory and ratios beside what people would use instead, into bench/RESULTS.md
	$(BIN)/python -m tests.bench.results $(if $(SIZES),--sizes $(SIZES))

fuzz: $(VENV)/.tested ## Portfolios with anything in them, for MINUTES (1 where nothing is said): no crash, nothing slow
	$(BIN)/python -m tests.fuzz.fuzz $(or $(MINUTES),1) $(if $(SEED),--seed $(SEED))

executions: $(VENV)/.tested ## COUNT made values, texts, edits, files and comparisons (2 million where nothing is said): what holds of each
	$(BIN)/python -m tests.fuzz.executions $(or $(COUNT),2000000) $(if $(SEED),--seed $(SEED))

kills: $(VENV)/.tested ## Builds, edits of files and saves of the studio killed at random moments, NUMBER of each (100): nothing is ever half
	$(BIN)/python -m tests.fuzz.kills $(or $(NUMBER),100)
	$(BIN)/python -m tests.edit.kills $(or $(NUMBER),100)
	$(BIN)/python -m tests.studio.kills $(or $(NUMBER),100)

trust: $(VENV)/.tested ## Every payload of a public list, and ours, in several places through every output and a browser
	$(BIN)/python -m tests.payloads.run

$(TOOLS)/.installed:
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet build pip-audit uv
	@touch $@

audit: $(TOOLS)/.installed ## Ask whether anything is known against the libraries (needs the network)
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes --requirement action/requirements.txt

locked: $(TOOLS)/.installed ## Write the libraries of the GitHub action with their hashes anew, after a change of them
	$(TOOLS)/bin/uv pip compile --quiet pyproject.toml action/build.in --constraint constraints.txt --python-version 3.12 --generate-hashes --no-annotate --no-header --no-emit-index-url --output-file action/requirements.txt

package: $(TOOLS)/.installed ## Build the source and the wheel, install each into an environment of its own, and use it
	$(PYTHON) -m tests.package.package $(TOOLS)/bin/python

gallery: $(VENV)/.tested ## Every kind of picture of the sample and of hard cases, with screenshots, into .cache/gallery
	$(BIN)/python -m tests.gallery.gallery

tutorials: $(VENV)/.tested ## Follow the tutorials to their end with promisekit as it is installed elsewhere, in a fresh environment
	$(BIN)/python -m tests.tutorials.fresh

docs: $(VENV)/.installed ## Write the reference pages in docs/ anew from the models, the rules and the kinds of change
	$(BIN)/python -m promisekit.reference docs

vscode: ## Pack the extension for VS Code into editors/vscode/promisekit.vsix; it needs Node.js and npm
	cp LICENSE editors/vscode/
	cd editors/vscode && npm install --silent && npm run --silent package

words: $(VENV)/.installed ## Take the interface's words from the code and the templates into the catalogues
	$(BIN)/pybabel -q extract -F pyproject.toml --no-default-keywords -k _ -k _n:1,2 -k ngettext:1,2 --add-location file --sort-output -o $(WORDS)/promisekit.pot .
	$(BIN)/pybabel -q update -D promisekit -d $(WORDS) -i $(WORDS)/promisekit.pot --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	rm $(WORDS)/promisekit.pot
	$(BIN)/pybabel -q compile -D promisekit -d $(WORDS)

format: $(VENV)/.tested ## Put the code into its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: site-docs
site-docs: $(VENV)/.installed ## Build the documentation as a site, into site-docs/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file documentation.yml
	@echo "Open site-docs/index.html in a browser; the search works where a web server has it, as with python3 -m http.server -d site-docs."

clean: ## Remove what was made
	rm -rf $(VENV) site-city site-docs .coverage .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find site -mindepth 1 ! -name .gitignore -delete
