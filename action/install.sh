#!/bin/sh
# Installs promisekit, as this version of the action holds it, into an environment of its own: every library by its hash.
set -eu

# -I keeps Python from importing anything that lies in the checked-out files.
python3 -I -m venv "$RUNNER_TEMP/promisekit"
install() {
  "$RUNNER_TEMP/promisekit/bin/python" -I -m pip install --quiet --disable-pip-version-check "$@"
}
install --require-hashes --requirement "$GITHUB_ACTION_PATH/action/requirements.txt"
install --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"
