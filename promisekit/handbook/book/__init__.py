"""The portfolio as its readers may know it: items by name, links between their pages, texts as safe HTML.

Here belongs what every page asks of a portfolio, and what an audience does not see of it. What stands on a page
belongs to ``content``.
"""
