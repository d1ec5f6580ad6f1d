"""The time, in one place so that tests can set it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime | None = None) -> str:
    """Return a time (default: now) as ISO 8601 in UTC with milliseconds; stamps sort by time."""
    moment = (moment or now()).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
