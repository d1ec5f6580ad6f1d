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


def read(text: str) -> str:
    """Return the stamp of a time written in ISO 8601, UTC if no zone is given; empty if wrong."""
    try:
        moment = datetime.fromisoformat(text)
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return ""


def milliseconds(text: str) -> int:
    """Return the milliseconds from 1970 to a time in ISO 8601; 0 if it is wrong or before."""
    time = read(text)
    return max(int(datetime.fromisoformat(time).timestamp() * 1000), 0) if time else 0
