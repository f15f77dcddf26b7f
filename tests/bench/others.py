"""What people would use instead, with as many things of the same size: installed apart, into .cache/bench-tools."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Final

import yaml

from promisekit.read import load

ROOT: Final = Path(__file__).parents[2]
TOOLS: Final = ROOT / ".cache" / "bench-tools"
NAMES: Final = ("check-jsonschema", "doorstop", "sphinx-needs")
_PER_PAGE: Final = 50


def installed() -> dict[str, str]:
    """Name -> version of those that could be installed."""
    if not (TOOLS / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
    python = TOOLS / "bin/python"
    for name in NAMES:
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", name], check=False, capture_output=True)
    said = subprocess.run([str(python), "-m", "pip", "list", "--format", "json"], capture_output=True, check=True)
    versions = {one["name"].lower(): one["version"] for one in json.loads(said.stdout)}
    return {name: versions[name] for name in NAMES if name in versions}


def ours() -> dict[str, str]:
    """Name -> version of what is in this environment."""
    return {name: metadata.version(name) for name in ("promisekit", "mkdocs", "mkdocs-material", "pydantic", "PyYAML")}


def texts_of(portfolio: Path) -> list[str]:
    """A text for each item of a portfolio: as it stands in its file."""
    loaded = load(portfolio)
    found = []
    for text in loaded.texts.values():
        data = yaml.load(text, yaml.CBaseLoader)
        found += [
            yaml.dump({key: item}, Dumper=yaml.CDumper, allow_unicode=True)
            for items in data.values()
            if isinstance(items, dict)
            for key, item in items.items()
        ]
    return found


def write_doorstop(folder: Path, texts: list[str]) -> None:
    """A document with an item for each text.

    As plain lines: lists in lists take its Markdown minutes.
    """
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    items = folder / "reqs"
    items.mkdir()
    (items / ".doorstop.yml").write_text("settings:\n  digits: 5\n  prefix: REQ\n  sep: ''\n", "utf-8")
    for number, text in enumerate(texts, 1):
        item = {
            "active": True,
            "derived": False,
            "header": "",
            "level": f"1.{number}",
            "links": [],
            "normative": True,
            "ref": "",
            "reviewed": None,
            "text": "\n".join(line.strip(" -") for line in text.splitlines()),
        }
        (items / f"REQ{number:05}.yml").write_text(yaml.dump(item, Dumper=yaml.CDumper, allow_unicode=True), "utf-8")


def write_sphinx_needs(folder: Path, texts: list[str]) -> None:
    """A need for each text, so many a page."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text('project = "bench"\nextensions = ["sphinx_needs"]\n', "utf-8")
    pages = [texts[at : at + _PER_PAGE] for at in range(0, len(texts), _PER_PAGE)]
    number = 0
    for page, portion in enumerate(pages):
        lines = [f"Page {page}", "=" * 12, ""]
        for text in portion:
            number += 1
            lines += [f".. req:: Item {number}", f"   :id: R_{number:05}", "", "   .. code-block:: yaml", ""]
            lines += [f"      {line}" for line in text.splitlines()] + [""]
        (folder / f"page{page:04}.rst").write_text("\n".join(lines), "utf-8")
    tree = "\n".join(f"   page{page:04}" for page in range(len(pages)))
    (folder / "index.rst").write_text(f"Bench\n=====\n\n.. toctree::\n\n{tree}\n", "utf-8")
