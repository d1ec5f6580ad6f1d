"""Which engine the library uses: the embedded one, or a team's server."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.addresses import EMBEDDED, SERVER, checked_engine
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator

_said: str | None = None


def use(engine: str | None) -> None:
    """Use an engine whatever the settings say, in this process.

    Args:
        engine: the address of a server, ``embedded``, or None for that of the settings.

    Raises:
        PizhuError: it is neither, or the address holds a password.
    """
    global _said  # noqa: PLW0603  (one choice for the whole process, as with languages)
    _said = None if engine is None else checked_engine(engine)


def address() -> str:
    """Return the address of the team's server in use, empty where there is none."""
    return _engine() if _engine().startswith(SERVER) else ""


def added() -> str:
    """Return the address of the engine in use that another package adds, empty for our own."""
    return "" if _engine() == EMBEDDED or _engine().startswith(SERVER) else _engine()


def _engine() -> str:
    from reader import settings

    return settings.load().engine if _said is None else _said


@contextmanager
def packages() -> Iterator[None]:
    """Import inside what only a team needs.

    Raises:
        PizhuError: it is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise PizhuError("team.not-installed") from error
