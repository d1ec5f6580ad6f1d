"""What the library offers: documents read lately, a folder's documents, and the samples."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import tr
from reader.library.folders import documents_beside, documents_in
from reader.library.places import Places
from reader.locations import samples_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MOST_LISTED = 2000


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


def shelves(folder: Path | None, titles: Mapping[Path, str]) -> list[Shelf]:
    """Return what there is to read; with a folder, its documents come first.

    Args:
        folder: the folder to list, if any.
        titles: what the samples are called, as far as it is known.
    """
    found: list[Shelf] = []
    if folder is not None:
        paths = islice(documents_in(folder), _MOST_LISTED)
        found.append(Shelf(str(folder), [Book(p, str(p.relative_to(folder))) for p in paths]))
    found.append(Shelf(tr("tui.recent"), list(_recent())))
    found.append(Shelf(tr("tui.samples"), [Book(p, titles.get(p, p.stem)) for p in samples()]))
    return [shelf for shelf in found if shelf.books]


def neighbours(path: Path | None) -> list[Book]:
    """Return what may be read beside a document: those of its folder, read lately, the samples."""
    found: dict[Path, Book] = {}
    if path is not None:
        beside = islice(documents_beside(path), _MOST_LISTED)
        found.update((other, Book(other, other.name)) for other in beside)
    for shelf in shelves(None, {}):
        for book in shelf.books:
            if not book.missing and book.path != path:
                found[book.path] = book if book.detail else book._replace(detail=shelf.name)
    return list(found.values())


def samples() -> list[Path]:
    """Return the documents that come with the program."""
    return [path for path in documents_in(samples_folder()) if path.stem != "README"]


def title_of(path: Path) -> str:
    """Return the title of a sample, which takes reading it."""
    from reader.documents.opening import open_document

    return open_document(path).title


def _recent() -> Iterator[Book]:
    now = datetime.now(UTC)
    seen: set[Path] = set()
    for place in Places().recent():
        if place.path is not None and place.path not in seen:
            seen.add(place.path)
            when = _date(place.left, now)
            yield Book(place.path, place.title, f"{place.percent}%  {when}", place.missing)


def _date(moment: datetime, now: datetime) -> str:
    local = moment.astimezone()
    if local.date() == now.astimezone().date():
        return local.strftime("%H:%M")
    return local.strftime("%Y-%m-%d")
