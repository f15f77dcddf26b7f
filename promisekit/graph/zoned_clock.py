"""Opening hours in a time zone: what the wall clock says, laid out on seconds that pass evenly.

In the night on which clocks go forward an hour of the wall clock is missing, and nobody works in it; in the night on
which they go back an hour comes twice, and who is at work in it works twice as long. Days follow the wall clock.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from promisekit.graph.clock import DAY, BusinessCalendar, Moment
from promisekit.graph.days import Days
from promisekit.model.hours import Hours


class ZonedCalendar(BusinessCalendar):
    """A calendar whose moments are seconds of UTC; between two changes of the clocks it is an ordinary one."""

    def __init__(self, hours: Hours, days: Days) -> None:
        super().__init__(hours, days)
        self._since = [since for since, _ahead in days.changes]
        self._ahead = [ahead for _since, ahead in days.changes]
        self._twice = [0]
        """Seconds of opening hours by which clocks going back made for more, and going forward for less, so far."""
        for at in range(1, len(self._since)):
            since = self._since[at]
            more = super()._open_until(since + self._ahead[at - 1]) - super()._open_until(since + self._ahead[at])
            self._twice.append(self._twice[-1] + more)
        self._open_by = [self._open_until(since) for since in self._since]

    def day_of(self, moment: Moment) -> int:
        """The number of the local day on which that moment is."""
        return self.clock(moment) // DAY

    def start_of_day(self, day: int) -> Moment:
        """The first moment of a local day."""
        # Whatever the zone, its clocks are within a day of UTC.
        at = self._between(day * DAY - DAY)
        while True:
            moment = max(self._since[at], day * DAY - self._ahead[at])
            if moment < self._end_of(at):
                return moment
            at += 1

    def clock(self, moment: Moment) -> Moment:
        """What the clock on the wall says."""
        return moment + self._ahead[self._between(moment)]

    def opened_at(self, moment: Moment) -> Moment:
        """When the stretch began that is open until ``moment``, at most since the clocks changed."""
        at = self._between(moment - 1)
        return max(super().opened_at(moment + self._ahead[at]) - self._ahead[at], self._since[at])

    def close_of(self, day: int) -> Moment:
        """The closing time of a working day, by the clock on the wall."""
        closes = super().close_of(day)
        at = self._between(closes + DAY)
        # What is open until a minute that comes twice is open until the second time.
        while self._since[at] + self._ahead[at] >= closes:
            at -= 1
        return min(closes - self._ahead[at], self._end_of(at))

    def _between(self, moment: Moment) -> int:
        """The position of the last change of the clocks before that moment, or at it."""
        return max(0, bisect_right(self._since, moment) - 1)

    def _end_of(self, at: int) -> Moment:
        return self._since[at + 1] if at + 1 < len(self._since) else 1 << 62

    def _opening(self, moment: Moment) -> tuple[Moment, Moment]:
        while True:
            at = self._between(moment)
            opens, closes = (end - self._ahead[at] for end in super()._opening(moment + self._ahead[at]))
            if opens < self._end_of(at):
                return opens, min(closes, self._end_of(at))
            moment = self._end_of(at)

    def _open_until(self, moment: Moment) -> int:
        at = self._between(moment)
        return super()._open_until(moment + self._ahead[at]) + self._twice[at]

    def _when_open(self, total: int) -> Moment:
        at = max(0, bisect_left(self._open_by, total) - 1)
        return super()._when_open(total - self._twice[at]) - self._ahead[at]
