"""Reads a portfolio anew a moment after the last keystroke, beside whatever the editor asks meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Final

from promisekit.language_server.portfolio import OpenPortfolio, Reading

_QUIET: Final = 0.03
"""Seconds without a keystroke after which a portfolio is read."""
_LONGEST: Final = 0.2
"""Seconds after which it is read, typing or not."""


class Following:
    """One portfolio and the reading of it that is due. All its methods are called from the event loop."""

    def __init__(
        self,
        portfolio: OpenPortfolio,
        executor: Executor,
        tell: Callable[[OpenPortfolio, Reading | None], None],
        fail: Callable[[OpenPortfolio, Exception], None],
    ) -> None:
        """``tell`` is called after each reading, ``fail`` where it ended in an exception, which is a bug."""
        self.portfolio = portfolio
        self._executor = executor
        self._tell = tell
        self._fail = fail
        self._task: asyncio.Task[None] | None = None
        self._is_due = False
        self._first = self._last = 0.0

    def changed(self) -> None:
        """Something in the portfolio is not as it was read."""
        now = asyncio.get_running_loop().time()
        self._last = now
        if not self._is_due:
            self._is_due, self._first = True, now
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._read())

    async def current(self) -> Reading | None:
        """The reading of what editors hold now; waits for it where it is not made yet."""
        while self._task is not None and not self._task.done():
            self._first = 0.0  # somebody waits
            await asyncio.shield(self._task)
        return self.portfolio.reading

    def end(self) -> None:
        """Reads no more."""
        if self._task is not None:
            self._task.cancel()

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        while self._is_due:
            while (left := min(self._last + _QUIET, self._first + _LONGEST) - loop.time()) > 0:
                await asyncio.sleep(min(left, _QUIET / 3))
            self._is_due = False
            try:
                reading = await loop.run_in_executor(self._executor, self.portfolio.read)
                if not self._is_due:
                    self._tell(self.portfolio, reading)
            except Exception as error:
                self._fail(self.portfolio, error)
