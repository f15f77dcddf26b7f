"""What an author probably meant by a value that the format does not have: a module for each kind of value.

Each gives candidates, best first, made from what was typed; :mod:`promisekit.read.meant.suggestion` passes on those
that the model accepts. Nothing here is ever read as if it had been written. Patterns are kept as texts, for a run
needs few of them: `re` compiles and keeps them when they are first used.
"""
