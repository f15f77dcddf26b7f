"""``promisekit new``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from promisekit.cli.editing import dry_run_option, edit_portfolio, inside, path_option
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import print_findings
from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.cli.asking import Questions
    from promisekit.edit.draft import Draft
    from promisekit.edit.yaml_text import Written

ALSO_ASKED: Final = {
    "functions": ("lead", "hours"),
    "roles": ("purpose",),
    "personas": ("needs",),
    "touchpoints": ("roles",),
    "pain_points": ("severity", "frequency"),
    "promises": ("answers", "within"),
    "metrics": ("unit",),
    "trainings": ("teaches", "for"),
    "enablers": ("status",),
    "obstacles": ("kind", "felt_by"),
    "improvements": ("goal", "answers", "owner", "by"),
    "rituals": ("who", "every"),
    "stories": ("at",),
}
"""Fields that are asked for besides those that an item needs."""


@click.command("new")
@click.argument("kind")
@click.argument("item_id", metavar="[ID]", required=False)
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE", help="A field, as it would stand in the file.")
@click.option("--file", metavar="FILE", help="Where to write it.  [default: where the others stand]")
@path_option
@dry_run_option
def command(
    kind: str, item_id: str | None, given: tuple[str, ...], file: str | None, folder: str, dry_run: bool
) -> None:
    """Add an item: a promise, a journey, a touchpoint …

    KIND is the word for it: promise, journey, touchpoint, pain-point, role, function, metric … On a terminal it asks,
    with ids and a default to choose from; with --set it does not ask for that field, and in a script it asks for
    nothing. It ends with what `promisekit check` says of the new item.

    \b
    promisekit new promise
    promisekit new role night-nurse --set "name=Night nurse" --set function=ward
    promisekit new touchpoint app --set name=App --set responsible=it --set "roles=[clerk, agent]"
    """
    from promisekit.edit.new_item import section_of
    from promisekit.model.portfolio import SECTIONS

    section = section_of(kind)
    if section is None:
        words = [one.replace("_", "-").removesuffix("s") for one in SECTIONS]
        raise click.BadParameter(f"There is no `{kind}`{did_you_mean(kind, words)}", param_hint="KIND")
    fields = dict(_field(one) for one in given)
    made: list[tuple[str, str]] = []

    def make(draft: Draft) -> None:
        from promisekit.edit.new_item import add

        if not made and sys.stdin.isatty():
            asked, new_id = _asked(draft, section, fields, item_id)
            fields.update(asked)
        elif not made:
            _needs(section, fields)
            new_id = item_id or _id_of(fields)
        else:
            new_id = made[-1][0]
        made.append((new_id, add(draft, section, new_id, fields, inside(folder, file) if file else None)))

    draft = edit_portfolio(folder, make, dry_run=dry_run)
    new_id, relative = made[-1]
    line = "" if dry_run else f":{draft.load().source_map.line_of(section, new_id)}"
    click.echo(f"{'Would write' if dry_run else 'Wrote'} `{new_id}` to {draft.shown(relative)}{line}.", err=dry_run)
    if not dry_run:
        _say(draft, section, new_id)


def _field(given: str) -> tuple[str, Any]:
    """``within=2 days`` -> the field and its value, which may be a list or a mapping in brackets."""
    from promisekit.edit.syntax import Syntax

    name, equals, text = given.partition("=")
    if not equals or not name.strip():
        raise click.BadParameter(f"`{given}` is no field; write it like `within=2 working days`.", param_hint="--set")
    try:
        value: Any = Syntax(f"value: {text}").plain()["value"] if text.strip()[:1] in ("[", "{") else text
    except ValueError:
        value = text
    return name.strip(), value


def _needs(section: str, fields: dict[str, Any]) -> None:
    """Ends the run where a field is missing that an item needs."""
    from promisekit.model.portfolio import SECTIONS
    from promisekit.read.shape import field_names, is_required

    model = SECTIONS[section]
    missing = [name for name in field_names(model) if is_required(model, name) and name not in fields]
    if missing:
        options = " ".join(f"--set {name}=…" for name in missing)
        raise Refusal(f"Something is missing: {options}")


def _id_of(fields: dict[str, Any]) -> str:
    from promisekit.edit.new_item import id_from

    text = next((str(fields[name]) for name in ("name", "promise", "says") if isinstance(fields.get(name), str)), "")
    found = id_from(text)
    if not found:
        raise Refusal("An id is missing: write it after the kind of item.")
    return found


def _asked(draft: Draft, section: str, given: dict[str, Any], item_id: str | None) -> tuple[dict[str, Written], str]:
    """What somebody answers to the questions about an item, and its id."""
    from promisekit.cli.asking import Questions
    from promisekit.edit.draft import CannotEditError
    from promisekit.edit.field_order import field_order
    from promisekit.edit.new_item import add
    from promisekit.model.portfolio import SECTIONS
    from promisekit.read.shape import is_required

    loaded = draft.load()
    fields: dict[str, Any] = dict(given)
    trial_id = item_id or "new-item"

    def complaint(name: str, value: Written) -> str:
        trial = draft.branch()
        try:
            add(trial, section, trial_id, {**fields, name: value})
        except CannotEditError as error:
            return str(error)
        said = (one for one in trial.load().diagnostics if one.key_path[:3] == (section, trial_id, name))
        return next((f"{one.message.partition(' is ')[2] or one.message}; {one.hint}" for one in said), "")

    questions = Questions(loaded, section, complaint)
    model = SECTIONS[section]
    order = field_order((section, trial_id))
    for name in order:
        required = is_required(model, name)
        if name in fields or name == "phases" or not (required or name in ALSO_ASKED.get(section, ())):
            continue
        value = questions.ask(name, required=required, default=_default(questions, section, name, fields))
        if value is not None:
            fields[name] = value
    if section == "promises" and "guidelines" not in fields:
        fields.update(_guideline(questions, fields))
    if section == "journeys" and "phases" not in fields:
        fields["phases"] = _phases(questions)
    return fields, item_id or click.prompt("\nid", default=_id_of(fields))


def _default(questions: Questions, section: str, name: str, fields: dict[str, Any]) -> str:
    """The usual answer: the function that is responsible where the promise is kept."""
    portfolio = questions.loaded.portfolio
    if section == "promises" and name == "accountable" and fields.get("kept_at"):
        kept_at = fields["kept_at"]
        touchpoint = portfolio.touchpoints.get(kept_at if isinstance(kept_at, str) else kept_at[0])
        return touchpoint.responsible if touchpoint else ""
    return ""


def _guideline(questions: Questions, fields: dict[str, Any]) -> dict[str, Any]:
    """What one role does for a promise."""
    from promisekit.edit.new_item import id_from

    portfolio = questions.loaded.portfolio
    kept_at = fields.get("kept_at") or []
    at = [portfolio.touchpoints.get(one) for one in ([kept_at] if isinstance(kept_at, str) else kept_at)]
    usual = next((touchpoint.roles[0] for touchpoint in at if touchpoint and touchpoint.roles), "")
    role = questions.choose("Which role keeps it? (Enter: nobody yet)", ("roles",), usual)
    if role is None:
        return {}
    click.echo("\nWhat does this role do? One action on each line, as in `Read the line back.`; an empty line ends.")
    actions = _lines()
    if not actions:
        return {}
    guideline: dict[str, Any] = {"role": role, "do": actions}
    function = portfolio.function_of(role)
    lead = portfolio.functions[function].lead if function and function in portfolio.functions else None
    helper = questions.choose("Whom do they call when it fails? (Enter: nobody)", ("roles", "functions"), lead or "")
    if helper:
        guideline["if_it_fails"] = {"escalate_to": helper}
    return {"guidelines": {id_from(actions[0]) or "first": guideline}}


def _phases(questions: Questions) -> list[Any]:
    """The phases of a journey with their steps."""
    from promisekit.edit.new_item import id_from

    phases: list[Any] = []
    ids: set[str] = set()
    while True:
        text = f"Name of the {'next' if phases else 'first'} phase{' (Enter: that is all)' if phases else ''}"
        name = click.prompt(f"\n{text}", default="" if phases else None, show_default=False, prompt_suffix="> ").strip()
        if not name:
            return phases
        steps: list[Any] = []
        click.echo("What does the customer do, step by step? One step on each line; an empty line ends.")
        for action in _lines(least=1):
            step_id = base = id_from(action) or "step"
            number = 2
            while step_id in ids:
                step_id, number = f"{base}-{number}", number + 1
            ids.add(step_id)
            step: dict[str, Any] = {"id": step_id, "customer": action}
            where = questions.choose(f"Where: {action} (Enter: out of our sight)", ("touchpoints",))
            if where:
                step["touchpoint"] = where
            steps.append(step)
        phases.append({"name": name, "steps": steps})


def _lines(least: int = 0) -> list[str]:
    lines: list[str] = []
    while True:
        line = click.prompt("   ", default="", show_default=False, prompt_suffix="> ").strip()
        if line:
            lines.append(line)
        elif len(lines) >= least:
            return lines


def _say(draft: Draft, section: str, item_id: str) -> None:
    """Prints what `check` says of the new item."""
    from promisekit.diagnostic import Severity
    from promisekit.edit.new_item import findings_at
    from promisekit.report import Findings

    found: Sequence[Any] = findings_at(draft, (section, item_id))
    if not found:
        click.echo("`promisekit check` finds nothing to say about it.")
        return
    click.echo()
    print_findings(Findings.of(draft.load(), found, Severity.ERROR))
