"""How a site of the handbook looks with Material for MkDocs, or whatever reads its settings."""

from __future__ import annotations

from typing import Any, Final

THEME: Final[dict[str, Any]] = {
    "name": "material",
    "font": False,
    "features": [
        "content.action.edit",
        "content.tooltips",
        "navigation.path",
        "navigation.sections",
        "navigation.tabs",
        "navigation.top",
        "search.highlight",
        "search.suggest",
        "toc.follow",
    ],
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-night", "name": "Dark"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-sunny", "name": "Light"},
        },
    ],
}
"""How the site looks where no ``mkdocs.yml`` says it."""
