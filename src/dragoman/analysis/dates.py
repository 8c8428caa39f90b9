"""An event's time in words."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Event, Time


class Dates:
    """The times of a reading, for telling when its events took place."""

    def __init__(self, times: Iterable[Time]) -> None:
        self._times = {t.id: t for t in times}

    def of(self, event: Event) -> str | None:
        """A value in ISO 8601, a bound ("from 2025-01-06", "by 2025-01-09"), or the text's own words.

        None where only its tense tells.
        """
        own, when = self._times.get(event.time or ""), event.when
        if when is None or when.basis == "tense":
            return own.span.text if own is not None and not own.earliest and not own.latest else None
        counted = self._times.get(when.time or "")
        whole = counted is not None and counted.value is not None and counted.value[0].isdigit()
        if counted is not None and whole and when.latest == counted.latest and when.earliest == counted.earliest:
            return counted.value
        if when.earliest == when.latest:
            return when.earliest
        if when.earliest is None:
            return f"by {when.latest}"
        return f"from {when.earliest}" if when.latest is None else f"{when.earliest}/{when.latest}"
