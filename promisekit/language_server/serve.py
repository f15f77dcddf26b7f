"""Starts the server on standard input and output."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable

from promisekit.language_server.news import take_news
from promisekit.language_server.questions import answer_questions
from promisekit.language_server.server import Server


def make_server(today: Callable[[], datetime.date]) -> Server:
    """A server that answers everything that we know; ``today`` says for which day is checked."""
    server = Server(today)
    take_news(server)
    answer_questions(server)
    return server


def serve(today: Callable[[], datetime.date]) -> None:
    """Serves one editor until it says goodbye."""
    # Whatever else prints something does so where the editor does not take it for an answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    make_server(today).start_io(sys.stdin.buffer, answers)
