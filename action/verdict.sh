#!/bin/sh
# Fails the job where the check or the comparison asked for it, once everything has been said.
set -eu

out=$RUNNER_TEMP/promise-review
failed=0
for name in check diff; do
  code=$(cat "$out/$name.status")
  if [ "$code" != 0 ]; then
    echo "promisekit $name ended with $code"
    failed=1
  fi
done
exit "$failed"
