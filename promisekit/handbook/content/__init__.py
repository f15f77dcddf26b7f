"""What each page says: its facts (``sheets``, ``picture_tables``), its words (``templates``), its looks (``assets``).

Here belong pages that are made of the portfolio as it stands today. What changed since an earlier version belongs to
``news``; nothing here knows MkDocs, or any other generator.
"""
