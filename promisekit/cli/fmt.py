"""``promisekit fmt``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import counted, edit_portfolio, print_diff
from promisekit.cli.loading import DEFAULT_FOLDER
from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft
    from promisekit.edit.fmt import LaidOut


@click.command("fmt")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 where a file would change.")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], only_check: bool, as_diff: bool) -> None:
    """Put blueprint files into the usual layout.

    Fields in the order of the reference, two spaces a level, long texts folded, quotes only where they are needed, an
    empty line between items. What the files say stays the same, and so does every comment.

    PATHS are folders or files (default: blueprints); `-` reads standard input and writes to standard output.

    Exit code: 0 all is well, 1 with --check or --diff: something would change, 2 a file cannot be read.

    \b
    promisekit fmt
    promisekit fmt --check
    promisekit fmt blueprints/promises/right-invoice.yaml --diff
    """
    if paths == ("-",):
        _filter()
        return
    writes_nothing = only_check or as_diff
    changed = refused = looked_at = 0
    for path in paths or (DEFAULT_FOLDER,):
        done, diff = _laid_out(path, dry_run=writes_nothing)
        looked_at += done.looked_at
        changed += len(done.changed)
        refused += len(done.refused)
        if as_diff:
            print_diff(diff)
        for name in done.changed:
            click.echo(f"{'Would lay out' if writes_nothing else 'Laid out'} {name}", err=as_diff)
        for name, reason in done.refused.items():
            click.echo(f"{name} {reason}", err=True)
    rest = looked_at - changed - refused
    verb = "would be" if writes_nothing else "was" if changed == 1 else "were"
    if changed:
        text = f"{counted(changed, 'file')} {verb} laid out anew{f', {rest} as usual' if rest else ''}."
    else:
        text = f"{counted(rest, 'file')} in the usual layout." if rest else "Nothing was laid out."
    click.echo(text, err=as_diff)
    ctx.exit(2 if refused else 1 if changed and writes_nothing else 0)


def _laid_out(path: str, *, dry_run: bool) -> tuple[LaidOut, str]:
    """Lays out a folder or a single file; what became of it, and its diff."""
    from promisekit.edit.fmt import lay_out

    done: list[LaidOut] = []
    where = Path(path)
    only = None
    if where.is_file():
        only = frozenset((where.name,))
        if not where.name.endswith((".yaml", ".yml")):
            raise Refusal(f"`{path}` is no blueprint file; their names end in `.yaml`.")

    def make(draft: Draft) -> None:
        done.append(lay_out(draft, only))

    folder = where.parent.as_posix() if only else path
    draft = edit_portfolio(folder, make, dry_run=dry_run, shows_diff=False)
    return done[-1], draft.diff()


def _filter() -> None:
    """Lays out what standard input holds."""
    import sys

    from promisekit.edit.layout import CannotLayOutError, laid_out

    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
        click.echo(laid_out(text).encode(), nl=False)
    except UnicodeDecodeError:
        raise Refusal("Standard input is not UTF-8 text.") from None
    except (CannotLayOutError, ValueError) as error:
        raise Refusal(f"Standard input cannot be laid out: {error}.") from None
