"""Realistic pull requests on the sample portfolio, each as the edits that its author made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml

Edit = Callable[[Path], None]


def relaxed_limit(folder: Path) -> None:
    """Field service asks for a third day, and the words follow."""
    file = folder / "promises/repair-two-days.yaml"
    swap(file, "    within: 2 working days\n    starts", "    within: 3 working days\n    starts")
    swap(file, "works again within two working days", "works again within three working days")


def billing_loses_a_commitment(folder: Path) -> None:
    """Nobody reads the invoices before the run any more."""
    swap(
        folder / "promises/right-invoice.yaml",
        "      test-run:\n        by: billing\n        does: Reads 200 invoices by eye before each monthly run\n"
        "        kind: standing\n",
        "",
    )


def role_renamed(folder: Path) -> None:
    """Service agents are called customer advisers from now on."""
    for file in sorted(folder.rglob("*.yaml")):
        text = re.sub(r"(?<![\w-])service-agent(?![\w-])", "customer-adviser", file.read_text("utf-8"))
        file.write_text(text.replace("name: Service agent", "name: Customer adviser"), "utf-8")


def journey_redesigned(folder: Path) -> None:
    """The invoice journey: a step less, one more, a longer wait, another fail point."""
    file = folder / "journeys/disputed-invoice.yaml"
    told = file.read_text("utf-8").partition("          - id: told-right\n")[2].partition("          - id: ")[0]
    swap(file, f"          - id: told-right\n{told}", "")
    swap(file, "              told-right: The agent sees at once that the line is wrong, up to £20\n", "")
    swap(file, "            waits: 1 working day\n", "            waits: 2 working days\n", times=1)
    swap(
        file,
        "            takes: 7 min\n",
        "            takes: 7 min\n            fails: The queue is longer than a minute\n",
    )
    swap(
        file,
        "          - id: gets-corrected\n            customer: Gets the corrected invoice with",
        "          - id: hears-progress\n            customer: Gets a text message with the day\n"
        "            touchpoint: invoice\n            emotion: 1\n"
        "            support: {billing-engine: Sends the message}\n            basis: proposed\n"
        "          - id: gets-corrected\n            customer: Gets the corrected invoice with",
    )


def reformatted(folder: Path) -> None:
    """A new editor writes every file in its own way: other quotes, other indents, keys sorted, comments gone."""
    for file in sorted(folder.rglob("*.yaml")):
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
        file.write_text(yaml.dump(data, indent=4, width=70, allow_unicode=True, default_style='"'), "utf-8")


def file_split(folder: Path) -> None:
    """Touchpoints get a folder of their own, a file each."""
    whole = yaml.load((folder / "touchpoints.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    (folder / "touchpoints.yaml").unlink()
    for item_id, item in whole["touchpoints"].items():
        for link in item.get("links", ()):
            link["url"] = f"../{link['url']}"
        for evidence in item.get("evidence", ()):
            if "image" in evidence and isinstance(evidence, dict):
                evidence["image"] = f"../{evidence['image']}"
        write(folder / "meet" / f"{item_id}.yaml", {"touchpoints": {item_id: item}})
    (folder / "promises/right-invoice.yaml").rename(folder / "right-invoice.yaml")


def remedy_by_claim(folder: Path) -> None:
    """Compensation has to be asked for, and is less; the finance director accepts the second, for half a year."""
    file = folder / "promises/repair-two-days.yaml"
    swap(
        file,
        "        given: automatically\n        within: 30 days",
        "        given: on-request\n        within: 45 days",
    )
    swap(file, "        amount: 8 GBP\n", "        amount: 6 GBP\n")
    swap(file, "gives: £8 for each calendar day", "gives: £6 for each calendar day")
    swap(file, "        at_most: 480 GBP\n", "        at_most: 240 GBP\n")
    swap(
        file,
        "    tags: [compensation, fault, internet down]\n",
        "    accepted:\n"
        "      - {check: PD204, reason: Until the new tariff is agreed with the regulator, "
        "by: Finance director, until: 2027-03-31}\n"
        "    tags: [compensation, fault, internet down]\n",
    )


def promise_dropped(folder: Path) -> None:
    """The promise about the router is taken out, and with it its answer to a pain."""
    (folder / "promises/router-swap.yaml").unlink()
    for file in sorted(folder.rglob("*.yaml")):
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"router-swap, |, router-swap(?=\])", "", text), "utf-8")


def mandate_smaller(folder: Path) -> None:
    """Agents may give less by themselves, wait longer for help, and are told one thing less."""
    file = folder / "promises/right-invoice.yaml"
    swap(file, "at once, up_to: 20 GBP", "at once, up_to: 10 GBP")
    swap(file, "escalate_to: service-lead, within: 2 h,", "escalate_to: service-lead, within: 1 working day,")
    swap(file, "          - Say the day by which the corrected invoice is there.\n", "")


def shorter_hours(folder: Path) -> None:
    """Customer service closes earlier, and a tool that staff had is gone."""
    swap(
        folder / "organisation/functions.yaml",
        "    hours: [mon-fri 08:00-20:00, sat 09:00-17:00, hol 10:00-16:00]\n",
        "    hours: [mon-fri 08:00-18:00]\n",
    )
    file = folder / "people/enablers.yaml"
    swap(file, "    status: in-place\n    owner: digital\n    description: The [[case-desk]]",
         "    status: missing\n    owner: digital\n    description: The [[case-desk]]")  # fmt: skip


def better_for_customers(folder: Path) -> None:
    """A tighter limit, a condition less, a new promise, a new guideline for it."""
    file = folder / "promises/right-invoice.yaml"
    swap(file, "    within: 2 working days\n    starts", "    within: 1 working day\n    starts")
    swap(file, "    conditions:\n      - The invoice is not older than a year.\n", "")
    write(
        folder / "promises/paper-invoice.yaml",
        {
            "promises": {
                "paper-invoice": {
                    "promise": "You get your invoice on paper if you like, and it costs you nothing.",
                    "answers": ["unclear-fees"],
                    "kept_at": ["invoice"],
                    "accountable": "billing",
                    "within": "5 working days",
                    "commitments": {
                        "print": {"by": "billing", "does": "Prints and posts it", "within": "3 working days"}
                    },
                    "guidelines": {
                        "offer-paper": {
                            "role": "service-agent",
                            "do": ["Ask whether the customer would rather have it on paper."],
                        }
                    },
                }
            }
        },
    )


PULL_REQUESTS: Final[tuple[Edit, ...]] = (
    relaxed_limit,
    billing_loses_a_commitment,
    role_renamed,
    journey_redesigned,
    reformatted,
    file_split,
    remedy_by_claim,
    promise_dropped,
    mandate_smaller,
    shorter_hours,
    better_for_customers,
)


def swap(file: Path, old: str, new: str, times: int = -1) -> None:
    """Replaces a text that has to be there."""
    text = file.read_text("utf-8")
    assert old in text, f"{file.name} has no {old!r}"
    file.write_text(text.replace(old, new, times), "utf-8")


def write(file: Path, data: Any) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
