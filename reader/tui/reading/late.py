"""The helpers of the reading screen that are made when they are wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reader.tui.reading.annotating import Annotating
    from reader.tui.reading.arriving import Arriving
    from reader.tui.reading.autoscrolling import Autoscrolling
    from reader.tui.reading.collating import Collating
    from reader.tui.reading.correcting import Correcting
    from reader.tui.reading.decoding import Decoding
    from reader.tui.reading.following import Following
    from reader.tui.reading.pairing import Pairing
    from reader.tui.reading.tabling import Tabling
    from reader.tui.reading.teaming import Teaming
    from reader.tui.screens.reading import ReadingScreen


class LateHelpers:
    """Imports and makes each helper at its first use, so that the first page need not wait."""

    @property
    def _screen(self) -> ReadingScreen:
        return cast("ReadingScreen", self)

    @property
    def scrolls(self) -> bool:
        """Whether the text goes by on its own."""
        return self.has_made("autoscrolling") and self._screen.autoscrolling.active

    @property
    def reads_on(self) -> bool:
        """Whether the rest of the document is being read."""
        return self.has_made("arriving") and self._screen.arriving.going_on

    def has_made(self, helper: str) -> bool:
        """Tell whether a helper has been made by now, by its name."""
        return helper in self.__dict__

    @cached_property
    def annotating(self) -> Annotating:
        """The helper for annotations; the first paint does without it."""
        from reader.tui.reading.annotating import Annotating

        return Annotating(self._screen)

    @cached_property
    def correcting(self) -> Correcting:
        """The helper for corrections of the structure, made when it is wanted."""
        from reader.tui.reading.correcting import Correcting

        return Correcting(self._screen)

    @cached_property
    def arriving(self) -> Arriving:
        """The helper for a document that is not complete."""
        from reader.tui.reading.arriving import Arriving

        return Arriving(self._screen, self._screen.states or iter(()))

    @cached_property
    def decoding(self) -> Decoding:
        """The helper for encodings, made when it is wanted."""
        from reader.tui.reading.decoding import Decoding

        return Decoding(self._screen)

    @cached_property
    def autoscrolling(self) -> Autoscrolling:
        """The helper that lets the text go by, made when it is wanted."""
        from reader.tui.reading.autoscrolling import Autoscrolling

        return Autoscrolling(self._screen)

    @cached_property
    def pairing(self) -> Pairing:
        """The helper for a second document, made when it is wanted."""
        from reader.tui.reading.pairing import Pairing

        return Pairing(self._screen)

    @cached_property
    def teaming(self) -> Teaming:
        """The helper that meets a team, made when the annotations are shown."""
        from reader.tui.reading.teaming import Teaming

        return Teaming(self._screen)

    @cached_property
    def tabling(self) -> Tabling:
        """The helper for wide tables, made when it is wanted."""
        from reader.tui.reading.tabling import Tabling

        return Tabling(self._screen)

    @cached_property
    def collating(self) -> Collating:
        """The helper that compares documents, made when it is wanted."""
        from reader.tui.reading.collating import Collating

        return Collating(self._screen)

    @cached_property
    def following(self) -> Following:
        """The helper for references, made when the first screen stands."""
        from reader.tui.reading.following import Following

        return Following(self._screen)
