"""Handbooks that need no MkDocs: one HTML file, a folder of Markdown, a role's card on paper.

Here belongs what writes an edition in a form of its own.
"""
