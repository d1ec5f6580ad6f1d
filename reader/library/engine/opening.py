"""Opening the engine that the library uses: our own, a team's server, or another package's."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reader import locations
from reader.library import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.engine import Engine


@contextmanager
def open_engine(*, staying: bool = False) -> Iterator[Engine]:
    """Open the engine that the library uses.

    Args:
        staying: it is to stay open for many queries.

    Raises:
        PizhuError: the disk refuses, or the server cannot be used.
    """
    with closing(_engine(staying=staying)) as engine:
        yield engine


def _engine(*, staying: bool) -> Engine:
    if address := chosen.address():
        with chosen.packages():
            from reader.library.engine.postgres.engine import PostgresEngine

        return PostgresEngine(address)
    if address := chosen.added():
        from reader.library.added_engines import added_engine

        return added_engine(address)
    return embedded_engine(staying=staying)


def embedded_engine(*, staying: bool = False) -> Engine:
    """Open the engine of this machine, whichever the library uses.

    Args:
        staying: it is to stay open for many queries.

    Raises:
        PizhuError: the disk refuses.
    """
    from reader.library.engine.embedded import EmbeddedEngine

    return EmbeddedEngine(locations.index_file(), staying=staying)
