"""``python -m promisekit``."""

from promisekit.cli.main import run

run()
