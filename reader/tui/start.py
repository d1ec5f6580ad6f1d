"""Starting the application: the terminal is taken and, for a document, its first page painted.

Nothing here imports Textual before that page stands.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from reader.locations import has_settings, places_file
from reader.tui.terminal import claim_terminal

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
    gc.disable()  # what starting makes stays; the application turns it on again once it stands
    from reader.tui.first_page import first_page

    with first_page(document) as painted:
        from reader.tui.app import PizhuApp
        from reader.tui.driver import PageKeepingDriver

        app = PizhuApp(document, states, driver_class=PageKeepingDriver if painted else None)
        app.offers_tour = not (has_settings() or places_file().exists())
        return app.run() or 0


def library(folder: Path | None) -> int:
    """Open the library, of a folder if there is one, and return the exit code.

    Raises:
        PizhuError: there is no terminal.
    """
    claim_terminal()
    gc.disable()
    from reader.tui.app import PizhuApp

    return PizhuApp(folder=folder).run() or 0
