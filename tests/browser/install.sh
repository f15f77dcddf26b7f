#!/bin/sh
# Makes sure that the tests have a Chromium: the distribution's, without windows where it has that one, or Playwright's.
set -eu

find_browser() {
    command -v chromium-headless-shell || command -v chromium || command -v chromium-browser ||
        command -v google-chrome || true
}

get() {
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo"
    $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if command -v apt-get >/dev/null 2>&1; then
    if [ -z "$(find_browser)" ]; then
        echo "Installing Chromium for the browser tests …"
        get chromium fonts-dejavu-core fonts-liberation fonts-noto-core fonts-noto-color-emoji
    fi
    # Another program that draws SVG, to compare; without it the tests compare with CairoSVG alone.
    command -v rsvg-convert >/dev/null || get librsvg2-bin 2>/dev/null || true
    # It opens a page in half the time; without it everything works, too.
    command -v chromium-headless-shell >/dev/null || get chromium-headless-shell 2>/dev/null || true
fi
if [ -z "$(find_browser)" ]; then
    .venv/bin/python -m playwright install chromium
fi
