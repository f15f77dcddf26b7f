"""A role's page answers: what do I do, by when, who waits for it, what may I decide, whom do I call?"""

from __future__ import annotations

import re
from html import unescape

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.read import load
from tests.handbook.conftest import ROOT
from tests.handbook.test_item_pages import NORTHLIGHT, PageOf
from tests.handbook.test_words import plain

NOTHING = "No promise asks anything of this role, and its function commits to nothing in one."


def words(html: str) -> str:
    text = " ".join(plain(unescape(re.sub(r"<[^>]+>", " ", html))).split())
    return re.sub(r" (?=[.,)])", "", text)


def part(page: str, anchor: str) -> str:
    """The part of a page below a heading."""
    return page.split(f"{{#{anchor}", 1)[1].split("\n## ")[0]


def test_a_promises_own_facts_stand_below_what_the_role_does(page: PageOf) -> None:
    text = NORTHLIGHT.replace(
        "every: 1 week}", "every: 1 week, given: automatically}\n    exclusions: [Trade accounts., Prepaid lines.]"
    )
    role = page(text, "roles/service-agent.md")
    told = words(role[role.index("Credit the line") :])
    for fact in (
        "Limit Within 2 working days",
        "If we fail 10 € off the next invoice (without asking)",
        "It does not hold when Trade accounts. Prepaid lines.",
    ):
        assert told.count(fact) == 1, fact


def test_a_role_reads_what_its_function_commits_to_by_when_and_who_waits(page: PageOf) -> None:
    told = words(part(page(NORTHLIGHT, "roles/service-agent.md"), "commitments-of-function"))
    assert "Records the line Billing within 1 working hour Your invoice is right." in told


def test_a_role_reads_what_itself_commits_to(page: PageOf) -> None:
    text = NORTHLIGHT.replace("{by: customer-service, does: Records", "{by: service-agent, does: Records")
    role = page(text, "roles/service-agent.md")
    assert "Records the line Billing within 1 working hour" in words(part(role, "commitments"))
    assert "commitments-of-function" not in role


def test_a_role_without_guidelines_reads_what_its_function_has_committed_to(page: PageOf) -> None:
    role = page(NORTHLIGHT, "roles/billing-specialist.md")
    told = words(part(role, "commitments-of-function"))
    assert "Sends the corrected invoice the customer within 1 working day" in told
    assert NOTHING not in words(role)


def test_a_role_of_which_nobody_asks_anything_is_told_so(page: PageOf) -> None:
    text = NORTHLIGHT.replace(
        "  billing: {name: Billing, kind: support}",
        "  billing: {name: Billing, kind: support}\n  archive: {name: Archive, kind: support}",
    )
    text = text.replace("roles:\n", "roles:\n  archivist: {name: Archivist, function: archive}\n", 1)
    assert NOTHING in words(page(text, "roles/archivist.md"))


def test_nobody_is_told_to_report_to_themselves(page: PageOf) -> None:
    feedback = words(page(NORTHLIGHT, "roles/service-lead.md").split("Something here does not work?")[1])
    assert feedback.startswith("Tell Director.")
    others = words(page(NORTHLIGHT, "roles/service-agent.md").split("Something here does not work?")[1])
    assert others.startswith("Tell Service team lead (The green card). You are answered within 1 working day.")
    text = NORTHLIGHT.replace("escalate_to: service-lead", "escalate_to: service-agent")
    assert "If it fails It stays with you within 2 hours. Calls back." in words(page(text, "roles/service-agent.md"))


def test_who_has_nobody_to_tell_is_led_to_where_feedback_goes(page: PageOf) -> None:
    text = NORTHLIGHT.replace(", fallback: director", "")
    feedback = words(page(text, "roles/service-lead.md").split("Something here does not work?")[1])
    assert feedback.startswith("Where feedback goes")


@pytest.fixture(scope="module", params=["blueprints", "samples/kaupunki"])
def sample(request: pytest.FixtureRequest) -> Handbook:
    loaded = load(ROOT / request.param)
    return make_handbook(Reading(loaded, ()), audience=Audience.STAFF)


def test_every_role_of_the_samples_finds_its_answers_or_one_sentence_why_not(sample: Handbook) -> None:
    pages = {page.item[1]: page.body for page in sample.pages if page.item and page.item[0] == "roles"}
    relations = sample.book.relations
    say = sample.book.language.gettext
    assert len(pages) >= 10
    silent, incomplete = [], []
    for role_id, body in pages.items():
        told = words(body)
        guidelines = [of for of in relations.guidelines_of.get(role_id, ()) if of.promise.status in ("agreed", "live")]
        function = sample.book.portfolio.roles[role_id].function
        waits = [
            one
            for one in relations.commitments_of.get(function, ())
            if one.promise.status in ("agreed", "live") and one.commitment.by in (role_id, function)
        ]
        if not (guidelines or waits or say(NOTHING) in told or say("When colleagues turn to you") in told):
            silent.append(role_id)
        for of in guidelines:
            wanted = [*of.guideline.do, *(mandate.does for mandate in of.guideline.may)]
            missing = [text for text in wanted if words(sample.book.text.plain(text)) not in told]
            if of.promise.within and say("Limit") not in told:
                missing.append("its limit")
            if missing:
                incomplete.append((role_id, of.promise.id, missing))
        commits = (say("What you commit to"), say("What your function commits to"))
        if waits and not guidelines and not any(heading in told for heading in commits):
            incomplete.append((role_id, "", ["what its function commits to"]))
        own_name = words(sample.book.name("roles", role_id))
        if say("Tell %(role)s.", role=own_name).rstrip(".") in told:
            incomplete.append((role_id, "", ["somebody else to tell"]))
        if say("Something here does not work?") not in told:
            incomplete.append((role_id, "", ["whom to call"]))
    assert (silent, incomplete) == ([], [])


ALSO = """
  answered:
    promise: We answer your call.
    kept_at: [invoice]
    accountable: customer-service
    within: 2 min
    commitments: {answer: {by: customer-service, does: Answers the phone, within: 1 min}}
"""


def test_a_role_reads_what_else_is_promised_where_it_meets_customers(page: PageOf) -> None:
    text = NORTHLIGHT.replace("skills: {listening", ALSO.lstrip("\n") + "skills: {listening", 1)
    role = page(text, "roles/service-agent.md")
    assert "Also promised here We answer your call. Within 2 minutes" in words(role)
    assert "Answers the phone the customer within 1 minute" in words(part(role, "commitments-of-function"))
    assert "Also promised here" not in page(NORTHLIGHT, "roles/service-agent.md")
