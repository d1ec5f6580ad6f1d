"""Whether the library is whole, and what can be done: catalogue, index, the server of a team."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from annotations.health import Finding
from reader import locations
from reader.errors import PizhuError
from reader.library import chosen
from reader.library.sqlite import is_sound, remove

if TYPE_CHECKING:
    from collections.abc import Iterator


def of_library() -> Iterator[Finding]:
    """Yield what is wrong with the library; nothing is where nothing was ever added."""
    catalogue, index = locations.catalogue_file(), locations.index_file()
    if not catalogue.exists():
        return
    if not is_sound(catalogue):
        yield Finding("health.bad-catalogue", {"path": catalogue}, _set_catalogue_aside)
    elif chosen.added():
        return  # another package's engine keeps the texts
    elif not is_sound(index):
        yield Finding("health.bad-index", {"path": index}, _make_index_anew)
    elif count := _missing():
        yield Finding("health.index-behind", {"n": count}, _bring_up_to_date)


def of_team() -> Iterator[Finding]:
    """Yield why the team's server cannot be used; nothing is where none is in use."""
    address = chosen.address()
    if not address:
        return
    try:
        with chosen.packages():
            from reader.library.team.server import server_at

        server_at(address)
    except PizhuError as error:
        yield Finding("health.team", {"reason": error})


def _missing() -> int:
    """Return how many documents of the catalogue the index has not or has in another state."""
    from reader.library.catalogue import Catalogue
    from reader.library.engine.opening import embedded_engine

    try:
        with closing(Catalogue()) as catalogue, closing(embedded_engine()) as engine:
            indexed = engine.identities()
            entries = catalogue.entries()
    except PizhuError:  # another process is at it
        return 0
    return sum(indexed.get(entry.number) != entry.card.identity for entry in entries)


def _set_catalogue_aside() -> None:
    from reader.library.catalogue import Catalogue

    Catalogue().close()


def _make_index_anew() -> None:
    remove(locations.index_file())
    _bring_up_to_date()


def _bring_up_to_date() -> None:
    from reader.library.catalogue import Catalogue
    from reader.library.engine.opening import embedded_engine
    from reader.library.indexing import refresh

    with closing(Catalogue()) as catalogue, closing(embedded_engine()) as engine:
        refresh(catalogue, engine)
