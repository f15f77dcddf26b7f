"""Calendar dates as authors write them: 2026-12-31."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from promisekit.model.shorthand import cached_parser

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_date(value: Any) -> datetime.date:
    """``"2026-12-31"`` -> a date. Raises PydanticCustomError for another form or a day that does not exist."""
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "a date is due here, written like 2026-12-31")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_day", "there is no such day as {value}", {"value": value}) from None


Date = Annotated[datetime.date, PlainValidator(cached_parser(parse_date))]
