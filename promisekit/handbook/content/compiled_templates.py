"""Compiled templates, kept from one run to the next: to compile them takes as long as to fill hundreds of them."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from promisekit.draw.user_cache import cache_folder, sweep


def compiled_templates(*made_with: str) -> FileSystemBytecodeCache | None:
    """Where they are kept; None where nothing is to be kept.

    A template is known by its path and its text; ``made_with`` says what else its code depends on.
    """
    folder = cache_folder("templates")
    if folder is None:
        return None
    sweep(folder, ".compiled")
    version = hashlib.sha256("\n".join(made_with).encode()).hexdigest()
    return _Kept(str(folder), f"%s-{version[:12]}.compiled")


class _Kept(FileSystemBytecodeCache):
    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)
            if bucket.code is not None:
                Path(self._get_cache_filename(bucket)).touch()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
