"""The time of a played visit: it begins at 10:42 on a given day, and moves on by a minute with every key."""

from datetime import date, datetime, time, timedelta

BEGIN = time(10, 42)
_MINUTE = timedelta(minutes=1)


class Clock:
    """Gives the same moments every time the same keys are pressed."""

    def __init__(self, day: date) -> None:
        self._moment = datetime.combine(day, BEGIN)

    def now(self) -> datetime:
        """Give the local time."""
        return self._moment

    def tick(self) -> None:
        """Let a minute pass, but never the day."""
        later = self._moment + _MINUTE
        if later.date() == self._moment.date():
            self._moment = later

    def next_day(self) -> None:
        """Go on tomorrow at the same hour as at the beginning."""
        self._moment = datetime.combine(self._moment.date() + timedelta(days=1), BEGIN)
