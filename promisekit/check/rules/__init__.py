"""One rule a file, found by itself: CODE, SEVERITY, ``find(subject)``, and a docstring that is its page."""
