"""What the library offers: documents read lately, a folder's documents, and the samples."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import tr
from reader.library.folders import documents_in
from reader.library.places import Places
from reader.locations import samples_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_LISTED = 2000
_HEAD = 400  # characters of a file in which its first line is looked for


class Book(NamedTuple):
    """A document that can be opened: its source, what to call it, and what is known of it."""

    path: Path
    title: str
    detail: str = ""
    missing: bool = False


class Shelf(NamedTuple):
    """Some books under a common heading."""

    name: str
    books: list[Book]


def shelves(folder: Path | None) -> list[Shelf]:
    """Return what there is to read; with a folder, its documents come first."""
    found: list[Shelf] = []
    if folder is not None:
        found.append(Shelf(str(folder), _documents(folder)))
    found.append(Shelf(tr("tui.recent"), list(_recent())))
    found.append(Shelf(tr("tui.samples"), _documents(samples_folder(), titles=True)))
    return [shelf for shelf in found if shelf.books]


def _recent() -> Iterator[Book]:
    now = datetime.now(UTC)
    for place in Places().recent():
        if place.path is not None:
            when = _date(place.left, now)
            yield Book(place.path, place.title, f"{place.percent}%  {when}", place.missing)


def _documents(folder: Path, *, titles: bool = False) -> list[Book]:
    paths = islice(documents_in(folder), _MOST_LISTED)
    if titles:
        return [Book(path, _title(path)) for path in paths if path.stem != "README"]
    return [Book(path, str(path.relative_to(folder))) for path in paths]


def _title(path: Path) -> str:
    """Return the first line of a sample, which is its title."""
    with path.open("rb") as file:
        head = file.read(_HEAD * 3).decode("utf-8-sig", "ignore")
    return next((line.strip() for line in head.splitlines() if line.strip()), path.name)


def _date(moment: datetime, now: datetime) -> str:
    local = moment.astimezone()
    if local.date() == now.astimezone().date():
        return local.strftime("%H:%M")
    return local.strftime("%Y-%m-%d")
