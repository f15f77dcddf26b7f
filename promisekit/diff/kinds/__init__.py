"""The kinds of change by topic: what each means and why it weighs so, and the comparators that find it."""
