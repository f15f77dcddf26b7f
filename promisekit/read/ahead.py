"""Texts -> plain values, in other processes, while this one imports what is needed to understand them.

Composing takes a third of a check, and nothing of it needs a model. What comes back is only what is in order but
for single values: whoever gets None reads the text here and finds out what is wrong with it, or that no process could
be had.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, Final, NoReturn

from promisekit.read.plain_file import PlainFile, unpacked

_WORTH_A_PROCESS: Final = 100_000
"""Characters; fewer are read before another process has begun."""
_WORTH_SEVERAL: Final = 1_000_000
_MOST: Final = 4
_SIZE: Final = 8
"""Bytes that say how long an answer is."""
_ROOM: Final = 1 << 20
"""Bytes that a process may be ahead of its reader."""


class ReadAhead:
    """Gives the values of each of ``texts``, in their order; None for those that have to be read here.

    Other processes are at work within its ``with`` block alone.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._answers: list[IO[bytes]] = []
        self._processes: list[int] = []
        self._given = 0

    def __enter__(self) -> ReadAhead:
        processes = _how_many(self._texts)
        try:
            for number in range(processes):
                self._start(self._texts[number::processes])
        except OSError:
            # No more processes or files may be had; whose turn an answer is depends on their number.
            self._end()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end()

    def next(self, shown: str) -> PlainFile | None:
        """The values of the next text, which stands in the file ``shown``."""
        if not self._answers:
            return None
        answers = self._answers[self._given % len(self._answers)]
        self._given += 1
        size = int.from_bytes(answers.read(_SIZE), "big")
        answer = answers.read(size)
        # A process that was ended from outside leaves half an answer, and none after it.
        return unpacked(answer, shown) if answer and len(answer) == size else None

    def _start(self, texts: Sequence[str]) -> None:
        reader, writer = os.pipe()
        self._answers.append(os.fdopen(reader, "rb"))
        try:
            process = os.fork()
            if process == 0:
                _answer(texts, writer, self._answers)
            self._processes.append(process)
        finally:
            os.close(writer)

    def _end(self) -> None:
        for answers in self._answers:
            answers.close()
        for process in self._processes:
            # A program that takes no notice of its children has them taken away when they end.
            with suppress(ChildProcessError, ProcessLookupError):
                if os.waitpid(process, os.WNOHANG) == (0, 0):
                    import signal

                    os.kill(process, signal.SIGKILL)
                    os.waitpid(process, 0)
        self._answers, self._processes = [], []


def _how_many(texts: Sequence[str]) -> int:
    """How many processes are worth their start.

    Only on Linux, where a copy of a process is cheap and safe; and only of one without threads, for those would not
    be copied.
    """
    characters = sum(map(len, texts))
    if sys.platform != "linux" or characters < _WORTH_A_PROCESS or _has_threads():
        return 0
    processors = len(os.sched_getaffinity(0))
    if processors == 1:
        return 0
    return min(processors, _MOST, len(texts)) if characters >= _WORTH_SEVERAL else 1


def _has_threads() -> bool:
    # Importing it for the question would take longer than the answer is worth: who has threads has imported it.
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def _answer(texts: Sequence[str], writer: int, answers_for_others: Iterable[IO[bytes]]) -> NoReturn:
    """What another process does. Whatever happens to it, it ends here and says nothing: who misses it reads on."""
    try:
        # Held open here, they would keep this process waiting for a reader that is gone.
        for answers in answers_for_others:
            answers.close()
        import fcntl
        import gc

        from promisekit.read.values import plain_file

        gc.disable()
        # Where no more room may be had, this process waits for its reader more often.
        with suppress(OSError):
            fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, _ROOM)
        with open(writer, "wb") as own:
            for text in texts:
                plain = plain_file(text)
                answer = plain.packed() if plain else marshal.dumps(None)
                own.write(len(answer).to_bytes(_SIZE, "big") + answer)
                own.flush()
    finally:
        os._exit(0)
