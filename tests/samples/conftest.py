from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from promisekit.handbook.site.build import BuildResult, build
from tests.handbook.site import built_once, sample_site, served
from tests.samples.city import City

__all__ = ["sample_site", "served"]


@pytest.fixture(scope="session")
def city_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city's handbook in both languages, with what changed since June; built once for all test processes."""

    def made(**wanted: Any) -> BuildResult:
        city = City(tmp_path_factory.mktemp("city")).begin()
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(city.folder)  # where no mkdocs.yml is ours
            return build(city.portfolio, **wanted)

    return built_once(tmp_path_factory, "city-site", made)
