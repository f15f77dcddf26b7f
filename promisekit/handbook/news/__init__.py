"""What changed for whom: what git remembers of a portfolio, told on a page and in a feed for each role and function.

Here belongs what compares versions for readers. How versions are read and compared belongs to ``history`` and
``diff``.
"""
