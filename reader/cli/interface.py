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


class Ears(Protocol):
    """Hear Esc while a document is opened; all is called in a thread but `wake` and `end`."""

    def begin(self) -> None:
        """Listen; what is typed is not shown from now on, and kept for the interface."""

    def hear_escape(self, seconds: float) -> bool:
        """Return whether Esc is pressed within so many seconds; earlier when woken.

        If it is, the terminal is left as it was.
        """

    def wake(self) -> None:
        """Let `hear_escape` return."""

    def end(self) -> None:
        """Leave the terminal as it was."""


class Interface(Protocol):
    """Handed in by `reader.__main__`."""

    def early_page(self, argument: str) -> AbstractContextManager[object]:
        """Show what a document begins with while it is opened, if the only argument names one."""

    def ears(self) -> Ears | None:
        """Return what hears Esc until the reader opens; None where a page stands already."""

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
