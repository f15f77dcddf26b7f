from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from promisekit.read import Loaded, load

os.environ["PROMISEKIT_CACHE"] = "off"
"""Every test draws for itself and leaves nothing in the user's cache."""

Write = Callable[..., Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Write:
    """Writes files (name -> text or bytes) below a fresh `blueprints` folder and loads it."""

    def write_and_load(files: dict[str, str | bytes] | str | bytes) -> Loaded:
        folder = tmp_path / "blueprints"
        for name, content in (files if isinstance(files, dict) else {"a.yaml": files}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load(folder, shown_as="blueprints")

    return write_and_load
