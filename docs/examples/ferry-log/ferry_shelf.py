"""Keeps the texts of the library in a file of one's own choice: ``shelf:///media/disk/index.db``."""

from pathlib import Path

from reader.library.engine import Engine
from reader.library.engine.embedded import EmbeddedEngine


def open_shelf(address: str) -> Engine:
    """Open the engine that an address means."""
    return EmbeddedEngine(Path(address.removeprefix("shelf://")))
