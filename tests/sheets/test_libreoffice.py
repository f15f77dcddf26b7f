"""A workbook that LibreOffice opened, in which somebody changed cells there, and that it saved."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from promisekit.read import load
from tests.sheets.handing_back import changed_lines, exported, promisekit, sample, texts

PROGRAM = shutil.which("soffice")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs LibreOffice Calc")


def converted(file: Path, kind: str, folder: Path) -> Path:
    assert PROGRAM
    profile = folder / "profile"
    words = [PROGRAM, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    done = subprocess.run(
        [*words, "--outdir", str(folder), str(file)], capture_output=True, text=True, timeout=240, check=False
    )
    made = folder / f"{file.stem}.{kind}"
    if "could not be loaded" in done.stderr + done.stdout or not made.exists():
        pytest.skip("LibreOffice has no Calc here")
    return made


@pytest.mark.parametrize("name", ["blueprints", "samples/kaupunki"])
def test_what_is_changed_in_libreoffice_and_nothing_else_comes_back(tmp_path: Path, name: str) -> None:
    folder = sample(tmp_path, name)
    before = texts(folder)
    opened = converted(exported(folder), "fods", tmp_path)
    opened = opened.rename(tmp_path / "changed.fods")
    back = converted(opened, "xlsx", tmp_path)
    as_it_was = promisekit("import", back, "--path", folder, "--yes", "--delete")
    assert as_it_was.output == "Nothing would change: the files say the same already.\n"

    said = opened.read_text(encoding="utf-8")
    role, new = ("Service agent", "Adviser") if name == "blueprints" else ("Vesipäivystäjä", "Vesivahti")
    assert f"<text:p>{role}</text:p>" in said
    opened.write_text(said.replace(f"<text:p>{role}</text:p>", f"<text:p>{new}</text:p>"), encoding="utf-8")
    back = converted(opened, "xlsx", tmp_path)
    result = promisekit("import", back, "--path", folder, "--yes", "--delete")
    assert result.exit_code == 0, result.output
    gone, came = changed_lines(before, texts(folder))
    assert [line.replace(role, new) for line in gone] == came and len(came) == 1
    assert any(new in str(one.name) for one in load(folder).portfolio.roles.values())
