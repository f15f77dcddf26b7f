"""Options of the plugin that are more than a word or a number: checked when ``mkdocs.yml`` is read."""

from __future__ import annotations

from mkdocs.config.base import BaseConfigOption, ValidationError

from promisekit.handbook.content.feedback_link import FeedbackLink, feedback_link
from promisekit.handbook.news.known_history import window_of
from promisekit.history.periods import Window


class Since(BaseConfigOption[Window]):
    """From when on changes are told: a number of months, a day or a tag."""

    def run_validation(self, value: object) -> Window:
        """The window. A message of a ValidationError is for the user."""
        try:
            return window_of(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class Feedback(BaseConfigOption[FeedbackLink | None]):
    """Where a page's "Something here does not work?" leads; nowhere by default."""

    def run_validation(self, value: object) -> FeedbackLink | None:
        """The checked address. A message of a ValidationError is for the user."""
        if value is None:
            return None
        try:
            return feedback_link(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None
