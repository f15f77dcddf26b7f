"""Where the documentation of a code is to be read, if the project says where its documentation is."""

from __future__ import annotations

import importlib.metadata


def address_of(code: str) -> str | None:
    """The page of a check or a kind of change on the web; None where pyproject.toml names no ``Documentation``."""
    for entry in importlib.metadata.metadata("promisekit").get_all("Project-URL") or ():
        label, _, url = entry.partition(", ")
        if label == "Documentation":
            return f"{url.rstrip('/')}/{'changes' if code.startswith('PD') else 'checks'}/{code.lower()}.html"
    return None


def address_as(field: str, code: str) -> dict[str, str]:
    """The address under the name that a format gives it; nothing where there is none."""
    address = address_of(code)
    return {field: address} if address else {}
