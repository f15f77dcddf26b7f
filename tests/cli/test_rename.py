"""``promisekit rename``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

FILES = {
    "promises/right-invoice.yaml": """\
promises:
  right-invoice:  # ours
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      ask: {role: agent, do: [Ask.]}
""",
    "rest.yaml": """\
portfolio: {name: P, sponsor: agent}
functions:
  billing: {name: Billing, kind: support, lead: agent}
roles:
  agent: {name: Agent, function: billing}  # "agent" stays here
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: [agent]}
stories:
  right-invoice: {says: "She says: see [[promises:right-invoice]] and [[ agent ]].", shows: right-invoice}
metrics:
  calls: {name: Calls, kind: operational, results: results/calls.csv}
journeys:
  j:
    name: J
    phases:
      - name: One
        steps:
          - {id: agent, customer: Calls the agent, touchpoint: invoice, frontstage: {agent: Answers}}
""",
    "results/calls.csv": "on,value\n2026-01-01,3\n",
    "page.md": "See [[agent]] and [[promises:right-invoice|x]] and agent.\n",
}


@pytest.fixture
def portfolio(here: Path) -> Path:
    for name, content in FILES.items():
        path = here / "blueprints" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return here / "blueprints"


def test_a_role_is_renamed_wherever_it_is_named_and_nowhere_else(run: Run, portfolio: Path) -> None:
    result = run("rename", "agent", "service-agent")

    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "Renamed `agent` to `service-agent` in 8 places of 3 files:\n"
        "  blueprints/page.md (1)\n  blueprints/promises/right-invoice.yaml (1)\n  blueprints/rest.yaml (6)\n"
    )
    text = (portfolio / "rest.yaml").read_text()
    assert "portfolio: {name: P, sponsor: service-agent}" in text
    assert '  service-agent: {name: Agent, function: billing}  # "agent" stays here' in text
    assert "- {id: agent, customer: Calls the agent, touchpoint: invoice, frontstage: {service-agent: Answers}}" in text
    assert "and [[service-agent]]." in text
    assert (portfolio / "page.md").read_text().startswith("See [[service-agent]] and ")
    assert run("check", "--select", "PK1").exit_code == 0


def test_a_file_named_for_the_item_gets_its_new_name(run: Run, portfolio: Path) -> None:
    result = run("rename", "promises:right-invoice", "invoice-right")

    assert "  blueprints/promises/right-invoice.yaml (1), now blueprints/promises/invoice-right.yaml\n" in result.stdout
    assert (portfolio / "promises/invoice-right.yaml").read_text().splitlines()[1] == "  invoice-right:  # ours"
    assert not (portfolio / "promises/right-invoice.yaml").exists()
    text = (portfolio / "rest.yaml").read_text()
    assert "[[promises:invoice-right]]" in text
    assert "  right-invoice: {says" in text
    assert "shows: invoice-right}" in text


def test_the_table_of_a_metric_goes_with_it(run: Run, portfolio: Path) -> None:
    run("rename", "calls", "calls-per-problem")

    assert (portfolio / "results/calls-per-problem.csv").exists()
    assert "results: results/calls-per-problem.csv" in (portfolio / "rest.yaml").read_text()
    assert run("check", "--select", "PK0").exit_code == 0


def test_a_dry_run_shows_the_lines_and_writes_nothing(run: Run, portfolio: Path) -> None:
    before = {path: path.read_bytes() for path in portfolio.rglob("*") if path.is_file()}

    result = run("rename", "promises:right-invoice", "invoice-right", "--dry-run")

    assert "--- blueprints/promises/right-invoice.yaml\n+++ blueprints/promises/invoice-right.yaml\n" in result.stdout
    assert "-  right-invoice:  # ours\n+  invoice-right:  # ours\n" in result.stdout
    assert {path: path.read_bytes() for path in portfolio.rglob("*") if path.is_file()} == before


def test_what_was_there_is_not_led_elsewhere(run: Run, portfolio: Path) -> None:
    # `shows` takes promises and pain points: the promise of the same id would come first.
    with (portfolio / "rest.yaml").open("a") as file:
        file.write("pain_points:\n  late: {terms: time, at: invoice, says: Late.}\n")
        file.write("  x: {terms: time, at: invoice, says: 'See [[late]].'}\n")

    result = run("rename", "late", "right-invoice")

    assert result.exit_code == 0, result.output
    assert "See [[pain_points:right-invoice]]." in (portfolio / "rest.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("agnt", "x"), "No item has the id `agnt`; did you mean `agent`?"),
        (("right-invoice", "x"), "write `promises:right-invoice` or `stories:right-invoice`"),
        (("agent", "billing"), "`billing` is there already, in `functions`; functions, roles and systems share one"),
        (("agent", "Service Agent"), "`Service Agent` is no id"),
        (("agent", "agent"), "`agent` has that id already"),
    ],
)
def test_what_cannot_be_done_is_refused(run: Run, portfolio: Path, words: tuple[str, str], says: str) -> None:
    result = run("rename", *words)

    assert result.exit_code == 2
    assert says in result.stderr


def test_nothing_is_renamed_while_a_file_cannot_be_read_whole(run: Run, portfolio: Path) -> None:
    (portfolio / "broken.yaml").write_text("roles:\n  other: {name: Other, function: billing, purpos: [agent]}\n")

    result = run("rename", "agent", "service-agent")

    assert result.exit_code == 2
    assert "blueprints/broken.yaml:2" in result.stderr
    assert "agent: {name: Agent" in (portfolio / "rest.yaml").read_text()
