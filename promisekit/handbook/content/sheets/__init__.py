"""What stands on a page before it has words: one module a kind of page."""
