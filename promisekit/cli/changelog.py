"""``promisekit changelog``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from promisekit.cli.loading import DEFAULT_FOLDER
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.refusal import Refusal
from promisekit.cli.versions import read_two

if TYPE_CHECKING:
    from promisekit.read.versions import Version
    from promisekit.report.changes.changelog import For


@click.command("changelog")
@click.argument("versions", metavar="FROM..TO")
@click.option("--role", metavar="ROLE", help="Only what concerns this role.")
@click.option("--function", metavar="FUNCTION", help="Only what concerns this function.")
@click.option("--path", "folder", default=DEFAULT_FOLDER, show_default=True, help="The folder with your YAML files.")
@click.option("--base-path", metavar="FOLDER", help="What that folder was called at FROM.  [default: found by itself]")
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
def command(
    versions: str, role: str | None, function: str | None, folder: str, base_path: str | None, output: str | None
) -> None:
    """Tell staff what changed.

    The result is Markdown. FROM..TO are two git revisions; FROM alone compares with your files as they are now.

    \b
    promisekit changelog v1.2..v1.3
    promisekit changelog v1.2..v1.3 --role service-agent -o for-agents.md
    """
    from promisekit.diff import compare
    from promisekit.report.changes import Review, changelog

    if role and function:
        raise click.UsageError("Say --role or --function, not both.")
    old, new = read_two(versions, None, folder, base_path)
    reader = _reader((old, new), role, function)
    write(changelog.render(Review(compare(old.loaded, new.loaded), old, new), reader), output)


def _reader(versions: tuple[Version, Version], role: str | None, function: str | None) -> For | None:
    from promisekit.report.changes.changelog import For

    section, wanted = ("roles", role) if role else ("functions", function)
    if not wanted:
        return None
    known = {item_id for version in versions for item_id in version.loaded.portfolio.section(section)}
    if wanted not in known:
        raise Refusal(f"There is no {section[:-1]} `{wanted}`{did_you_mean(wanted, sorted(known))}")
    return For(section, wanted)
