"""What must come to an end: a test that would wait for ever fails instead."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ending(seconds: float = 20) -> Iterator[None]:
    """Raises TimeoutError in what is still running after so many seconds; far more than it takes."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not at its end after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
