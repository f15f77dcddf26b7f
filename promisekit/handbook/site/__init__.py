"""A site made by MkDocs: the plugin's hooks, the theme, a site per language, the build.

Whatever knows how MkDocs makes a page belongs here. What follows an editor's saves does not.
"""
