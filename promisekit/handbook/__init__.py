"""The handbook: what staff, customers and leaders read.

A :class:`~promisekit.handbook.reading.Reading` becomes a :class:`~promisekit.handbook.book.Book` (items by name,
links, safe texts), the book becomes pages (``pages``, ``overviews``, ``item_pages``; what stands on them in
``sheets``, how it reads in ``templates`` and ``words``). ``plugin`` hands the pages to MkDocs, and is the only
module here that knows it, beside ``build`` and ``serve``.
"""
