"""Overviews for those who lead, on a portfolio small enough to count by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.leaders_overviews import EMPLOYEE_EXPERIENCE, TRAINING_MATRIX, WHO_CARRIES
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.navigation import navigation
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.site.build import build
from promisekit.read import Loaded
from tests.browser.axe import barriers
from tests.handbook.test_item_pages import NORTHLIGHT
from tests.handbook.test_role_pages import words

PageOf = Callable[[str, str], str]
Serve = Callable[[Path], str]

LED = (
    NORTHLIGHT.replace("skills: {listening: {name: Active listening}}", "")
    .replace("trainings: {calls: {name: Difficult calls, teaches: listening}}", "")
    .replace(
        "    within: 2 working days\n", "    within: 2 working days\n    ensured_by: record\n    metrics: [right]\n"
    )
    .replace("        skills: [listening]\n", "        skills: [listening, sums, patience]\n")
    + """
skills:
  listening: {name: Active listening}
  sums: {name: Doing sums}
  patience: {name: Patience}
  unused: {name: Juggling}
trainings:
  calls: {name: Difficult calls, teaches: listening}
  ledger: {name: The ledger, teaches: [sums, unused], for: billing-specialist}
enablers:
  record: {name: One record, area: technology, status: in-place, owner: billing}
  trust: {name: Trust, area: culture, status: missing}
obstacles:
  clock: {says: The clock counts my minutes., kind: metrics, felt_by: service-agent, hinders: [right-invoice, later]}
  desk: {says: One desk for two of us., kind: resources}
improvements:
  no-clock:
    name: Clocks off the wall
    now: A clock on each wall.
    goal: No clock at all.
    removes: clock
    owner: customer-service
    sponsor: director
    by: 2026-03-31
    status: done
    result: Calls became longer, and fewer.
    measured_by: [right]
  trusted: {name: Trust first, builds: trust, status: idea, goal: Nobody asks twice.}
metrics:
  right:
    name: Invoices right
    kind: operational
    unit: "%"
    baseline: {value: 80, on: 2025-01-01}
    target: {value: 95, by: 2027-01-01}
    results: [{on: 2025-06-30, value: 85}, {on: 2026-01-31, value: 91}]
  decide:
    name: I may decide
    kind: employee
    baseline: {value: 40, on: 2025-01-01}
    results: [{on: 2026-01-31, value: 35}]
    drives: [right]
  lonely: {name: Of no promise, kind: nps}
"""
)


def row(body: str, of: str) -> str:
    """The row of a table that is about something."""
    return next(one for one in re.findall(r"<tr.*?</tr>", body, re.DOTALL) if of in one.split("</t")[0])


def cells(body: str, of: str) -> list[str]:
    inside = re.findall(r"<td[^>]*>(.*?)</td>", row(body, of), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in inside]


def test_who_carries_the_experience(page: PageOf) -> None:
    body = page(LED, WHO_CARRIES)
    assert cells(body, "functions/billing")[1:] == ["90%", "90%", "1", "0", "1"]
    assert cells(body, "functions/customer-service")[1:] == ["10%", "10%", "0", "1", "1"]
    assert 'class="hb-support"' in row(body, "functions/billing")
    assert "Support" in cells(body, "functions/billing")[0], "in words, not by colour alone"
    assert "hb-support" not in row(body, "functions/customer-service")
    assert "<strong>1 of 1</strong> promises rest on a support function too" in body
    assert "<strong>90%</strong> of encounters" in body and "<strong>1,000</strong> encounters a month" in body


def test_no_share_is_told_where_no_encounters_are_known(page: PageOf) -> None:
    body = page(re.sub(r", encounters_per_month: \d+", "", LED), WHO_CARRIES)
    assert cells(body, "functions/billing")[1:] == ["1", "0", "1"] and "%" not in body


def test_employee_experience_shows_what_is_there_and_what_is_missing(page: PageOf) -> None:
    body = page(LED, EMPLOYEE_EXPERIENCE)
    areas = {name: body.index(f"{{#area-{name}}}") for name in ("culture", "technology", "environment")}
    assert areas["culture"] < body.index("Trust</a>") < areas["technology"] < body.index("One record")
    assert body.index("One record") < areas["environment"] < body.index("Gap: no enabler of this kind.")
    assert body.count("Gap: no enabler of this kind.") == 1
    assert cells(body, "enablers/record") == ["One record Billing", "In place", "Your invoice is right."]
    assert cells(body, "enablers/trust") == ["Trust", "Missing Trust first Idea", "ensures no promise"]
    kinds = [
        body.index(f"{{#kind-{kind}}}") for kind in ("resources", "skills", "leadership", "goals", "culture", "metrics")
    ]
    assert kinds == sorted(kinds) and body.count("Nobody has told of an obstacle of this kind.") == 4
    assert cells(body, "obstacles/clock") == [
        "The clock counts my minutes. Service agent",
        "Clocks off the wall Done",
        "Your invoice is right.",
    ]
    assert cells(body, "obstacles/desk")[1] == "nothing yet"
    assert "<strong>1 of 2</strong> enablers" in body and "<strong>1 of 2</strong> obstacles" in body
    assert "I may decide" in body.split("{#staff-metrics}")[1]


def test_a_promise_that_no_enabler_ensures_is_a_gap(page: PageOf) -> None:
    body = page(LED.replace("    ensured_by: record\n", ""), EMPLOYEE_EXPERIENCE)
    assert "right-invoice" in body.split("{#not-ensured}")[1].split("##")[0]


def test_the_improvement_plan_tells_before_after_who_when_and_the_figures(page: PageOf) -> None:
    body = page(LED, "improvements/index.md")
    done = cells(body, "improvements/no-clock")
    assert done[0] == "Clocks off the wall Customer service · sponsor: Director 31 March 2026"
    assert done[1:3] == ["A clock on each wall.", "It brought: Calls became longer, and fewer."]
    assert done[3] == "Invoices right 80 → 91 %: better: up 11, on course for the target"
    assert cells(body, "improvements/trusted")[2] == "Nobody asks twice."
    assert body.index("## Done") < body.index("no-clock") < body.index("## Idea") < body.index("improvements/trusted")


def test_metrics_of_customers_and_of_staff_stand_side_by_side(page: PageOf) -> None:
    body = page(LED, "metrics/index.md").split("\n## Operations")[0]
    inside, told = body[body.index("<summary") :].split("</summary>")
    assert words(inside) == "Your invoice is right. 2 metrics · target reached by 0 of 1"
    both = "Customers Invoices right 80 → 91 % Target: 95 · better: up 11, on course for the target"
    assert words(told).endswith(f"{both} Staff I may decide 40 → 35 worse: down 5"), "it drives the promise's metric"
    assert 'href="../promises/right-invoice/"' in told and told.count("<svg") == 2
    assert "Of no promise" not in body


def test_a_target_against_its_own_direction_is_not_reached_by_standing_still(page: PageOf) -> None:
    body = page(re.sub(r"target: {value: 95", "target: {value: 70", LED), "metrics/index.md")
    assert "target reached by 0 of 1" in body and "target reached<" not in body and "better: up 11, target not" in body


def planned(body: str) -> list[str]:
    """What is to be planned next, in order."""
    plan = body.split("{#plan}")[1].split("\n## ")[0].split("</ol>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in plan.split("<li><strong>")[1:]]


def test_the_training_matrix_begins_with_what_to_plan_next(page: PageOf) -> None:
    body = page(LED, TRAINING_MATRIX)
    assert planned(body) == [
        "For more roles: Doing sums Needed by Service agent . Others learn it here: The ledger . "
        "1 guideline rests on it: Ask which line looks wrong.",
        "A training for Patience Needed by Service agent . 1 guideline rests on it: Ask which line looks wrong.",
    ]
    assert 'promises/right-invoice/#guideline-disputed-line"' in body
    assert "<strong>1</strong> training to plan" in body and "<strong>1</strong> skill to teach to more roles" in body
    assert "<strong>3 of 4</strong> skills" in body
    assert body.index("{#plan}") < body.index("{#matrix}") and "gap" not in re.sub(r"<[^>]+>", "", body)


def test_on_what_most_guidelines_rest_is_planned_first(page: PageOf) -> None:
    more = LED.replace("    status: draft\n", "").replace(
        "[Offer the five days.]}", "[Offer the five days.], skills: patience}"
    )
    more = more.replace("role: service-agent, do: [Offer paper.]", "role: director, do: [Offer paper.], skills: sums")
    more = more.replace("status: retired", "status: live")
    more = more.replace("purpose: Nobody calls twice., skills: [listening]", "skills: [unused]")
    plan = planned(page(more, TRAINING_MATRIX))
    assert [one.split(" Needed")[0] for one in plan] == [
        "For more roles: Doing sums",
        "A training for Patience",
        "For more roles: Juggling",
    ]
    assert "Needed by Director , Service agent . Others learn it here: The ledger . 2 guidelines rest on it:" in plan[0]
    assert plan[2].endswith("Others learn it here: The ledger . No guideline rests on it yet.")


def test_where_everything_is_taught_nothing_is_to_be_planned(page: PageOf) -> None:
    body = page(LED.replace("skills: [listening, sums, patience]", "skills: [listening]"), TRAINING_MATRIX)
    assert "<strong>3 of 4</strong> skills" in body, "patience is taught to nobody, and nobody needs it"
    assert "{#plan}" not in body and "Nothing to plan: whoever needs a skill has a training for it." in body


def test_the_training_matrix_says_who_learns_what_where(page: PageOf) -> None:
    matrix = page(LED, TRAINING_MATRIX).split("{#matrix}")[1].split("{#trainings}")[0]
    agent = cells(matrix, "roles/service-agent")
    assert agent == [
        "✓ Difficult calls",
        "! needed, no training for this role",
        "! needed, no training for this role",
        "",
    ]
    specialist = cells(matrix, "roles/billing-specialist")
    assert specialist[1] == specialist[3] == "+ The ledger (not needed by a guideline yet)"
    assert specialist[0] == specialist[2] == ""
    assert "roles/director" not in matrix, "nothing to learn, nothing to show"


def test_what_the_portfolio_does_not_have_has_no_overview(handbook: Callable[[str], object]) -> None:
    made = handbook("portfolio: {name: Bare}\ntouchpoints: {}\n")
    paths = {page.path for page in made.pages}
    assert paths.isdisjoint({WHO_CARRIES, EMPLOYEE_EXPERIENCE, TRAINING_MATRIX, "improvements/index.md"})


OVERVIEWS = [
    WHO_CARRIES,
    EMPLOYEE_EXPERIENCE,
    TRAINING_MATRIX,
    "improvements/index.md",
    "metrics/index.md",
    "heat-map.md",
]


def test_leaders_find_them_together_and_each_leads_on(read: Callable[..., Loaded]) -> None:
    made = make_handbook(Reading(read(LED), ()), audience=Audience.STAFF)
    pages = {page.path: page for page in made.pages}
    tree = navigation({path: page.title for path, page in pages.items()}, [], made.book.language)
    group = next(found["Overviews"] for found in tree if "Overviews" in found)
    assert [path for one in group for path in one.values()] == OVERVIEWS
    for path in OVERVIEWS:
        assert '<a href="' in pages[path].body.split('class="hb-next"')[1], path
        assert "You choose the day" not in pages[path].body and "paper invoices" not in pages[path].body, path


def test_the_public_has_none_of_them(read: Callable[..., Loaded]) -> None:
    public = {page.path for page in make_handbook(Reading(read(LED), ()), audience=Audience.PUBLIC).pages}
    assert public.isdisjoint(OVERVIEWS)


SITE_PAGES = [*(path.replace(".md", ".html") for path in OVERVIEWS), "promises/index.html", "journeys/index.html"]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_and_they_fit_the_window(
    sample_site: Path, browser: Browser, served: Serve, width: int, scheme: str
) -> None:
    base = served(sample_site)
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []
    for path in SITE_PAGES:
        tab.goto(base + path)
        found += [(path, *barrier) for barrier in barriers(tab)]
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append((path, "wider than the window", ""))
    tab.close()
    assert found == []


def test_on_a_phone_the_matrix_says_in_words_what_its_signs_say(
    sample_site: Path, browser: Browser, served: Serve
) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    tab.goto(served(sample_site) + "training-matrix.html")
    card = tab.locator(".hb-matrix tr").filter(has=tab.get_by_role("link", name="Service agent", exact=True))
    expect(card.get_by_text("Difficult calls").first).to_be_visible()
    told = (
        "el => [...el.querySelectorAll('td')].filter(td => td.getClientRects().length && !td.textContent.trim()).length"
    )
    assert card.evaluate(told) == 0, "skills that say nothing about the role take no room"
    assert card.bounding_box()["width"] <= 390
    tab.close()


@pytest.fixture
def promises_of_designers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: Serve) -> str:
    """The address of a site with a draft and a retired promise."""
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints" / "all.yaml").write_text(NORTHLIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert build(audience=Audience.DESIGN).site
    return served(tmp_path / "site") + "promises/index.html"


def test_promises_are_filtered_and_the_count_is_announced(promises_of_designers: str, browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    tab.set_default_timeout(10_000)
    tab.goto(promises_of_designers)
    shown, count = tab.locator(".hb-card:visible"), tab.get_by_role("status")
    expect(shown).to_have_count(3)
    expect(count).to_have_text("")
    tab.get_by_label("Status").select_option("draft")
    expect(shown).to_have_count(1)
    expect(count).to_have_text("1 of 3 promises")
    assert tab.get_by_role("heading", name="In preparation").is_visible()
    assert not tab.get_by_role("heading", name="No longer promised").is_visible()
    tab.get_by_label("What hurts").select_option("money")
    expect(count).to_have_text("No promise fits. Choose less, or show all.")
    expect(shown).to_have_count(0)
    tab.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(3)
    expect(count).to_have_text("")
    tab.get_by_label("Touchpoint").focus()
    tab.keyboard.type("On the")
    expect(shown).to_have_count(1)
    tab.get_by_label("Function").select_option("billing")
    expect(count).to_have_text("1 of 3 promises")
    tab.close()


def test_without_script_all_promises_are_there_and_no_filter_that_does_nothing(
    promises_of_designers: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(promises_of_designers)
    expect(tab.locator(".hb-card:visible")).to_have_count(3)
    expect(tab.locator(".hb-filter select:visible")).to_have_count(0)
    context.close()


def test_a_large_training_matrix_has_a_part_for_each_function(page: PageOf) -> None:
    """Nobody finds a column among a hundred."""
    skills = "".join(f"  skill-{n}: {{name: Skill {n}}}\n" for n in range(40))
    text = f"""
functions: {{desk: {{name: Desk, kind: frontline}}, store: {{name: Store, kind: support}}}}
roles:
  clerk: {{name: Clerk, function: desk, skills: [skill-1, skill-2]}}
  keeper: {{name: Keeper, function: store, skills: [skill-2, skill-39]}}
skills:
{skills}"""
    body = page(text, TRAINING_MATRIX)
    desk, store = body.split("{#skills-of-desk}")[1].split("{#skills-of-store}")
    heads = [re.findall(r'<th scope="col"><span>(.*?)</span>', part) for part in (desk, store)]
    assert heads == [["Skill 1", "Skill 2"], ["Skill 2", "Skill 39"]]
    assert "<strong>3</strong> trainings to plan" in body and "roles/keeper" not in desk


def test_of_a_large_map_the_picture_shows_a_part_and_the_table_all(
    page: PageOf, handbook: Callable[[str], Handbook]
) -> None:
    functions = "".join(f"  f{n}: {{name: Function {n}, kind: support}}\n" for n in range(45))
    touchpoints = "".join(f"  t{n}: {{name: Place {n}, channel: web, responsible: f{n}}}\n" for n in range(45))
    promises = "".join(
        f"  p{n}: {{promise: Promise {n} is kept., kept_at: [t{n}], accountable: f{n}}}\n" for n in range(44)
    )
    made = handbook(f"functions:\n{functions}touchpoints:\n{touchpoints}promises:\n{promises}")
    html = made.pictures.put_in('<div data-picture="map:"></div>', "who-carries.md")
    picture, table = html.split("</figure>")
    assert "The picture shows the functions and journeys on which most rests." in picture
    drawn = set(re.findall(r"Function \d+", re.sub(r"<[^>]+>", "", picture)))
    assert len(drawn) == 40 and "Function 44" not in drawn, "the one without a promise is not among them"
    assert set(re.findall(r">(Function \d+)<", table)) >= {f"Function {n}" for n in range(44)}
