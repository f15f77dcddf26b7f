"""A site made by MkDocs: the plugin's hooks, the theme, a site per language, build and serve.

Whatever imports MkDocs belongs here, and nothing else does.
"""
