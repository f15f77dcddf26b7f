"""The reference pages of the documentation: the format from the models, the checks from the rules, the
changes from their kinds. And the schema that editors read, from the models as well.

``python -m promisekit.reference docs`` writes the pages; a test keeps them current.
"""
