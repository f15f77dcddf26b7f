#!/bin/sh
# Checks the portfolio and compares it with the base: annotations in the log, a summary, and files for the later steps.
# The checked-out files are read, never run. Statuses are kept for verdict.sh, so that the comment is written first.
set -eu

promisekit=${PROMISEKIT:-$RUNNER_TEMP/promisekit/bin/promisekit}
. "$GITHUB_ACTION_PATH/action/portfolio.sh"
rm -rf "$out"
mkdir -p "$out"
# Nothing in the checked-out folder may stand in for a library.
unset PYTHONPATH PYTHONSTARTUP PYTHONHOME
export PYTHONSAFEPATH=1

# The branch as it was fetched is newer than the base that the event names, which would show others' changes.
if [ -n "${REVIEW_BASE_REF:-}" ] &&
  git rev-parse --verify --quiet --end-of-options "refs/remotes/origin/$REVIEW_BASE_REF^{commit}" >"$out/base"; then
  base=refs/remotes/origin/$REVIEW_BASE_REF
else
  base=${REVIEW_BASE_SHA:-}
fi
rm -f "$out/base"
case $base in
'' | 0000000*)
  # A push that makes a branch names no commit before it: compare with where it left the main branch.
  range=
  ;;
*) range=$base...HEAD ;;
esac

# Runs a command, and keeps its exit code for verdict.sh.
keep() {
  status=$out/$1.status
  shift
  code=0
  "$@" || code=$?
  echo "$code" >"$status"
  return 0
}

check() {
  "$promisekit" check "$REVIEW_PATH" "$@"
}
compare() {
  if [ -n "${REVIEW_BASE_PATH:-}" ]; then
    set -- "--base-path=$REVIEW_BASE_PATH" "$@"
  fi
  # A range is never taken for an option.
  "$promisekit" diff "--path=$REVIEW_PATH" "$@" -- ${range:+"$range"}
}

severity=${REVIEW_CHECK_FAIL_ON:-error}
weight=${REVIEW_FAIL_ON:-never}
echo "::group::promisekit check"
if [ "$severity" = never ]; then
  keep never check --format github
  if [ "$(cat "$out/never.status")" = 2 ]; then echo 2; else echo 0; fi >"$out/check.status"
  rm "$out/never.status"
else
  keep check check --format github "--fail-on=$severity"
fi
echo "::endgroup::"
check --format markdown --output "$out/check.md" || true
check --format json --output "$out/check.json" || true

echo "::group::promisekit diff"
if [ "$weight" = never ]; then
  keep diff compare --format github
else
  keep diff compare --format github "--fail-on=$weight"
fi
echo "::endgroup::"
if [ "$(cat "$out/diff.status")" != 2 ]; then
  compare --format markdown --output "$out/diff.md" || true
  compare --format json --output "$out/changes.json" || true
  compare --format html --output "$out/changes.html" --pictures "$out/pictures" || true
fi

# Whether there is anything to say, told by the counts and not by words.
has_changes() {
  python3 -I -c '
import json, sys
try:
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)
except (OSError, ValueError):
    sys.exit(1)
sys.exit(not any(data[name] for name in ("changes", "acceptances", "unreadable")))
' "$out/changes.json"
}
: >"$out/comment.md"
changes=false
if [ "$(cat "$out/diff.status")" = 2 ]; then
  # Silence would say that nothing changed.
  printf '### The promises could not be compared.\n\nWhat is wrong stands in the log of this run.\n' >>"$out/comment.md"
fi
if has_changes; then
  changes=true
  cat "$out/diff.md" >>"$out/comment.md"
fi
# Findings that fail nobody were there before, or can wait: they are annotated, and need no comment.
if [ "$(cat "$out/check.status")" = 1 ]; then
  # Both together have to fit into one comment.
  if [ "$(cat "$out/comment.md" "$out/check.md" | wc -m)" -lt 64000 ]; then
    printf '\n<details>\n<summary>What <code>promisekit check</code> finds</summary>\n\n' >>"$out/comment.md"
    cat "$out/check.md" >>"$out/comment.md"
    printf '\n</details>\n' >>"$out/comment.md"
  else
    printf '\n' >>"$out/comment.md"
    head -n 1 "$out/check.md" >>"$out/comment.md"
  fi
fi

if [ -s "$out/comment.md" ]; then
  cat "$out/comment.md" >>"$GITHUB_STEP_SUMMARY"
else
  echo "Nothing changed in what customers and staff may count on." >>"$GITHUB_STEP_SUMMARY"
fi
# What other steps may want to know, each on a line of its own whatever stands in the files.
tell() {
  python3 -I -c '
import json, sys

def summary(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)["summary"]
    except (OSError, ValueError, KeyError):
        return {}

changes, found = map(summary, sys.argv[1:])
told = {"verdict": changes.get("verdict", "")}
told |= {name: changes.get(name, "") for name in ("weaker", "removed", "changed", "stronger", "added")}
told |= {name: found.get(name, "") for name in ("errors", "warnings")}
for name, value in told.items():
    print(f"{name}={chr(32).join(str(value).split())}")
' "$out/changes.json" "$out/check.json"
}
{
  echo "folder=$out"
  echo "artifact=$name"
  echo "has-changes=$changes"
  tell
} >>"$GITHUB_OUTPUT"
