"""The reader's language: the interface's words and their translations, numbers, dates, money, times of the clock.

Here belongs what depends on the language alone. What a sentence is said about belongs to ``content``; how MkDocs'
theme is made to speak it, to ``site``.
"""
