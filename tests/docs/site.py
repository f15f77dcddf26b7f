"""The documentation, built once for the tests of a module."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.docs.conftest import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site-docs")
    # In strict mode a link that leads nowhere, or a page that is in no menu, stops the build.
    build(load_config(str(ROOT / "documentation.yml"), site_dir=str(folder), strict=True))
    return folder
