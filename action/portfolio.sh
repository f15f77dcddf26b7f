# Where the review of one portfolio lies, and what its files are called; read by the other scripts.
# A job may review several portfolios; the path is cut to what can mean nothing anywhere.
slug=$(printf %s "$REVIEW_PATH" | tr -c 'A-Za-z0-9_.-' '-')
if [ "$slug" != "$REVIEW_PATH" ]; then
  slug=$slug-$(printf %s "$REVIEW_PATH" | cksum | cut -d ' ' -f 1)
fi
name=promise-review-$slug
out=$RUNNER_TEMP/$name
