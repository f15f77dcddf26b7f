#!/bin/sh
# Installs promisekit, as this version of the action holds it, into an environment of its own.
set -eu

# -I keeps Python from importing anything that lies in the checked-out files.
python3 -I -m venv "$RUNNER_TEMP/promisekit"
"$RUNNER_TEMP/promisekit/bin/python" -I -m pip install --quiet --disable-pip-version-check \
  --constraint "$GITHUB_ACTION_PATH/constraints.txt" "$GITHUB_ACTION_PATH"
