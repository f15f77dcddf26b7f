"""The reference pages of the documentation: the format from the models, the checks from the rules, the
changes from their kinds.

``python -m promisekit.reference docs`` writes them; a test keeps them current.
"""
