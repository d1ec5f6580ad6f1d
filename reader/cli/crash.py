"""Where the details of an unexpected error go instead of the user's screen."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime

from reader import __version__, locations
from reader.errors import PizhuError

_ENOUGH = 1_000_000  # bytes; a log grown beyond it starts anew


def record(error: Exception) -> PizhuError:
    """Write an error with its traceback to the log and return what to tell the user."""
    path = locations.log_file()
    name = type(error).__name__
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size > _ENOUGH
        with path.open("w" if fresh else "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()} pizhu {__version__}\n")
            log.writelines(traceback.format_exception(error))
    except OSError:
        return PizhuError("cli.crash-unrecorded", name=name, reason=error)
    return PizhuError("cli.crash", name=name, path=path)
