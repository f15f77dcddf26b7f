"""``promisekit new``."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = """\
portfolio: {name: P}
functions:
  billing: {name: Billing, kind: support, lead: lead, hours: mon-fri 08:00-16:00}
roles:
  lead: {name: Billing lead, function: billing}
  clerk: {name: Clerk, function: billing}
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: [clerk]}
"""


@pytest.fixture
def file(here: Path) -> Path:
    (here / "blueprints").mkdir()
    file = here / "blueprints/a.yaml"
    file.write_text(TEXT)
    return file


def test_in_a_script_it_takes_options_and_ends_with_the_check_of_the_item(run: Run, file: Path) -> None:
    result = run("new", "touchpoint", "--set", "name=The app: at night", "--set", "responsible=biling",
                 "--set", "roles=[clerk, lead]")  # fmt: skip

    assert result.stdout.startswith("Wrote `the-app-at-night` to blueprints/a.yaml:9.\n")
    assert file.read_text() == TEXT + (
        '  the-app-at-night: {name: "The app: at night", responsible: biling, roles: [clerk, lead]}\n'
    )
    assert "error[PK101]" in result.stdout
    assert "did you mean `billing`?" in result.stdout
    assert "PK601" not in result.stdout


def test_a_new_item_stands_where_the_others_have_files_of_their_own(run: Run, file: Path) -> None:
    for name in ("a-skill", "b-skill"):
        path = file.parent / f"skills/{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"skills:\n  {name}: {{name: {name}}}\n")

    assert run("new", "skill", "c-skill", "--set", "name=C").stdout.startswith(
        "Wrote `c-skill` to blueprints/skills/c-skill.yaml:2."
    )
    assert (file.parent / "skills/c-skill.yaml").read_text() == "skills:\n  c-skill: {name: C}\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("promis",), "did you mean `promise`?"),
        (("touchpoint", "--set", "name=App"), "Something is missing: --set responsible=…"),
        (("role", "lead", "--set", "name=L", "--set", "function=billing"), "`lead` is there already, in `roles`"),
        (("skill", "A b", "--set", "name=L"), "`A b` is no id"),
        (("skill", "--set", "name"), "is no field; write it like"),
    ],
)
def test_what_cannot_be_added_is_refused(run: Run, file: Path, words: tuple[str, ...], says: str) -> None:
    result = run("new", *words)

    assert result.exit_code == 2
    assert says in result.stderr
    assert file.read_text() == TEXT


def typed(here: Path, words: list[str], answers: list[str]) -> str:
    """What is shown on a terminal on which somebody types these lines."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "promisekit", "new", *words],
        stdin=terminal, stdout=terminal, stderr=terminal, cwd=here, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    os.close(terminal)
    os.write(controller, ("\n".join(answers) + "\n").encode())
    given_up = threading.Timer(30, process.kill)
    given_up.start()
    shown = b""
    while True:
        try:
            piece = os.read(controller, 65_536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    process.wait()
    given_up.cancel()
    os.close(controller)
    return shown.decode().replace("\r\n", "\n")


def test_on_a_terminal_it_asks_offers_ids_and_asks_again(here: Path, file: Path) -> None:
    shown = typed(
        here, ["promise"],
        ["Your invoice is right.", "invoce", "invoice", "", "two working dys", "2 working days", "",
         "Read the line back.", "Open a case.", "", "", "right-invoice"],
    )  # fmt: skip

    assert "    invoice                  Invoice\n" in shown
    assert "There is no `invoce`; did you mean invoice?" in shown
    assert "> two working dys" in shown or "two working dys" in shown
    assert file.read_text() == TEXT + (
        "promises:\n"
        "  right-invoice:\n"
        "    promise: Your invoice is right.\n"
        "    kept_at: [invoice]\n"
        "    accountable: billing\n"
        "    within: 2 working days\n"
        "    guidelines:\n"
        "      read-the-line-back:\n"
        "        role: clerk\n"
        "        do:\n"
        "          - Read the line back.\n"
        "          - Open a case.\n"
        "        if_it_fails: {escalate_to: lead}\n"
    ), shown


def test_a_journey_is_asked_for_step_by_step(here: Path, file: Path) -> None:
    shown = typed(
        here, ["journey"],
        ["A wrong line", "Notice", "Opens the invoice", "Calls", "", "invoice", "", "", "a-wrong-line"],
    )  # fmt: skip

    assert file.read_text() == TEXT + (
        "journeys:\n"
        "  a-wrong-line:\n"
        "    name: A wrong line\n"
        "    phases:\n"
        "      - name: Notice\n"
        "        steps:\n"
        "          - {id: opens-the-invoice, customer: Opens the invoice, touchpoint: invoice}\n"
        "          - {id: calls, customer: Calls}\n"
    ), shown
