"""Round numbers and days for the axes of a chart."""

from __future__ import annotations

import datetime
import math
from typing import Final

MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240)


def round_steps(low: float, high: float, most: int = 6) -> list[float]:
    """At most so many round numbers that span from `low` to `high`."""
    if high <= low:
        low, high = low - 1, high + 1
    rough = (high - low) / (most - 2)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * i, 10) for i in range(first, last + 1)]


def month_steps(first: datetime.date, last: datetime.date, most: int = 8) -> list[datetime.date]:
    """First days of months between two days, at most so many and evenly spread; none where the days are too close."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    step = next((months for months in MONTHS if (end - begin) / months < most), MONTHS[-1])
    months = (month for month in range(begin, end + 1) if month % step == 0)
    days = (datetime.date(month // 12, month % 12 + 1, 1) for month in months)
    return [day for day in days if first <= day <= last]
