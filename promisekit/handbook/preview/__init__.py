"""The preview: the handbook while somebody writes, made page by page as its pages are asked for.

Here belong the server, what it answers, what follows the saves, and the script that tells the browser. What a
page is made of, and what a finished site is, stand in the rooms below.
"""
