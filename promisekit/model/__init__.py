"""The words of the trade as frozen, strict pydantic models: no I/O, no positions in files.

Start at :class:`~promisekit.model.portfolio.Portfolio`; each concept has a module of its own.
"""
