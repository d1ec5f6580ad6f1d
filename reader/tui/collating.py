"""Ways to the screen that compares two documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.library.opening import open_file
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.documents.model import Document
    from reader.errors import PizhuError
    from reader.layout.motions import Point
    from reader.library.alike import Pair
    from reader.library.entries import Entry
    from reader.tui.screens.commanding import CommandScreen
    from reader.tui.working import Work

_GROUP = "collating"


def collate(
    screen: CommandScreen[None],
    old: Document | Path,
    new: Document | Path,
    place: Point | None = None,
) -> None:
    """Compare two documents, or files; ``place`` is where the reader is in the new one."""

    def tell(error: PizhuError) -> None:
        screen.app.call_from_thread(screen.say, str(error), failed=True)

    def opened(either: Document | Path) -> Document:
        from pathlib import Path

        return open_file(either, tell) if isinstance(either, Path) else either

    def read(work: Work[tuple[Document, Document]]) -> tuple[Document, Document]:
        first = opened(old)
        work.go_on()
        return first, opened(new)

    def show(documents: tuple[Document, Document]) -> None:
        from reader.tui.screens.collation import CollationScreen

        screen.app.push_screen(CollationScreen(*documents, place))

    screen.works.begin(_GROUP, tr("works.comparing"), read, show)


def choose_alike(screen: CommandScreen[None], entries: Sequence[Entry]) -> None:
    """Let the user choose two documents of the library that share text, and compare them."""

    def offer(found: Sequence[Pair]) -> None:
        from reader.tui.screens.picker import Choice, Picker

        choices = [Choice(pair, *_told(pair)) for pair in found]
        if choices:
            screen.app.push_screen(Picker(tr("comparison.choose-alike"), choices), take)
        else:
            screen.say(tr("comparison.none-alike"))

    def take(pair: Pair | None) -> None:
        if pair is not None:
            collate(screen, pair.one.path, pair.other.path)

    told = tr("works.looking_for_alike")
    screen.works.begin(_GROUP, told, lambda _: _alike(entries), offer)


def _alike(entries: Sequence[Entry]) -> list[Pair]:
    """Return the pairs, those of one group together."""
    from reader.library.alike import groups, pairs
    from reader.library.engine.opening import open_engine

    with open_engine() as engine:
        return [pair for group in groups(pairs(entries, engine)) for pair in group]


def _told(pair: Pair) -> tuple[str, str, str]:
    """Return what a pair is called, how alike it is, and what else finds it."""
    names = f"{pair.one.name} – {pair.other.name}"
    detail = tr(f"catalogue.alike-{pair.likeness}", **pair.counts)
    return sanitise(names), detail, f"{pair.one.path} {pair.other.path}"
