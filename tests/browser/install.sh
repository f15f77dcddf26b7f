#!/bin/sh
# Makes sure that the tests have a Chromium: the installed one, the distribution's, or Playwright's own.
set -eu

find_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || true
}

if [ -n "$(find_browser)" ]; then
    exit 0
fi
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo"
    echo "Installing Chromium for the browser tests …"
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-liberation fonts-noto-core \
        fonts-noto-color-emoji >/dev/null
fi
if [ -z "$(find_browser)" ]; then
    .venv/bin/python -m playwright install chromium
fi
