"""What helps while somebody types, in any editor that speaks the Language Server Protocol: ``promisekit lsp``.

An editor sends what it holds, saved or not. The portfolio is read with these texts in place of the files', and every
answer is made from that reading and from the text at the cursor, which :mod:`~promisekit.language_server.sketch` makes
out where it is not YAML yet.
"""
