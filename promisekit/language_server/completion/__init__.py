"""What may be written at the cursor: sections, fields, ids, words; each with what it means."""

from promisekit.language_server.completion.complete import complete
from promisekit.language_server.completion.offer import Client

__all__ = ["Client", "complete"]
