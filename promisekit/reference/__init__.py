"""The reference pages of the documentation: the format from the models, the checks from the rules.

``python -m promisekit.reference docs`` writes them; a test keeps them current.
"""
