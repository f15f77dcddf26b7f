#!/bin/sh
# Keeps one comment on the pull request: written, brought up to date, or removed when nothing is left to say.
set -eu

. "$GITHUB_ACTION_PATH/action/portfolio.sh"
# One comment for each portfolio. The path is cut to what can neither end the marker nor mean anything.
path=$(printf %s "$REVIEW_PATH" | tr -c 'A-Za-z0-9_./\n-' '_')
MARKER="<!-- promisekit review of $path -->"
export MARKER
comments=repos/$GITHUB_REPOSITORY/issues/$REVIEW_NUMBER/comments
case $REVIEW_NUMBER in
'' | *[!0-9]*)
  echo "There is no pull request to comment on."
  exit 0
  ;;
esac

# Comments of people that begin with the marker are theirs. `env` reads the marker without making code of it.
ours() {
  gh api --paginate "$comments" \
    --jq '.[] | select(.user.type == "Bot") | select(.body | startswith(env.MARKER)) | .id'
}

# A fork's token may only read; its review stands in the summary.
cannot() {
  echo "::notice title=Promise review::The comment cannot be written with this token; the review is in the summary."
  exit 0
}

found=$(ours) || cannot
first=$(printf '%s\n' "$found" | head -n 1)

if [ ! -e "$out/comment.md" ]; then
  mkdir -p "$out"
  {
    printf '### The review of the promises could not be made.\n\n'
    printf 'What is wrong stands in the log of this run; nothing is said here of what changed.\n'
  } >"$out/comment.md"
fi
if [ ! -s "$out/comment.md" ]; then
  for id in $found; do
    gh api --silent --method DELETE "repos/$GITHUB_REPOSITORY/issues/comments/$id" || cannot
  done
  exit 0
fi

{
  printf '%s\n' "$MARKER"
  cat "$out/comment.md"
  if [ -n "${REVIEW_ARTIFACT:-}" ]; then
    printf '\n<sub>[What it looks like, before and after](%s)</sub>\n' "$REVIEW_ARTIFACT"
  fi
} >"$out/body.md"
if [ -n "$first" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$first" --field "body=@$out/body.md" || cannot
  for id in $found; do
    if [ "$id" != "$first" ]; then
      gh api --silent --method DELETE "repos/$GITHUB_REPOSITORY/issues/comments/$id" || cannot
    fi
  done
else
  gh api --silent --method POST "$comments" --field "body=@$out/body.md" || cannot
fi
