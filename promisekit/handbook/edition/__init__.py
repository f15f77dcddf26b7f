"""One whole handbook for one audience in one language, in memory: pages, pictures, feeds, the files beside the YAML.

Here belongs what every way of handing a handbook out needs: reading, all pages, the navigation tree, what
``mkdocs.yml`` says. How it is handed out belongs to ``site`` and ``outputs``, which do not know each other.
"""
