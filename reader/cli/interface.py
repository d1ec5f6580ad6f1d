"""What the command line needs of the terminal interface, which it must not import."""

from __future__ import annotations

from reader.typed import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reader.documents.model import Document
    from reader.errors import PizhuError

    OwnKeys = Mapping[str, Sequence[str]]


class Interface(Protocol):
    """Handed in by `reader.__main__`."""

    def early_page(self, argument: str) -> AbstractContextManager[object]:
        """Show what a document begins with while it is opened, if the only argument names one."""

    def read(self, document: Document, states: Iterator[Document] | None) -> int:
        """Open the reader on a document and return the exit code.

        Args:
            document: what to read.
            states: newer ones of the document, where it is not complete.
        """

    def library(self, folder: Path | None) -> int:
        """Open the library, of a folder or of all that is known; return the exit code."""

    def keys(self, *, markdown: bool) -> str:
        """Return the table of keys."""

    def commands(self, own: OwnKeys) -> Mapping[str, Sequence[str]]:
        """Return the keys of every command by its name, if the user's own are these."""

    def wrong_keys(self, own: OwnKeys) -> Sequence[PizhuError]:
        """Return what cannot be taken of the user's own keys."""

    def wrong_themes(self) -> Iterable[PizhuError]:
        """Return what is wrong with the user's own themes."""
