"""Documents of the library as lines: of a list, and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reader.i18n import tr
from reader.text.columns import fit_left, truncate
from reader.text.sanitise import sanitise
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.library.entries import Entry
    from reader.library.places import Place
    from reader.tui.lists.catalogue_rows import Heading

_READ, _NOTES, _DATE, _KIND, _ISSUER = 5, 5, 11, 11, 20  # cells
_FRESH = "+ "
_ROOMY, _WIDE = 64, 84  # cells from which on there are more columns


class CataloguePainter:
    """Draws documents in the colours of a theme."""

    def __init__(
        self,
        colours: Mapping[str, str],
        places: Mapping[str, Place],
        notes: Mapping[str, int],
        fresh: Collection[int],
    ) -> None:
        """Take what documents are drawn with.

        Args:
            colours: the theme's.
            places: where they were left, by identity.
            notes: how many annotations they have, by identity.
            fresh: the numbers of those that have just arrived.
        """
        self._faint = colours["ink-faint"]
        self._own = colours["cinnabar"]
        self._accent = colours["primary"]
        self._places = places
        self._notes = notes
        self._fresh = fresh

    def line(self, entry: Entry, width: int) -> Text:
        """Return a document in one line: its title, and at the right what is known of it."""
        card = entry.card
        place, notes = self._places.get(card.identity), self._notes.get(card.identity, 0)
        columns = [
            (f"✎{notes}" if notes else "", _NOTES, self._own),
            (f"{place.percent}%" if place else "", _READ, self._accent),
        ]
        if width >= _ROOMY:
            columns.insert(0, (card.date, _DATE, self._faint))
            columns.insert(0, (tr(f"catalogue.genre-{card.genre}"), _KIND, self._faint))
        if width >= _WIDE:
            columns.insert(0, (card.issuer, _ISSUER, self._faint))
        room = max(width - sum(size for _, size, _ in columns) - 1, 8)
        line = Text.assemble((_FRESH, self._own)) if entry.number in self._fresh else Text()
        room -= line.cell_len
        line.append(fit_left(truncate(sanitise(entry.name), room), room + 1))
        for text, size, look in columns:
            line.append(fit_left(truncate(sanitise(text), size - 1), size), look)
        return line

    def heading(self, heading: Heading, group: str, width: int) -> Text:
        """Return the line above a group."""
        name = heading.name or tr("catalogue.unknown")
        if group == "kind":
            name = tr(f"catalogue.genre-{heading.name}")
        size = f"  {heading.size}"
        shown = truncate(sanitise(name), max(width - cell_width(size), 8))
        return Text.assemble((shown, f"bold {self._accent}"), (size, self._faint))

    def whole(self, entry: Entry, beginning: str) -> Text:
        """Return all that is known of a document, and how it begins."""
        card = entry.card
        place = self._places.get(card.identity)
        facts = [
            card.issuer,
            " ".join(filter(None, (card.date, card.number))),
            f"{tr(f'catalogue.genre-{card.genre}')} · {tr('catalogue.characters', n=card.length)}",
            str(entry.path),
        ]
        text = Text.assemble((sanitise(entry.name), f"bold {self._own}"), "\n")
        for fact in filter(None, facts):
            text.append(f"{sanitise(fact)}\n", self._faint)
        if place is not None:
            left = place.left.astimezone().strftime("%Y-%m-%d %H:%M")
            text.append(tr("catalogue.left", percent=place.percent, when=left), self._accent)
            text.append("\n")
        return text.append(f"\n{beginning}")
