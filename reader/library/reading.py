"""Reading a file for the library: all that takes time, in a form that processes can hand on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import PizhuError
from reader.library.catalogue import Signature
from reader.library.engine import bodies
from reader.library.engine.tokens import tokens
from reader.library.entries import Card, card_of
from reader.library.sketches import sketch

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document


class Prepared(NamedTuple):
    """A document, ready for the catalogue and the engine; see `reader.library.engine.Text`."""

    card: Card
    rows: list[str]
    body: bytes
    sketch: bytes


class Read(NamedTuple):
    """What became of a file.

    Attributes:
        path: the file.
        signature: as it was before it was read.
        outcome: the document, or why it cannot be read.
    """

    path: Path
    signature: Signature
    outcome: Prepared | str


def read(path: Path) -> Read:
    """Open a file as its reader left it, and prepare it; nothing is raised."""
    from reader.library.opening import open_file

    signature = Signature(0, 0)
    try:
        with suppress(FileNotFoundError):  # opening it says so in the user's language
            signature = Signature.of(path)
        return Read(path, signature, prepared(open_file(path, lambda _: None)))
    except (PizhuError, OSError) as error:
        return Read(path, signature, str(error))
    except Exception as error:  # noqa: BLE001  (one file must not stop all others; its reason is told)
        return Read(path, signature, f"{type(error).__name__}: {error}")


def prepared(document: Document) -> Prepared:
    """Return a document, ready for the catalogue and the engine."""
    texts = [paragraph.text.replace("\n", " ") for paragraph in document.paragraphs]
    return Prepared(
        card_of(document), list(map(tokens, texts)), bodies.pack(document), sketch(texts)
    )
