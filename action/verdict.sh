#!/bin/sh
# Fails the job where the check or the comparison asked for it, once everything has been said.
set -eu

. "$GITHUB_ACTION_PATH/action/portfolio.sh"
failed=0
for command in check diff; do
  code=$(cat "$out/$command.status" 2>/dev/null) || code="nothing: it did not run"
  if [ "$code" != 0 ]; then
    echo "promisekit $command ended with $code"
    failed=1
  fi
done
exit "$failed"
