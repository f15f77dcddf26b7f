"""A day for hints such as `review_by: 2027-06-30`: who copies it should not be told next that it has passed."""

from __future__ import annotations

import datetime
from typing import Final

_WITHOUT_TODAY: Final = 2027


def example_day(today: datetime.date | None) -> str:
    """The middle of the coming year."""
    return f"{today.year + 1 if today else _WITHOUT_TODAY}-06-30"
