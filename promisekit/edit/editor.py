"""What an editor needs to know the format: the schema of a blueprint file, and where VS Code looks for it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final, NamedTuple

from promisekit.edit.write import write_bytes

SCHEMA: Final = ".vscode/promisekit.schema.json"
SETTINGS: Final = ".vscode/settings.json"


class EditorFiles(NamedTuple):
    """What was written for an editor, and what was there already and stays as it is; names are relative to the folder
    that is opened in the editor."""

    written: list[str]
    kept: list[str]


def settings(blueprints: str) -> dict[str, object]:
    """Which files VS Code checks by the schema: those below ``blueprints``, as seen from the folder that is opened."""
    # Whatever means something in such a pattern stands for itself.
    below = "" if blueprints in ("", ".") else re.sub(r"[^\w /.-]", "?", blueprints).rstrip("/") + "/"
    return {"yaml.schemas": {f"./{SCHEMA}": [f"{below}**/*.yaml", f"{below}**/*.yml"]}}


def editor_files(opened: Path, blueprints: str, schema: str) -> EditorFiles:
    """Writes the schema and the settings into the folder ``opened`` in the editor. Raises OSError.

    Nothing that is there is overwritten.
    """
    files = EditorFiles([], [])
    contents = {SCHEMA: schema, SETTINGS: json.dumps(settings(blueprints), ensure_ascii=False, indent=2) + "\n"}
    for name, content in contents.items():
        path = opened / name
        if path.exists() or path.is_symlink():
            files.kept.append(name)
            continue
        path.parent.mkdir(exist_ok=True)
        write_bytes(path, content.encode())
        files.written.append(name)
    return files
