"""Phone numbers and mail addresses, as people write them and as a phone or a mail programme takes them."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final
from urllib.parse import quote

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

_PHONE: Final = re.compile(r"\+?[\d().\-/ \u00a0]{2,40}", re.ASCII)
_TRUNK: Final = re.compile(r"\(0+\)")
_EMAIL: Final = re.compile(r"[\w.!#$%&'*+/=?^{|}~-]+@[\w-]+(?:\.[\w-]+)*")


def parse_phone(value: Any) -> str:
    """The number as it is written. Raises PydanticCustomError for less than two digits and for words."""
    if isinstance(value, str) and _PHONE.fullmatch(value) and sum(map(str.isdigit, value)) > 1:
        return value
    raise PydanticCustomError("phone_form", "a phone number is due here")


def parse_email(value: Any) -> str:
    """The address unchanged. Raises PydanticCustomError where no mail could be sent to it."""
    if isinstance(value, str) and len(value) <= 254 and _EMAIL.fullmatch(value):
        return value
    raise PydanticCustomError("email_form", "a mail address is due here")


def dialled(phone: str) -> str:
    """What a phone dials: a plus and digits. The zero in `+44 (0)20` is only dialled within the country."""
    number = _TRUNK.sub("", phone) if phone.startswith("+") else phone
    return "+" * phone.startswith("+") + re.sub(r"\D", "", number)


def mailed_to(email: str) -> str:
    """The mail address as part of a link: a `?` in it begins no subject and no copy to others."""
    return quote(email, safe="@!$'*+-._~")


Phone = Annotated[str, PlainValidator(parse_phone)]
Email = Annotated[str, PlainValidator(parse_email)]
