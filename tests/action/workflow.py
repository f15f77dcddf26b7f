"""A small runner of composite actions: steps in order, conditions, expressions and outputs as GitHub has them.

Foreign actions are not run; what they were given is kept. Only what our action uses is known: whatever else stands in
it raises.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

_TOKEN: Final = re.compile(r"\s*(?:(&&|\|\||==|!=|!|\(|\))|'((?:[^']|'')*)'|([A-Za-z_][\w.-]*))")
_EXPRESSION: Final = re.compile(r"\$\{\{(.*?)\}\}")


@dataclass
class Run:
    """What came of a run: the conclusion of each step by name (``success``, ``failure``, ``skipped``), its outputs,
    what was printed, and what foreign actions were given."""

    conclusions: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    given: dict[str, dict[str, str]] = field(default_factory=dict)
    printed: str = ""

    @property
    def succeeded(self) -> bool:
        return "failure" not in self.conclusions.values()


def run_action(
    action: Path,
    job: Path,
    github: Mapping[str, Any],
    environment: Mapping[str, str],
    inputs: Mapping[str, str],
    foreign: Mapping[str, Mapping[str, str] | None],
) -> Run:
    """Runs the action whose ``action.yml`` is in a folder, in the checked-out folder ``job``.

    ``foreign`` says which outputs each foreign action gives, by its name without the version; None: it fails. A step of
    ours that is named there is not run, and succeeds or fails likewise.
    """
    data = yaml.safe_load((action / "action.yml").read_text("utf-8"))
    given = {name: str(one.get("default", "")) for name, one in data["inputs"].items()} | dict(inputs)
    assert given.keys() == data["inputs"].keys(), "GitHub warns of inputs that an action does not have"
    known: dict[str, Any] = {"github": github, "steps": {}}
    known["inputs"] = {name: _filled(value, known) for name, value in given.items()}
    done = Run()
    for step in data["runs"]["steps"]:
        name = str(step.get("name") or step["uses"])
        known["failed"] = not done.succeeded
        if not _holds(str(step.get("if", "success()")), known):
            done.conclusions[name] = "skipped"
            continue
        outputs = _foreign(step, name, known, foreign, done) if "uses" in step or name in foreign else None
        if outputs is None and ("uses" in step or name in foreign):
            done.conclusions[name] = "failure"
            continue
        if outputs is None:
            ended, outputs = _ours(step, action, job, known, environment, done)
            done.conclusions[name] = "success" if ended == 0 else "failure"
        else:
            done.conclusions[name] = "success"
        if "id" in step:
            known["steps"][step["id"]] = {"outputs": outputs}
    done.outputs = {name: _filled(one["value"], known) for name, one in data["outputs"].items()}
    return done


def _foreign(
    step: dict[str, Any], name: str, known: Mapping[str, Any], foreign: Mapping[str, Any], done: Run
) -> dict[str, str] | None:
    what = step["uses"].partition("@")[0] if "uses" in step else name
    done.given[what] = {key: _filled(str(value), known) for key, value in step.get("with", {}).items()}
    outputs = foreign[what]
    return None if outputs is None else dict(outputs)


def _ours(
    step: dict[str, Any], action: Path, job: Path, known: Mapping[str, Any], environment: Mapping[str, str], done: Run
) -> tuple[int, dict[str, str]]:
    assert step["shell"] == "sh"
    output = Path(environment["RUNNER_TEMP"]) / "output-of-step"
    output.write_text("", "utf-8")
    own = {key: _filled(str(value), known) for key, value in step.get("env", {}).items()}
    own |= {"GITHUB_ACTION_PATH": str(action), "GITHUB_OUTPUT": str(output)}
    ended = subprocess.run(
        ["sh", "-e", "-c", step["run"]],
        cwd=job, env={**environment, **own}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    done.printed += ended.stdout + ended.stderr
    lines = output.read_text("utf-8").splitlines()
    assert all("=" in line for line in lines), lines
    return ended.returncode, dict(line.split("=", 1) for line in lines)


def _filled(text: str, known: Mapping[str, Any]) -> str:
    return _EXPRESSION.sub(lambda found: _text(_value(found[1], known)), text)


def _holds(condition: str, known: Mapping[str, Any]) -> bool:
    inner = _EXPRESSION.fullmatch(condition.strip())
    expression = inner[1] if inner else condition
    # Without a word about the state of the job, GitHub adds `success() &&`.
    if not re.search(r"\b(?:always|success|failure|cancelled)\(\)", expression):
        expression = f"success() && ({expression})"
    return bool(_value(expression, known))


def _text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _value(expression: str, known: Mapping[str, Any]) -> Any:
    tokens: list[tuple[str, str]] = []
    at = 0
    while expression[at:].strip():
        found = _TOKEN.match(expression, at)
        assert found, f"this runner does not know {expression[at:]!r}"
        sign, literal, name = found.groups()
        tokens.append(("sign", sign) if sign else ("name", name) if name else ("literal", literal))
        at = found.end()
    value = _either(tokens, known)
    assert not tokens, f"this runner does not know {expression!r}"
    return value


def _either(tokens: list[tuple[str, str]], known: Mapping[str, Any]) -> Any:
    value = _both(tokens, known)
    while tokens[:1] == [("sign", "||")]:
        tokens.pop(0)
        other = _both(tokens, known)
        value = value or other
    return value


def _both(tokens: list[tuple[str, str]], known: Mapping[str, Any]) -> Any:
    value = _same(tokens, known)
    while tokens[:1] == [("sign", "&&")]:
        tokens.pop(0)
        other = _same(tokens, known)
        value = value and other
    return value


def _same(tokens: list[tuple[str, str]], known: Mapping[str, Any]) -> Any:
    value = _single(tokens, known)
    if tokens[:1] in ([("sign", "==")], [("sign", "!=")]):
        is_same = tokens.pop(0)[1] == "=="
        return (_text(value) == _text(_single(tokens, known))) is is_same
    return value


def _single(tokens: list[tuple[str, str]], known: Mapping[str, Any]) -> Any:
    kind, text = tokens.pop(0)
    if (kind, text) == ("sign", "!"):
        return not _single(tokens, known)
    if (kind, text) == ("sign", "("):
        value = _either(tokens, known)
        assert tokens.pop(0) == ("sign", ")")
        return value
    if kind == "literal":
        return text.replace("''", "'")
    if tokens[:2] == [("sign", "("), ("sign", ")")]:
        del tokens[:2]
        states = {"always": True, "success": not known["failed"], "failure": known["failed"], "cancelled": False}
        return states[text]
    value: Any = known
    for part in text.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
