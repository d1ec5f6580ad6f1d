"""Starting the application: the terminal is taken and, for a document, its first page painted.

Nothing here imports Textual before that page stands. What starting makes stays, so the garbage
collector waits until the application stands and turns it on again.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.locations import has_settings, places_file
from reader.tui.starting.early_page import EarlyPage
from reader.tui.starting.hurry import hurry
from reader.tui.terminal.terminal import claim_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.documents.model import Document


def read(document: Document, states: Iterator[Document] | None = None) -> int:
    """Open the reader on a document and return the exit code.

    Args:
        document: what to read.
        states: newer ones of the document, where it is not complete.

    Standard input may be a pipe that the document came from: keys then come from the terminal.

    Raises:
        PizhuError: there is no terminal.
    """
    claim_terminal()
    gc.disable()
    with EarlyPage.standing or _first_page(document) as painted:
        hurry()
        from reader.tui.app import PizhuApp
        from reader.tui.terminal.driver import driver_class

        app = PizhuApp(document, states, driver_class=driver_class(page_stands=painted))
        app.offers_tour = not (has_settings() or places_file().exists())
        code = app.run() or 0
    left = app.reading
    if left is not None and left.watching.current and not app.settings.problems:
        _keep_first_page(left.document.path)
    return code


def library(folder: Path | None) -> int:
    """Open the library, of a folder if there is one, and return the exit code.

    Raises:
        PizhuError: there is no terminal.
    """
    claim_terminal()
    gc.disable()
    hurry()
    from reader.tui.app import PizhuApp
    from reader.tui.terminal.driver import driver_class

    return PizhuApp(folder=folder, driver_class=driver_class()).run() or 0


def _first_page(document: Document) -> EarlyPage:
    from reader.tui.starting.first_page import page_of

    return EarlyPage(page_of(document))


def _keep_first_page(path: Path | None) -> None:
    """Keep what the file begins with the next time; by now the terminal is the user's again."""
    from reader.library import analyses
    from reader.library.opening import open_gradually
    from reader.tui.starting import kept_page
    from reader.tui.starting.first_page import page_of

    if path is None:
        return
    analyses.keep()  # which decides whether the next session begins with the whole
    with suppress(PizhuError):
        page = page_of(next(open_gradually(path, _ignore)))
        if page is None:
            kept_page.forget(path)
        else:
            kept_page.keep(path, page)


def _ignore(error: PizhuError) -> None:
    """Leave it to the next session to tell what is wrong."""
