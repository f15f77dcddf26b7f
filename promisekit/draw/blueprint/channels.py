"""Pictograms for the channels of touchpoints: a channel is a free word, so the usual ones are known by their names."""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "phone": "phone call telephone puhelin puhelu telefon samtal",
    "email": "email e-mail mail sähköposti e-post epost mejl",
    "chat": "chat chatt messenger",
    "text": "text sms tekstiviesti",
    "web": "web website online portal verkko verkkosivu verkkopalvelu nettisivu webb webbplats",
    "app": "app sovellus mobiilisovellus",
    "letter": "letter post kirje posti brev",
    "store": "store shop branch counter desk myymälä liike toimipiste butik disk",
    "visit": "visit home käynti kotikäynti besök hembesök",
    "parcel": "parcel package delivery paketti paket",
}
_ICONS: Final = {name: icon for icon, names in _NAMES.items() for name in names.split()}
OTHER: Final = "touchpoint"
"""The pictogram of a channel with a name of its own."""


def channel_icon(channel: str) -> str:
    """The pictogram of a channel, by the first of its words that is known: `text message` -> `text`."""
    return next((_ICONS[word] for word in channel.casefold().split() if word in _ICONS), OTHER)
