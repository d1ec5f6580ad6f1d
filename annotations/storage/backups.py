"""Earlier versions of a file, kept apart from it.

A backup is a second name of a version that has been replaced, so it costs no copying. There is
one of the version before the last change, one an hour for a day, one a day for a month, and one
before each change of the file's layout, which stays.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from annotations import clock
from annotations.storage import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_HOURLY = timedelta(days=1)
_DAILY = timedelta(days=30)
_STAMP = "%Y%m%dT%H%M%SZ"


class Backups:
    """The earlier versions of one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = path.parent / "backups" / path.stem
        self._hour = ""

    @property
    def previous(self) -> Path:
        """Where the version before the last change is kept."""
        return self._folder / "previous.json"

    def keep(self) -> Path | None:
        """Keep the file as it stands, before it is replaced.

        Returns:
            The backup; None where there is no file yet, or where no backup could be made: that
            alone is no reason to refuse a change.
        """
        if not self._path.exists():
            return None
        try:
            files.make_folder(self._folder)
            files.link_or_copy(self._path, self.previous)
            self._keep_hourly()
        except OSError:
            return None
        return self.previous

    def keep_for_ever(self, name: str) -> None:
        """Keep the file as it stands under a name that no rotation touches.

        Raises:
            OSError: it could not be kept.
        """
        files.make_folder(self._folder)
        files.link_or_copy(self._path, self._folder / f"{name}.json")

    def remove_leftovers(self) -> None:
        """Remove what a killed program left half made; only for the holder of the lock."""
        files.remove_leftovers(self._folder)

    def newest_first(self) -> Iterator[Path]:
        """Yield all backups that rotate, the newest first."""
        if self.previous.exists():
            yield self.previous
        yield from sorted(self._stamped(), reverse=True)

    def _keep_hourly(self) -> None:
        now = clock.now()
        hour = now.strftime(_STAMP)[:11]
        if hour == self._hour:
            return
        self._hour = hour
        kept = list(self._stamped())
        if any(path.name.startswith(hour) for path in kept):
            return
        files.link_or_copy(self._path, self._folder / f"{now.strftime(_STAMP)}.json")
        times = {_time_of(path): path for path in kept}
        for moment in expired(times, now):
            times[moment].unlink(missing_ok=True)

    def _stamped(self) -> Iterator[Path]:
        for path in self._folder.glob("*T*Z.json"):
            with suppress(ValueError):
                _time_of(path)
                yield path


def expired(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the backups that have served their time.

    Those of the last day stay, then the last of each day for a month.
    """
    gone = set()
    days = set()
    for moment in sorted(moments, reverse=True):
        age = now - moment
        day = moment.date()
        if age > _DAILY or (age > _HOURLY and day in days):
            gone.add(moment)
        days.add(day)
    return gone


def _time_of(path: Path) -> datetime:
    return datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
