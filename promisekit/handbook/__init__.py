"""The handbook: what staff, customers and leaders read. A house of seven rooms; imports go down the list only.

``site``, ``outputs``   hand an edition out: by MkDocs, or without it
``edition``             one whole handbook for one audience in one language
``news``                what changed for whom
``content``             what each page says
``book``                the portfolio as its readers may know it
``language``            the reader's language

A :class:`~promisekit.handbook.edition.reading.Reading` becomes a :class:`~promisekit.handbook.book.book.Book`, the book
becomes pages, and ``site`` or ``outputs`` make of them what people open.
"""
