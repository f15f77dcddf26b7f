"""What README.md and docs/ show can be copied: files are read, commands exist, and what is printed is printed."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from mkdocs.config import load_config

from promisekit.check import check
from promisekit.cli.main import main
from promisekit.model.portfolio import SECTIONS
from promisekit.read import load
from tests.cli.conftest import Run
from tests.docs.conftest import DOCS, ROOT, Block, blocks, stands_in

BASE = """\
portfolio: {name: Northlight Broadband, hours: mon-fri 08:00-20:00, sponsor: service-lead}
functions:
  customer-service: {name: Customer service, kind: frontline, lead: service-lead}
  billing: {name: Billing, kind: support}
  customer-operations: {name: Customer operations, kind: backstage}
roles:
  service-lead: {name: Service team lead, function: customer-service}
  service-agent: {name: Service agent, function: customer-service}
"""
"""Who the examples speak of."""
YAML = [(page, block) for page in DOCS for block in blocks(page.read_text("utf-8"), "yaml")]
BLUEPRINTS = [
    (p, b)
    for p, b in YAML
    if not b.text.startswith((" ", "---")) and set(yaml.safe_load(b.text)) <= {*SECTIONS, "portfolio"}
]
# What is indented is part of a file that grows: the tutorial's is followed in test_getting_started.py.
OTHERS = [(p, b) for p, b in YAML if (p, b) not in BLUEPRINTS and not re.match(r" {4}\w", b.text)]
README = (ROOT / "README.md").read_text("utf-8")


def place(value: object) -> str:
    match value:
        case Path():
            return value.name
        case Block():
            return str(value.line)
        case _:
            return str(value)


def errors(folder: Path) -> list[str]:
    """Errors other than references to what an example leaves out."""
    return [d.message for d in check(load(folder)) if d.severity.word == "error" and d.code not in ("PK101", "PK103")]


def test_there_are_examples_of_both_kinds() -> None:
    assert len(BLUEPRINTS) >= 6 and len(OTHERS) >= 6


@pytest.mark.parametrize(("page", "block"), BLUEPRINTS, ids=place)
def test_a_blueprint_is_read_without_an_error(page: Path, block: Block, tmp_path: Path) -> None:
    (tmp_path / "example.yaml").write_text(block.text, "utf-8")
    (tmp_path / "base.yaml").write_text("\n".join(_without(block)), "utf-8")
    lacking = "is missing" if page.name == "review.md" else "nothing"  # it shows a promise in part
    assert [message for message in errors(tmp_path) if lacking not in message] == []


def _without(block: Block) -> Iterator[str]:
    """What the example needs beside itself."""
    for line in BASE.splitlines():
        if f"\n{line.partition(':')[0]}:" not in f"\n{block.text}" or not line.partition(": ")[2]:
            yield line


@pytest.mark.parametrize(("page", "block"), OTHERS, ids=place)
def test_other_files_are_what_their_readers_understand(page: Path, block: Block, tmp_path: Path) -> None:
    text = block.text
    if text.startswith("---"):
        assert yaml.safe_load(text.strip("-\n")) == {"audience": "public"}
    elif text.startswith("      feedback_address:"):
        other = next(block.text for page, block in OTHERS if "      feedback_address:" in block.text.partition("\n")[2])
        text = re.sub(r"^ +feedback_address:.*\n", lambda _: text, other, flags=re.MULTILINE)
        _understood(yaml.safe_load(text), text, tmp_path)
    else:
        _understood(yaml.safe_load(text), text, tmp_path)


def _understood(content: dict[str, Any], text: str, folder: Path) -> None:
    if "plugins" in content:
        (folder / "blueprints").mkdir()
        file = folder / "mkdocs.yml"
        file.write_text(text if "site_name" in content else f"site_name: A\ndocs_dir: blueprints\n{text}", "utf-8")
        config = load_config(str(file)).plugins["promisekit"].config  # it raises where a value is wrong
        options = [plugin["promisekit"] for plugin in content["plugins"] if isinstance(plugin, dict)]
        assert all(set(given) <= set(config) for given in options)
    elif "jobs" in content:
        (uses,) = (step["with"] for step in content["jobs"]["review"]["steps"] if "promisekit" in step["uses"])
        action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
        assert set(uses) <= set(action["inputs"])
    else:
        hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
        assert {hook["id"] for repo in content["repos"] for hook in repo["hooks"]} <= hooks


def test_the_settings_for_an_editor_are_those_that_init_writes(run: Run, here: Path) -> None:
    assert run("init", "blueprints").exit_code == 0
    (shown,) = blocks((ROOT / "docs" / "getting-started.md").read_text("utf-8"), "json")
    assert json.loads(shown.text) == json.loads((here / ".vscode" / "settings.json").read_text("utf-8"))


def commands() -> Iterator[tuple[Path, str]]:
    """Every command line of ours that a page shows, in blocks and in the text."""
    for page in DOCS:
        text = page.read_text("utf-8")
        shown = [line.lstrip("$ ") for block in blocks(text, "console") for line in block.text.splitlines()]
        shown += re.findall(r"`(promisekit [^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
        for line in shown:
            for part in re.split(r"&&|#", line):
                if part.strip().startswith("promisekit "):
                    yield page, part.strip()


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())), ids=place)
def test_a_command_can_be_typed(page: Path, command: str) -> None:
    name, *words = shlex.split(command)[1:]
    with click.Context(main) as context:
        found = main.get_command(context, name)
        assert found, f"{page.name}: there is no `promisekit {name}`"
        # Raises where an option does not exist; whether files are there is another matter.
        found.make_parser(click.Context(found, info_name=name, parent=context)).parse_args(list(words))


def test_every_command_is_told_of() -> None:
    told = {shlex.split(command)[1] for page, command in commands() if page.name == "commands.md"}
    with click.Context(main) as context:
        assert set(main.list_commands(context)) <= told, "say in docs/commands.md what it is for"


def test_the_commands_of_the_readme_run(run: Run, here: Path) -> None:
    lines = [line.partition("#")[0].split() for line in blocks(README, "console")[0].text.splitlines()]
    assert [words[:2] for words in lines if words[0] != "promisekit"] == [["pip", "install"]]
    for words in lines[1:]:
        assert run(*words[1:], *(["--help"] if words[1] == "serve" else [])).exit_code == 0, words
    assert (here / "blueprints" / "promises.yaml").exists()


def test_the_promise_of_the_readme_is_in_order_and_its_message_is_what_is_printed(run: Run, here: Path) -> None:
    folder = here / "blueprints"
    folder.mkdir()
    (promise,) = blocks(README, "yaml")
    (folder / "base.yaml").write_text(
        BASE + "touchpoints:\n  invoice: {name: Invoice, channel: email, responsible: billing}\n", "utf-8"
    )
    (folder / "promises.yaml").write_text(promise.text, "utf-8")
    assert run("check").exit_code == 0, "no errors"
    command, _, output = blocks(README, "console")[-1].text.partition("\n")
    assert command == "$ promisekit check"
    (folder / "promises.yaml").write_text(promise.text.replace("accountable: billing", "accountable: biling"), "utf-8")
    assert stands_in(output, run("check").stdout)
