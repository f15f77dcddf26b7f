"""How much the parts of a page count in a search: a promise is found by a customer's own words."""

from __future__ import annotations

from typing import Final

WHY: Final = "why"
"""The anchor of the section of a promise's page that holds the customers' words."""
WHY_BOOST: Final = 6.0
"""How much more that section counts."""

FIELDS: Final = {"title": {"boost": 2.0}, "tags": {"boost": 2.0}}
"""What a word in each field counts, a word in the text being 1; by default one in a title counts a thousand."""
