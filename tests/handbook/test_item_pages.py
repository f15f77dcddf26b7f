from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import markdown
import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from tests.conftest import Write

PageOf = Callable[[str, str], str]

NORTHLIGHT = """
portfolio: {name: Northlight, brand_promise: Home internet that just works., hours: mon-fri 08:00-20:00}
functions:
  customer-service:
    name: Customer service
    kind: frontline
    lead: service-lead
    feedback: {to: service-lead, via: The green card, answer_within: 1 working day, fallback: director}
  billing: {name: Billing, kind: support}
roles:
  director: {name: Director, function: customer-service}
  service-lead: {name: Service team lead, function: customer-service}
  service-agent: {name: Service agent, function: customer-service, purpose: Nobody calls twice., skills: [listening]}
  billing-specialist: {name: Billing specialist, function: billing}
touchpoints:
  invoice:
    {name: Monthly invoice, channel: email, responsible: billing, roles: [service-agent], encounters_per_month: 900}
  phone: {name: On the phone, channel: phone, responsible: customer-service, encounters_per_month: 100}
pain_points:
  unclear-fees: {terms: [money, emotion], at: invoice, says: I can't tell what I am paying for., severity: 4}
  no-letter: {terms: time, at: phone, says: Nobody wrote to me., severity: 2}
promises:
  right-invoice:
    promise: Your invoice is right. If it is not, we correct it.
    answers: unclear-fees
    kept_at: [phone, invoice]
    accountable: billing
    within: 2 working days
    remedy: {gives: 10 € off the next invoice, amount: 10 EUR, every: 1 week}
    commitments:
      record: {by: customer-service, does: Records the line, within: 1 working hour}
      correct: {by: billing, does: Sends the corrected invoice, within: 1 working day, after: record}
    guidelines:
      disputed-line:
        role: service-agent
        do: [Ask which line looks wrong., Open a billing case.]
        say: ["I'll stay with this."]
        avoid: ["That's a billing matter."]
        may: [{does: Credit the line, up_to: 20 EUR}]
        if_it_fails: {escalate_to: service-lead, within: 2 h, does: Calls back.}
        because: See [[unclear-fees]].
        skills: [listening]
  later:
    promise: You choose the day of your invoice.
    status: draft
    kept_at: invoice
    accountable: billing
    guidelines:
      choose: {role: service-agent, do: [Offer the five days.]}
  gone:
    promise: We send paper invoices.
    status: retired
    kept_at: invoice
    accountable: billing
    guidelines:
      paper: {role: service-agent, do: [Offer paper.]}
skills: {listening: {name: Active listening}}
trainings: {calls: {name: Difficult calls, teaches: listening}}
stories: {twice: {says: She rang twice., shows: right-invoice}}
journeys:
  disputed:
    name: A wrong line
    phases:
      - name: Notice
        steps:
          - id: opens
            customer: Opens the invoice
            touchpoint: invoice
            emotion: -1
            fails: {what: Too small, recovery: asks}
          - id: asks
            customer: Asks about it
            touchpoint: phone
            frontstage: {service-agent: Reads it back}
            waits: 1 working day
            next: {opens: next month}
"""


def test_a_role_finds_everything_that_it_does_in_the_fixed_order(page: PageOf) -> None:
    role = page(NORTHLIGHT, "roles/service-agent.md")
    expected = (
        ["Nobody calls twice.", "Monthly invoice", "Ask which line looks wrong.", "Open a billing case."]
        + ["stay with this", "a billing matter", "Credit the line", "up to €20", "Service team lead", "2\u00a0hours"]
        + ["what I am paying for", "Active listening", "Difficult calls", "The green card"]
    )
    positions = [role.index(text) for text in expected]
    assert positions == sorted(positions)
    labels = re.findall(r"<dt>(Do|Say|Avoid|You may|If it fails|Why)</dt>", role)
    assert labels == ["Do", "Say", "Avoid", "You may", "If it fails", "Why"]


def test_a_guideline_at_two_touchpoints_stands_in_full_at_the_busier_one_only(page: PageOf) -> None:
    role = page(NORTHLIGHT, "roles/service-agent.md")
    assert role.count("Ask which line looks wrong.") == 1
    assert role.index("{#at-invoice") < role.index("Ask which line") < role.index("{#at-phone")
    assert 'href="#right-invoice--disputed-line"' in role[role.index("{#at-phone") :]
    assert "{#right-invoice--disputed-line}" in role


def test_nobody_acts_on_a_draft_or_a_retired_promise(page: PageOf) -> None:
    role = page(NORTHLIGHT, "roles/service-agent.md")
    assert "Offer the five days" not in role and "Offer paper" not in role
    assert role.index("Do not act on it") < role.index("You choose the day of your invoice")
    assert "We send paper invoices" not in role
    assert "do not act on it" in page(NORTHLIGHT, "promises/later.md")
    assert "no longer promise" in page(NORTHLIGHT, "promises/gone.md")
    assert "You choose the day" not in page(NORTHLIGHT, "touchpoints/invoice.md")
    home = page(NORTHLIGHT, "index.md")
    assert "Your invoice is right" in home and "You choose the day" not in home and "paper" not in home


def test_the_lead_finds_what_colleagues_hand_over(page: PageOf) -> None:
    lead = page(NORTHLIGHT, "roles/service-lead.md")
    assert "When colleagues turn to you" in lead and "Calls back." in lead
    assert 'href="../../promises/right-invoice/#guideline-disputed-line"' in lead


IN_TIME = """
portfolio: {name: Northlight, language: LANGUAGE}
functions: {orders: {name: Orders, kind: frontline}}
touchpoints: {moving-form: {name: The form, channel: web, responsible: orders}}
promises:
  moving-home:
    promise: Your line works on the day you move.
    kept_at: moving-form
    accountable: orders
    remedy: {gives: 1 € for each day, amount: 1 EUR, every: 1 day, pays_from: 5 EUR}
    customer_does: [Take it with you., {does: Tell us, notice: 10 days}, {does: Send it back, within: 14 days}]
"""


@pytest.mark.parametrize("audience", [Audience.STAFF, Audience.PUBLIC])
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["At least 10 days before", "Within 14 days", "Smallest amount paid", "€5.00"]),
        ("fi", ["Vähintään 10 päivää etukäteen", "14 päivän kuluessa", "Pienin maksettava summa", "5,00 €"]),
        ("sv", ["Minst 10 dagar i förväg", "Inom 14 dagar", "Minsta belopp som betalas ut", "5,00 €"]),
    ],
)
def test_a_promise_says_by_when_the_customer_acts_and_from_what_amount_it_pays(
    language: str, expected: list[str], audience: Audience, read: Write
) -> None:
    loaded = read(IN_TIME.replace("LANGUAGE", language))
    handbook = make_handbook(Reading(loaded, ()), audience=audience)
    page = next(page.body for page in handbook.pages if page.path == "promises/moving-home.md").replace("\xa0", " ")
    assert f'<li>Tell us <span class="hb-until">{expected[0]}</span></li>' in page
    assert f'<li>Send it back <span class="hb-until">{expected[1]}</span></li>' in page
    assert "<li>Take it with you.</li>" in page
    assert f"<dt>{expected[2]}</dt> <dd>{expected[3]}</dd>" in page


def test_a_promise_says_limit_remedy_roles_and_why(page: PageOf) -> None:
    promise = page(NORTHLIGHT, "promises/right-invoice.md")
    assert promise.startswith("# Your invoice is right. If it is not, we correct it.")
    assert "Within 2\u00a0working days" in promise
    assert "€10.00 every week" in promise
    assert "### Service agent {#role-service-agent}" in promise
    assert "what I am paying for" in promise and "She rang twice." in promise
    assert 'href="../../stories/twice/"' in promise
    assert promise.index("Records the line") < promise.index("Sends the corrected invoice")
    assert '<div data-picture="promise:right-invoice"></div>' in promise


def test_a_touchpoint_opens_with_what_was_promised_here(page: PageOf) -> None:
    touchpoint = page(NORTHLIGHT, "touchpoints/invoice.md")
    assert "A customer is here now" in touchpoint.split("##")[0]
    assert "Your invoice is right" in touchpoint
    assert 'href="../../roles/service-agent/#at-invoice"' in touchpoint
    assert "Too small" in touchpoint and 'href="../../journeys/disputed/#step-asks"' in touchpoint


def test_a_support_function_sees_what_customers_feel_of_its_work(page: PageOf) -> None:
    billing = page(NORTHLIGHT, "functions/billing.md")
    assert billing.index("What customers feel of your work") < billing.index("Your invoice is right")
    assert "<strong>900</strong> encounters a month" in billing
    row = next(line for line in billing.splitlines() if "Sends the corrected invoice" in line)
    assert "the customer" in row and "within 1\u00a0working day" in row
    service = page(NORTHLIGHT, "functions/customer-service.md")
    row = next(line for line in service.splitlines() if "Records the line" in line)
    assert 'href="../../functions/billing/"' in row


def test_a_journey_has_its_picture_and_the_same_facts_as_a_table(page: PageOf) -> None:
    journey = page(NORTHLIGHT, "journeys/disputed.md")
    assert '<div data-picture="journey:disputed"></div>' in journey
    for fact in (
        "Opens the invoice",
        "Reads it back",
        "waits 1\u00a0working day",
        "next month",
        "unhappy",
        "Too small",
    ):
        assert fact in journey
    assert 'href="#step-opens"' in journey and 'id="step-opens"' in journey


def test_every_item_has_a_page_that_leads_on(handbook: Callable[[str], Handbook]) -> None:
    made = handbook(NORTHLIGHT)
    pages = {page.item: page for page in made.pages if page.item}
    assert set(pages) == {(item.section, item.id) for item in made.book.portfolio.items()}
    for page in pages.values():
        after = page.body.split('class="hb-next"')[1]
        assert "<a href=" in after, page.path
        assert page.parent in {other.path for other in made.pages}


def test_links_in_texts_lead_to_the_items_page(page: PageOf) -> None:
    role = page(NORTHLIGHT, "roles/service-agent.md")
    assert 'See <a href="../../pain-points/unclear-fees/">“I can\'t tell what I am paying for”</a>.' in role


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See [[right-invoice]]. Then call.", "See “Your invoice is right”. Then call."),
        ("[[right-invoice]] is the aim", "“Your invoice is right” is the aim"),
        ("[[right-invoice]]", "Your invoice is right."),
        ("Rules:\n\n- [[right-invoice]]\n- see [[really]]", "Your invoice is right. see “Do we really answer you?”"),
        ("[[phone]] and [[later]]", "On the phone and “You choose the day of your invoice”"),
    ],
)
def test_a_link_to_a_sentence_reads_as_part_of_the_sentence_around_it(page: PageOf, text: str, said: str) -> None:
    really = "  really: {promise: Do we really answer you? Yes., kept_at: phone, accountable: billing}\n"
    till = f"systems: {{till: {{name: The till, function: billing, description: {json.dumps(text)}}}}}\n"
    body = page(NORTHLIGHT.replace("  later:\n", f"{really}  later:\n", 1) + till, "systems/till.md")
    assert said in " ".join(re.sub(r"<[^>]+>", " ", body).split()).replace(" .", ".").replace("Rules: ", "")


@pytest.mark.parametrize(("language", "quoted"), [("en", "“{}”"), ("fi", "”{}”"), ("sv", "”{}”")])
def test_a_quoted_sentence_has_the_quotation_marks_of_the_language(page: PageOf, language: str, quoted: str) -> None:
    text = NORTHLIGHT.replace("{name: Northlight,", f"{{name: Northlight, language: {language},")
    said = quoted.format("I can't tell what I am paying for")
    assert f">{said}</a>" in page(text, "roles/service-agent.md")


def test_in_a_hand_written_page_a_sentence_is_quoted_where_other_words_stand_beside_it(
    handbook: Callable[[str], Handbook],
) -> None:
    told = handbook(NORTHLIGHT).with_item_links(
        "See [[right-invoice]].\n\n- [[right-invoice]]\n\n| [[right-invoice]] | first |\n", "notes.md"
    )
    names = re.findall(r"\[([^\]]*)\]\(", told)
    assert names == ["“Your invoice is right”", "Your invoice is right.", "Your invoice is right."]


def test_names_that_are_sentences_are_told_apart_in_a_list_and_alone_stay_as_they_are(page: PageOf) -> None:
    improved = "improvements: {one: {name: One, answers: ANSWERS}}\n"

    def eased(answers: str) -> str:
        body = page(NORTHLIGHT + improved.replace("ANSWERS", answers), "improvements/one.md")
        return re.sub(r"<[^>]+>", "", body.split("<dt>Eases</dt>")[1].split("</dd>")[0]).strip()

    assert eased("[unclear-fees]") == "I can&#39;t tell what I am paying for."
    assert eased("[unclear-fees, no-letter]") == "“I can&#39;t tell what I am paying for”, “Nobody wrote to me”"


def test_staff_read_the_words_of_a_draft_as_part_of_the_sentence_too(read: Write) -> None:
    loaded = read(NORTHLIGHT.replace("See [[unclear-fees]].", "Soon [[later]], we hope."))
    made = make_handbook(Reading(loaded, ()), audience=Audience.STAFF)
    role = next(page.body for page in made.pages if page.path == "roles/service-agent.md")
    assert "Soon “You choose the day of your invoice”, we hope." in role


def test_pains_that_a_promise_answers_lead_the_search_to_the_promise(handbook: Callable[[str], Handbook]) -> None:
    pages = {page.path: page for page in handbook(NORTHLIGHT).pages}
    assert not pages["pain-points/unclear-fees.md"].searchable
    assert pages["pain-points/no-letter.md"].searchable
    assert "search: {boost: 5}" in pages["promises/right-invoice.md"].markdown()


def test_two_guidelines_for_one_promise_can_be_told_apart_in_the_table_of_contents(page: PageOf) -> None:
    second = "      second-one: {role: service-agent, when: 'It is <late>.', do: [Call back.]}\n"
    text = NORTHLIGHT.replace(
        "      disputed-line:\n", f"{second}      disputed-line:\n        when: It is early.\n", 1
    )
    reader = markdown.Markdown(extensions=["attr_list", "toc"])
    reader.convert(page(text, "roles/service-agent.md"))
    entries = [entry["name"] for desk in reader.toc_tokens for part in desk["children"] for entry in part["children"]]
    assert [html.unescape(entry) for entry in entries] == [
        "Your invoice is right. · It is <late>.",
        "Your invoice is right. · It is early.",
    ]


def test_one_guideline_for_a_promise_stands_there_under_its_name_alone(page: PageOf) -> None:
    text = NORTHLIGHT.replace("      disputed-line:\n", "      disputed-line:\n        when: It is early.\n", 1)
    assert "data-toc-label" not in page(text, "roles/service-agent.md")


def test_an_id_that_is_a_file_name_already_takes_no_page_away(handbook: Callable[[str], Handbook]) -> None:
    text = NORTHLIGHT.replace("service-agent", "index").replace("service-lead", "con")
    pages = {page.path: page for page in handbook(text).pages}
    assert pages["roles/index.md"].title == "Roles" and pages["roles/index-.md"].title == "Service agent"
    assert pages["roles/con-.md"].title == "Service team lead"
    assert "../../roles/index-/" in pages["promises/right-invoice.md"].body


def test_a_function_has_the_journeys_in_which_its_touchpoints_come_up(page: PageOf) -> None:
    billing = page(NORTHLIGHT, "functions/billing.md")
    assert "0 journeys" not in re.sub(r"<[^>]+>", "", billing)
    assert "A wrong line" in billing
