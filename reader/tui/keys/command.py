"""What a command is, and where it can be given."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reader.i18n import tr


class Context(StrEnum):
    """Where a command can be given; the messages ``commands.context_…`` name them."""

    TEXT = "text"
    OBJECTS = "objects"
    SELECTING = "selecting"
    ADJUSTING = "adjusting"
    CHANGED = "changed"
    TOURING = "touring"
    SCROLLING = "scrolling"
    READING = "reading"
    TREE = "tree"
    FILTER = "filter"
    RESULTS = "results"
    PROGRAM = "program"
    ROWS = "rows"
    MATCHES = "matches"
    LIBRARY = "library"
    CATALOGUE = "catalogue"
    LIBRARY_SEARCH = "library_search"
    LIBRARY_COUNTS = "library_counts"
    ANNOTATIONS = "annotations"
    REVIEW = "review"
    CODEBOOK = "codebook"
    MATRIX = "matrix"
    COLLATION = "collation"
    FIGURES = "figures"
    TERMS = "terms"
    TICKING = "ticking"
    SETTINGS = "settings"
    PICKER = "picker"
    CORRECTING = "correcting"
    SEARCH = "search"
    TAGS = "tags"
    NOTE = "note"
    PROMPT = "prompt"
    CONFIRM = "confirm"
    HELP = "help"


class Command(NamedTuple):
    """Something that the user can tell the program to do.

    Attributes:
        id: its name in the code, in settings and in the catalogue.
        context: where it can be given.
        keys: the sequences that give it unless the user chose others, see `key_sequences`.
        counted: whether a number typed before it means "so many times".
    """

    id: str
    context: Context
    keys: tuple[str, ...]
    counted: bool = False

    @property
    def label(self) -> str:
        """What it does, in the user's language."""
        return tr(f"commands.{self.id}")
