"""The entry point."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import types
from contextlib import suppress
from typing import Final, NoReturn

import click

from promisekit.cli.lazy_group import LazyGroup

COMMANDS: Final = {
    "init": "Start a small portfolio to learn from and change.",
    "new": "Add an item: a promise, a journey, a touchpoint …",
    "check": "Say what is wrong in a portfolio, where, and what to do.",
    "fix": "Mend what is surely misspelt.",
    "fmt": "Put blueprint files into the usual layout.",
    "rename": "Give an item another id, everywhere it is named.",
    "move": "Put an item with its comments into another file.",
    "split": "Give each item of a file a file of its own.",
    "join": "Put all items of a folder into one file.",
    "accept": "Put on record that the team lives with a finding.",
    "guarantee": "Tell how good a promise is as a guarantee, and why.",
    "course": "Tell which metrics are on course to their targets.",
    "proof": "Tell whether a promise can be kept, and what could be promised.",
    "what-if": "Tell what a change would do to the promises; nothing is written.",
    "impact": "Tell what rests on a function, a role or a system.",
    "diff": "Say which promises got weaker or stronger, and whom it touches.",
    "log": "Tell in words what an item went through.",
    "changelog": "Tell staff what changed.",
    "build": "Build the handbook.",
    "serve": "Show the handbook in a browser, and follow every edit.",
    "studio": "See and change a portfolio in the browser.",
    "pages": "Write the handbook as Markdown, for any site builder.",
    "card": "Write a role's page as a card to pin on a wall.",
    "graph": "Draw a journey or a promise.",
    "export": "Write a portfolio as a spreadsheet.",
    "import": "Bring a filled-in spreadsheet into your files.",
    "rules": "List the checks, or explain one.",
    "schema": "Tell your editor what a blueprint file may hold.",
    "lsp": "Help while you write, in your editor.",
    "textconv": "Write a blueprint file in one form, for git's diff.",
}
"""Commands in the order in which a team meets them; each is ``command`` in the module of its name."""


@click.group(
    cls=LazyGroup,
    summaries=COMMANDS,
    package="promisekit.cli",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: promisekit init blueprints",
)
@click.version_option(package_name="promisekit", message="promisekit %(version)s")
def main() -> None:
    """Promises that customers may count on, as files that can be checked, drawn and read by staff."""


def run() -> NoReturn:
    """Runs the command line and exits."""
    # Reading thousands of items makes millions of objects that all live to the end of a run of a second:
    # looking for garbage among them again and again costs a third of it. Commands that run long turn it on.
    gc.disable()
    _without_pydantic_plugins()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character gets its code, not a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        main(prog_name="promisekit")
    except SystemExit as ending:
        _leave(ending.code)
    except OSError as error:
        # A disk that is full, standard output on it: nothing is wrong with the program.
        _leave(_refuse(error))
    raise AssertionError("Click always exits")


def _refuse(error: OSError) -> int:
    from promisekit.cli.refusal import of_system

    refusal = of_system(error)
    with suppress(OSError):
        refusal.show()
    return refusal.exit_code


def _without_pydantic_plugins() -> None:
    """Pydantic would look through every installed package for plugins; none has a part in this.

    Told so, it still imports what reads packages (email, zip files, CSV), a twentieth of a short run; so its module
    that looks for them is one that finds none. Should it be called otherwise one day, this changes nothing.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    finder = types.ModuleType("pydantic.plugin._loader")
    vars(finder)["get_plugins"] = tuple
    sys.modules.setdefault(finder.__name__, finder)


def _leave(code: object) -> NoReturn:
    """Exits at once: taking all objects apart one by one would take a fifth of the whole run."""
    if not isinstance(code, int):
        sys.exit(1)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # whoever read the output has seen enough
    except OSError as error:
        code = _refuse(error)  # what was said is not all there
    os._exit(code)
