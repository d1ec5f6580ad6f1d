"""Tables that are wider than the text: made to fit, or whole and scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.layout.tables import TableSetting


class Tabling(Helper):
    """Sets the table at the reader as he wants it; the next time it is made to fit again."""

    def action_table_whole(self) -> None:
        """Let the table at the reader be as wide as it wants, or make it fit."""
        table = self._table()
        if table is not None:
            self._set(table, 0 if table.first is None else None)

    def action_table_right(self, count: int | None = None) -> None:
        """Show columns further right."""
        self._scroll(count or 1)

    def action_table_left(self, count: int | None = None) -> None:
        """Show columns further left."""
        self._scroll(-(count or 1))

    def _scroll(self, columns: int) -> None:
        table = self._table()
        if table is None:
            return
        if table.first is None:
            self._set(table, 0)
            table = self._table()
        if table is None or table.first is None:
            return
        before = table.first
        self._set(table, before + columns)
        after = self._table()
        if after is not None and after.first == before:
            self.screen.say(tr("view.table_end"))

    def _table(self) -> TableSetting | None:
        """Return the table at the reader, else the next on the screen; say so if there is none."""
        view = self.screen.view.viewport
        table = None
        if view is not None:
            here = self.screen.place.paragraph
            shown = {place.paragraph for place, _ in view.rows}
            nearest = sorted({here, *shown}, key=lambda at: (at < here, abs(at - here)))
            table = next(filter(None, map(view.layout.table, nearest)), None)
        if table is None:
            self.screen.say(tr("view.no_table"))
        return table

    def _set(self, table: TableSetting, first: int | None) -> None:
        view = self.screen.view
        others = {start: at for start, at in view.manner.tables.items() if start != table.start}
        tables = others if first is None else {**others, table.start: max(first, 0)}
        view.adapt(view.manner._replace(tables=tables))
