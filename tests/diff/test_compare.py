"""What a reviewer relies on: names that changed are known again, times are compared on clocks, nothing is hidden."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from promisekit.diff import Comparison, compare
from promisekit.read import load
from tests.diff.conftest import BASE, Between, loaded

PROMISE = "promises.right-invoice"
GUIDELINE = f"{PROMISE}.guidelines.disputed-line"
STEP = "journeys.disputed-invoice.phases.0.steps.0"
CREDIT = "may: [{does: Credit it, up_to: 20 EUR}]"
BY_CONTACT = "[{within: 2 h, hours: mon-fri 08:00-16:00}, {within: 1 day}]"


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(change.code, change.id, change.field) for change in comparison.changes]


def codes(comparison: Comparison) -> list[str]:
    return [change.code for change in comparison.changes]


def renamed(folder: Path, *pairs: tuple[str, str]) -> Comparison:
    """The base portfolio against itself with words replaced in the whole text."""
    text = yaml.safe_dump(BASE, sort_keys=False)
    for old, new in pairs:
        text = text.replace(old, new)
    return compare(loaded(folder / "old", BASE), loaded(folder / "new", yaml.load(text, yaml.BaseLoader)))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2 working days", "30 h", "PD102"),  # billing is open 08:00-16:00: 30 h always end sooner
        ("30 h", "2 working days", "PD101"),
        ("2 working days", "16 working hours", "PD105"),  # sometimes a day less, sometimes as good as the same
        ("2 working days", "8 working hours", "PD102"),
        ("24 h", "1 day", "PD904"),
        ("1 day", "36 h", "PD101"),
        ("1 month", "30 days", "PD105"),
        ("1 month", "6 weeks", "PD101"),
        ("same working day", "next working day", "PD101"),
        ("at once", "1 min", "PD101"),
        ("same working day", "at once", "PD102"),
        (BY_CONTACT, BY_CONTACT.replace("16:00", "12:00"), "PD101"),
        (BY_CONTACT, "2 h", "PD102"),
        (BY_CONTACT, "4 h", "PD105"),
        (BY_CONTACT, BY_CONTACT.replace(", {within: 1 day}", ""), "PD101"),
    ],
)  # fmt: skip
def test_limits_are_compared_on_the_clock(old: str, new: str, code: str, between: Between) -> None:
    assert codes(between(PROMISE, f"within: {old}", f"within: {new}")) == [code]


def test_a_commitment_is_compared_on_the_hours_of_whoever_commits(between: Between) -> None:
    where = f"{PROMISE}.commitments.record-error"
    assert codes(between(where, "within: 12 working hours", "within: 8 h")) == ["PD302"]
    # Who is always open works for 12 h in 12 h.
    always = "{by: case-system, does: Records it, within: %s}"
    comparison = between(f"{PROMISE}.commitments", f"note: {always % '8 working hours'}", f"note: {always % '12 h'}")
    assert codes(comparison) == ["PD301"]


def test_renaming_a_role_is_one_change_however_many_name_it(tmp_path: Path) -> None:
    comparison = renamed(tmp_path, ("service-agent", "care-agent"), ("Service agent", "Customer carer"))
    assert told(comparison) == [("PD903", "care-agent", "id"), ("PD904", "care-agent", "name")]
    change = comparison.changes[0]
    assert (change.old, change.new) == ("service-agent", "care-agent")
    assert change.reach.items["promises"] == ("right-invoice",)
    assert comparison.suspects == ()


def test_everything_that_names_a_renamed_function_stays_as_it_was(tmp_path: Path) -> None:
    base = deepcopy(BASE)
    step = base["journeys"]["disputed-invoice"]["phases"][1]["steps"][0]
    step["support"] = {
        "billing": {"does": "See [[functions:billing]]", "fails": {"what": "Closed", "owner": "billing"}}
    }
    base["metrics"]["effort"]["description"] = {"en": "Asked by [[functions:billing]]."}
    base["portfolio"]["owner"] = "billing"
    text = (
        yaml.safe_dump(base, sort_keys=False).replace("billing:", "invoicing:").replace(": billing\n", ": invoicing\n")
    )
    text = text.replace("functions:billing", "functions:invoicing").replace("- billing\n", "- invoicing\n")
    assert "billing\n" not in text
    comparison = compare(loaded(tmp_path / "a", base), loaded(tmp_path / "b", yaml.load(text, yaml.BaseLoader)))
    assert told(comparison) == [("PD903", "invoicing", "id")]


def test_renamed_items_that_refer_to_each_other(tmp_path: Path) -> None:
    new = yaml.safe_dump(BASE, sort_keys=False).replace("billing-specialist", "invoice-clerk")
    for mark in ("at: invoice\n", "touchpoint: invoice\n", "- invoice\n", "  invoice:\n"):
        new = new.replace(mark, mark.replace("invoice", "bill"))
    after = loaded(tmp_path / "new", yaml.load(new, yaml.BaseLoader))
    comparison = compare(loaded(tmp_path / "old", BASE), after)
    assert told(comparison) == [("PD903", "invoice-clerk", "id"), ("PD903", "bill", "id")]


def test_another_item_under_another_id_is_no_rename(between: Between) -> None:
    old = "letter: {name: Reminder letter, channel: letter, responsible: billing}"
    new = "parcel: {name: The router in its box, channel: letter, responsible: billing}"
    assert told(between("touchpoints", old, new)) == [("PD901", "letter", ""), ("PD902", "parcel", "")]


def test_a_renamed_commitment_is_still_waited_for(between: Between) -> None:
    old = """
record-error: {by: customer-service, does: Records the disputed line and opens a case, within: 1 working hour}
correct: {by: billing, does: Sends the corrected invoice, within: 1 working day, after: [record-error]}"""
    comparison = between(f"{PROMISE}.commitments", old, old.replace("record-error", "note-it"))
    assert [(c.code, c.old, c.new) for c in comparison.changes] == [("PD903", "record-error", "note-it")]
    assert comparison.suspects == ()


def test_a_renamed_step_still_follows_and_still_recovers(between: Between) -> None:
    old = """
steps:
  - {id: opens, customer: Opens the invoice, next: [calls, ends], fails: {what: It is lost, recovery: calls}}
  - id: calls
    customer: Calls the helpline about it
    frontstage: {service-agent: {does: Looks, fails: {what: Nobody knows, recovery: ends}}}
  - {id: ends, customer: Has it}"""
    comparison = between(
        "journeys.disputed-invoice.phases.0", old, old.replace("calls", "rings").replace("ends", "done")
    )
    assert [(c.code, c.old, c.new) for c in comparison.changes] == [
        ("PD903", "calls", "rings"),
        ("PD903", "ends", "done"),
    ]  # fmt: skip


def test_naming_the_step_that_follows_anyway_is_no_change(between: Between) -> None:
    assert codes(between(STEP, "", "next: asks")) == []


def test_a_step_in_another_phase_moved(between: Between) -> None:
    old = """
phases:
  - {name: Notice, steps: [{id: a, customer: Opens it}, {id: b, customer: Asks}]}
  - {name: Put right, steps: [{id: c, customer: Waits}]}"""
    new = """
phases:
  - {name: Notices, steps: [{id: a, customer: Opens it}]}
  - {name: Put right, steps: [{id: b, customer: Asks}, {id: c, customer: Waits}]}"""
    comparison = between("journeys.disputed-invoice", old, new)
    assert [(c.code, c.message) for c in comparison.changes] == [
        (
            "PD503",
            "in step `b`, it happens at another point of the journey: step 1 of Put right instead of step 2 of Notice",
        ),
        ("PD904", "the words are others: “Notices” instead of “Notice” (`name`)"),
    ]  # fmt: skip


def test_the_order_of_remedies_has_no_meaning_and_each_is_compared_with_itself(between: Between) -> None:
    old = "remedy: [{gives: 10 € off, amount: 10 EUR}, {gives: A month free, when: It is late again, within: 5 days}]"
    new = "remedy: [{gives: A month free, when: It is late again, within: 9 days}, {gives: 10 € off, amount: 12 EUR}]"
    comparison = between(PROMISE, old, new)
    assert codes(comparison) == ["PD211", "PD206"]
    assert comparison.changes[0].message == "in remedy “A month free”, the remedy comes later: 9 days instead of 5 days"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{gives: Money, amount: 10 EUR}", "{gives: Money, amount: 10 GBP}", ["PD226"]),
        ("{gives: Money, amount: 10 EUR}", "{gives: Money, percent: 5 %, of: the charge}", ["PD226"] * 3),
        ("{gives: Money, amount: 10 EUR}", "{gives: Money}", ["PD205"]),
        ("{gives: Money, percent: 10 %, of: the charge}", "{gives: Money, percent: 5 %, of: the charge}", ["PD205"]),
        ("{gives: Money, given: on-request}", "{gives: Money}", ["PD905"]),
        ("{gives: Money, claim_within: 1 month}", "{gives: Money}", ["PD216"]),
        ("{gives: Money, every: 1 day}", "{gives: Money}", ["PD219"]),
        ("{gives: Money off the invoice}", "{gives: Money off the next invoice}", ["PD229"]),
        ("{gives: Money off the invoice}", "{gives: We try to take money off the invoice}", ["PD911"]),
        ("{gives: [10 € off, A month]}", "{gives: [Up to 10 € off, A month]}", ["PD911"]),
        ("{gives: 10 € off the invoice}", "{gives: 5 € off the invoice}", ["PD906"]),
        ("{gives: Money, at_most: 50 EUR}", "{gives: Money, at_most: 50 SEK}", ["PD905"]),
        ("{gives: Money}", "{gives: Money, pays_from: 10 EUR}", ["PD227"]),
        ("{gives: Money, pays_from: 10 EUR}", "{gives: Money}", ["PD228"]),
        ("{gives: Money, pays_from: 10 EUR}", "{gives: Money, pays_from: 10 SEK}", ["PD905"]),
    ],
)
def test_remedies(old: str, new: str, expected: list[str], between: Between) -> None:
    assert codes(between(PROMISE, f"remedy: {old}", f"remedy: {new}")) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[Tell us the day.]", "{does: Tell us the day.}", []),
        ("[Tell us the day.]", "{does: Tell us the day., notice: 10 days}", ["PD149"]),
        ("{does: Tell us the day., notice: 10 days}", "Tell us the day.", ["PD150"]),
        ("{does: Tell us the day., notice: 10 days}", "{does: Tell us the day., notice: 5 days}", ["PD150"]),
        ("{does: Send it back., within: 14 days}", "{does: Send it back., within: 7 days}", ["PD149"]),
        ("{does: Send it back., within: 14 days}", "{does: Send it back., within: 1 month}", ["PD150"]),
        ("{does: Send it back., within: 14 days}", "[Send it back.]", ["PD150"]),
        ("{does: Send it back., within: 48 h}", "{does: Send it back., within: 2 days}", ["PD904"]),
        ("{does: Send it., within: 2 working days}", "{does: Send it., within: 48 h}", ["PD905"]),
        ("[{does: Send it back., within: 7 days}, Ring us.]", "[Ring us., {does: Send it back., within: 7 days}]", []),
        ("{does: Send it back., notice: 1 day}", "{does: Send all back., notice: 2 days}", ["PD149", "PD139"]),
        ("[Ring us.]", "[Ring us., {does: Send all the papers back., within: 7 days}]", ["PD137"]),
    ],
)
def test_what_the_customer_does_and_by_when(old: str, new: str, expected: list[str], between: Between) -> None:
    assert codes(between(PROMISE, f"customer_does: {old}", f"customer_does: {new}")) == expected


def test_which_of_several_things_the_customer_has_to_do_earlier(between: Between) -> None:
    old, new = (f"customer_does: [Ring us., {{does: Send it back., within: {time}}}]" for time in ("14 days", "7 days"))
    (change,) = between(PROMISE, old, new).changes
    assert change.message == "in “Send it back.”, the customer has to act earlier: 7 days instead of 14 days"


@pytest.mark.parametrize(
    ("under", "old", "new", "expected"),
    [
        (PROMISE, "status: draft", "status: retired", ["PD905"]),
        (PROMISE, "since: 2026-01-01", "", ["PD905"]),
        (PROMISE, "notice: 2 working days", "notice: 48 h", ["PD905"]),
        (PROMISE, "no_more_than: {times: 2, in: 1 year}", "no_more_than: {times: 3, in: 2 years}", ["PD905"]),
        (PROMISE, "no_more_than: {times: 2, in: 1 year}", "no_more_than: {times: 2, in: 6 months}", ["PD112"]),
        (PROMISE, "description: A word.", "", ["PD905"]),
        (PROMISE, "stops: You have it.", "", ["PD153"]),
        ("functions.billing", "hours: mon-fri 08:00-16:00", "", ["PD312"]),  # the portfolio's hours are longer
        ("functions.customer-service", "", "hours: mon-fri 08:00-20:00", ["PD904"]),  # the same, said
        ("systems.case-system", "", "hours: mon-fri 08:00-20:00", ["PD311"]),  # a system works always
        ("portfolio", "hours: mon-fri 08:00-20:00", "hours: mon-sun 08:00-20:00", ["PD312"]),
        ("functions.billing.feedback", "answer_within: 2 days", "", ["PD316"]),
        ("functions.billing.feedback", "", "answer_within: 2 days", ["PD317"]),
        (f"{GUIDELINE}.if_it_fails", "within: 2 h", "", ["PD413"]),
        (GUIDELINE, CREDIT, "may: [Credit it]", ["PD410"]),
        (GUIDELINE, CREDIT, CREDIT.replace("EUR", "GBP"), ["PD905"]),
        (GUIDELINE, "may: [Credit the line]", "may: [Credit one line]", ["PD428"]),
        (GUIDELINE, "", "at: [invoice, helpline]", ["PD418"]),
        ("pain_points.late-money", "severity: 3", "", ["PD905"]),
        ("pain_points.unclear-fees", "frequency: 3", "frequency: 2", ["PD533"]),
        ("pain_points.unclear-fees", "terms: [money, emotion]", "terms: [money, risk]", ["PD905"]),
        ("enablers.case-tool", "status: planned", "", ["PD905"]),
        ("enablers.case-tool", "status: in-place", "status: planned", ["PD609"]),
        ("rituals.contact-review", "every: 1 week", "", ["PD626"]),
        ("improvements.clear-invoice", "by: 2027-01-31", "", ["PD618"]),
        ("improvements.clear-invoice", "actions: [One, Two]", "actions: [Two, One]", ["PD910"]),
        ("metrics.effort", "better: lower\ntarget: {value: 2}", "better: lower\ntarget: {value: 3}", ["PD601"]),
        ("metrics.effort", "better: lower\ntarget: {value: 2}", "target: {value: 3}", ["PD631", "PD905"]),
        ("metrics.effort", "target: {value: 2, by: 2027-01-01}", "target: {by: 2027-01-01}", ["PD905"]),
        ("portfolio", "", "checks: {PK202: off}", ["PD632"]),
        ("portfolio", "checks: {PK202: off}", "", ["PD633"]),
        ("portfolio", "", "checks: {PK202: info}", ["PD905"]),
        ("portfolio", "name: Northlight Broadband", "name: Northlight", ["PD904"]),
        ("touchpoints.invoice", "name: {en: Monthly invoice}", "name: Monthly invoice", []),
        ("touchpoints.invoice", "tags: [a, b]", "tags: [b, c, d]", ["PD905", "PD905"]),
        ("touchpoints.invoice", "links: [{title: A, url: '#a'}]", "links: [{title: B, url: '#a'}]", ["PD905"]),
        (STEP, "takes: 5 min", "", ["PD905"]),
        (STEP, "", "waits: 5 min", ["PD510"]),
        (STEP, "emotion: -1", "", ["PD905"]),
        (STEP, "moment_of_truth: false", "", ["PD905"]),
        (STEP, "next: []", "", ["PD525"]),
        (STEP, "support: {billing: [Print, Post]}", "support: {billing: [Post, Print]}", ["PD910"]),
        ("journeys.disputed-invoice", "goal: A right invoice.", "goal: A right invoice, soon.", ["PD904"]),
    ],
)  # fmt: skip
def test_what_is_said_or_not_said(under: str, old: str, new: str, expected: list[str], between: Between) -> None:
    assert codes(between(under, old, new)) == expected


def test_a_draft_becomes_neither_weaker_nor_stronger(between: Between) -> None:
    comparison = between(PROMISE, "status: draft\nwithin: 2 working days", "status: draft\nwithin: 5 working days")
    assert [(c.code, c.weight) for c in comparison.changes] == [("PD101", "changed")]
    retired = between(
        "promises", "old-one: {promise: You wait., kept_at: invoice, accountable: billing, status: retired}", ""
    )
    assert codes(retired) == ["PD901"]


def test_a_pain_point_that_comes_with_its_answer_is_just_new(tmp_path: Path) -> None:
    new = deepcopy(BASE)
    new["pain_points"]["slow"] = {"terms": "time", "at": "invoice", "says": "It takes ages."}
    new["promises"]["right-invoice"]["answers"].append("slow")
    comparison = compare(loaded(tmp_path / "old", BASE), loaded(tmp_path / "new", new))
    assert told(comparison) == [("PD147", "right-invoice", "answers"), ("PD902", "slow", "")]


def test_changes_stand_by_weight_and_are_counted(between: Between) -> None:
    comparison = between(
        PROMISE,
        "within: 2 working days\nshare: 90 %\nstarts: You tell us.",
        "within: 3 working days\nshare: 95 %\nstarts: We see it.",
    )
    assert [c.weight for c in comparison.changes] == ["weaker", "changed", "stronger"]
    assert comparison.counts == {"weaker": 1, "changed": 1, "stronger": 1}
    assert comparison.open == comparison.changes


def test_places_are_those_of_the_side_that_has_them(tmp_path: Path) -> None:
    new = deepcopy(BASE)
    del new["promises"]["right-invoice"]["within"]
    del new["metrics"]["effort"]
    before, after = loaded(tmp_path / "old", BASE), loaded(tmp_path / "new", new)
    changes = {change.code: change for change in compare(before, after).changes}
    limit, metric = changes["PD103"], changes["PD901"]
    assert (
        limit.in_old
        and before.texts[limit.span.path].splitlines()[limit.span.line - 1].strip() == "within: 2 working days"
    )
    assert limit.shown_at is not None
    assert after.texts["blueprints/all.yaml"].splitlines()[limit.shown_at.line - 1].strip() == "right-invoice:"
    assert metric.in_old and metric.shown_at is None


def test_what_one_side_could_not_read_is_not_compared(tmp_path: Path) -> None:
    before = loaded(tmp_path / "old", BASE)
    folder = tmp_path / "new"
    folder.mkdir()
    whole: dict[str, Any] = deepcopy(BASE)
    promise = whole["promises"].pop("right-invoice")
    promise["within"] = "soon"
    (folder / "all.yaml").write_text(yaml.safe_dump(whole, sort_keys=False))
    (folder / "half.yaml").write_text(yaml.safe_dump({"promises": {"right-invoice": promise}}))
    comparison = compare(before, load(folder, shown_as="blueprints"))
    assert comparison.changes == () and comparison.unread == (("promises", "right-invoice"),)
    (folder / "half.yaml").write_text("promises:\n  right-invoice: {promise: [\n")
    comparison = compare(before, load(folder, shown_as="blueprints"))
    assert comparison.changes == ()
    assert compare(load(folder, shown_as="blueprints"), before).changes == ()


def test_the_default_hours_reach_every_function_that_gives_none(between: Between) -> None:
    change = between("portfolio", "hours: mon-fri 08:00-20:00", "hours: mon-fri 09:00-17:00").changes[0]
    assert change.reach.items["functions"] == ("customer-service",)
    assert "answer-the-phone" in change.reach.items["promises"]
    assert change.reach.ways["promises", "answer-the-phone"] == ("hours", "< accountable")


@pytest.mark.parametrize(("status", "reached"), [("live", ("once", "right-invoice")), ("retired", ("right-invoice",))])
def test_retired_promises_are_not_reached(status: str, reached: tuple[str, ...], tmp_path: Path) -> None:
    old = deepcopy(BASE)
    once = {"promise": "Once more.", "kept_at": "helpline", "accountable": "billing", "status": status}
    old["promises"]["once"] = once
    new = deepcopy(old)
    new["functions"]["billing"]["hours"] = "mon-fri 09:00-12:00"
    (change,) = compare(loaded(tmp_path / "old", old), loaded(tmp_path / "new", new)).changes
    assert change.reach.items["promises"] == reached


def test_whom_a_removed_item_touched(tmp_path: Path) -> None:
    old, new = deepcopy(BASE), deepcopy(BASE)
    old["touchpoints"]["letter"] = {"name": "Letter", "responsible": "billing", "roles": ["service-agent"]}
    old["promises"]["answer-the-phone"]["kept_at"].append("letter")
    comparison = compare(loaded(tmp_path / "old", old), loaded(tmp_path / "new", new))
    assert told(comparison) == [("PD122", "answer-the-phone", "kept_at"), ("PD901", "letter", "")]
    assert comparison.changes[0].reach.items["touchpoints"] == ("helpline", "letter")
    assert comparison.changes[1].reach.items == {
        "promises": ("answer-the-phone",), "roles": ("service-agent",), "functions": ("billing",),
    }  # fmt: skip


def test_a_guideline_of_a_removed_promise_can_live_on_in_a_new_one(tmp_path: Path) -> None:
    old, new = deepcopy(BASE), deepcopy(BASE)
    guideline = {"role": "service-agent", "do": ["Answer before the third ring."], "say": ["Good morning."]}
    whole = {"promise": "We pick up fast.", "kept_at": "helpline", "accountable": "customer-service"}
    old["promises"]["fast"] = {**whole, "guidelines": {"ring": guideline}}
    new["promises"]["answer-the-phone"]["guidelines"] = {"pick-up": guideline}
    comparison = compare(loaded(tmp_path / "old", old), loaded(tmp_path / "new", new))
    assert [(c.code, c.id, c.old, c.new) for c in comparison.changes] == [
        ("PD135", "fast", "We pick up fast.", ""),
        ("PD421", "answer-the-phone", "fast.ring", "answer-the-phone.pick-up"),
    ]


def test_a_softened_translation_is_told_beside_other_words_of_the_own_language(between: Between) -> None:
    old = "promise: {en: We answer every letter., fi: Vastaamme jokaiseen kirjeeseen.}"
    new = "promise: {en: We answer each letter., fi: Pyrimme vastaamaan jokaiseen kirjeeseen.}"
    assert codes(between(PROMISE, old, new)) == ["PD911", "PD148"]
