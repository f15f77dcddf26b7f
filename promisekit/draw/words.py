"""The words that the pictures add of their own, in the languages that we have them in; else English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "emotion": "Emotion",
        "thought": "Thinks, expects",
        "evidence": "Evidence",
        "customer": "Customer",
        "frontstage": "Frontstage",
        "backstage": "Backstage",
        "support": "Support",
        "line of interaction": "Line of interaction",
        "line of visibility": "Line of visibility",
        "line of internal interaction": "Line of internal interaction",
        "blueprint": "Service blueprint",
        "as-is": "As it is today",
        "to-be": "As it is to be",
        "step": "Step",
        "steps": "steps",
        "expects": "Expects:",
        "takes": "takes",
        "waits": "waits",
        "key": "Key",
        "fail point": "Fail point",
        "fail points": "Fail points",
        "recovery": "Recovery:",
        "owner": "Owner:",
        "severity": "severity",
        "of 5": "of 5",
        "promise": "Promise",
        "promises": "Promises kept here",
        "pain point": "Pain point",
        "pains": "Pain points",
        "pain key": "Pain point: its letter in TERMS, and its severity from 1 to 5",
        "time": "time",
        "risk": "risk",
        "money": "money",
        "situation": "situation",
        "moment of truth": "Moment of truth",
        "time taken": "Time it takes",
        "time waited": "Time the customer waits",
        "role": "Role",
        "function": "Function",
        "system": "System",
        "customer emotion": "Customer's emotion",
        "staff emotion": "Staff's emotion",
        "next": "Next step",
        "back": "Back to an earlier step",
        "end": "The journey ends",
        "contact": "Who works with whom",
        "assumed": "Assumed, not observed",
        "proposed": "Proposed, not there yet",
        "condition": "if",
        "emotion -2": "very unhappy",
        "emotion -1": "unhappy",
        "emotion 0": "neutral",
        "emotion 1": "happy",
        "emotion 2": "very happy",
        "touchpoint": "Touchpoint",
    },
}


def words(language: str | None = None) -> Mapping[str, str]:
    """The words in a language; English for any that it lacks."""
    return {**_WORDS["en"], **_WORDS.get((language or "en").split("-")[0], {})}
