"""Links from messages to the documentation: where the project says where that is, and nowhere else."""

from __future__ import annotations

import importlib.metadata
import json
from email.message import Message

import pytest

from promisekit.report.address import address_of
from tests.cli.conftest import Run, here, run, troubled

__all__ = ["here", "run", "troubled"]


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if pyproject.toml named an address."""
    real = importlib.metadata.metadata

    def with_address(name: str) -> Message:
        told = real(name)
        told["Project-URL"] = "Documentation, https://docs.example/promisekit/"
        return told

    monkeypatch.setattr(importlib.metadata, "metadata", with_address)


def test_without_an_address_nothing_is_invented(run: Run, troubled: object) -> None:
    assert address_of("PK101") is None
    assert "On the web" not in run("rules", "PK101").stdout
    assert "helpUri" not in run("check", "--format", "sarif").stdout


@pytest.mark.usefixtures("published")
def test_messages_lead_to_the_page_of_their_code(run: Run, troubled: object) -> None:
    assert run("rules", "PK101").stdout.endswith("\nOn the web: https://docs.example/promisekit/checks/pk101.html\n")
    assert "https://docs.example/promisekit/changes/pd101.html" in run("rules", "PD101").stdout
    (tool,) = (one["tool"]["driver"] for one in json.loads(run("check", "--format", "sarif").stdout)["runs"])
    assert "https://docs.example/promisekit/checks/pk101.html" in [rule["helpUri"] for rule in tool["rules"]]
