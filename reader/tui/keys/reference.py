"""The key reference, made from the table of commands; nothing here needs the terminal interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import tr
from reader.text.width import cell_width
from reader.tui.keys.command import Context
from reader.tui.keys.commands import COMMANDS
from reader.tui.keys.keymap import Keymap

if TYPE_CHECKING:
    from collections.abc import Iterator


class Entry(NamedTuple):
    """A command with its keys, as shown to the user."""

    id: str
    keys: str
    label: str


def groups(keymap: Keymap) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the name of each context and the commands that can be given there."""
    for context in Context:
        commands = [c for c in COMMANDS if c.context is context]
        yield (
            tr(f"commands.context_{context}"),
            [Entry(c.id, keymap.labels(c.id), c.label) for c in commands],
        )


def key_reference(*, markdown: bool = False) -> str:
    """Return the table of all commands with the user's keys, as plain text or as Markdown."""
    from reader.settings import load

    keymap = Keymap(load().keys)
    write = _markdown if markdown else _plain
    return "\n".join(line for name, entries in groups(keymap) for line in write(name, entries))


def _plain(name: str, entries: list[Entry]) -> Iterator[str]:
    yield name
    widest = max(cell_width(entry.keys) for entry in entries)
    for entry in entries:
        yield f"  {entry.keys}{' ' * (widest - cell_width(entry.keys))}  {entry.label}"
    yield ""


def _markdown(name: str, entries: list[Entry]) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    columns = (tr("keymap.column_keys"), tr("keymap.column_action"), tr("keymap.column_id"))
    yield f"| {' | '.join(columns)} |"
    yield "|---|---|---|"
    for entry in entries:
        keys = " ".join(f"`{key}`" for key in entry.keys.split()).replace("|", "\\|")
        yield f"| {keys} | {entry.label} | `{entry.id}` |"
    yield ""
