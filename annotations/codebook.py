"""The tags that a reader uses, with a colour and a meaning for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotations import clock, tags
from annotations.history import Edit
from annotations.model import plain
from annotations.storage import Database

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from annotations.history import Operation
    from annotations.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Code:
    """A tag's entry: its name (levels parted by ``/``), colour and meaning."""

    name: str
    colour: str = ""
    description: str = ""


class Codebook:
    """The entries of one store, in the file ``codebook.json`` of its folder.

    A tag needs no entry to be used. Changes raise `StorageError` when the disk refuses; then
    nothing has changed.
    """

    def __init__(self, folder: Path) -> None:
        self._table = Database(folder / "codebook.json").records("tags")

    def all(self) -> list[Code]:
        """Return all entries, by name."""
        codes = [
            Code(row["name"], row.get("colour", ""), row.get("description", ""))
            for row in self._table.records().values()
        ]
        return sorted(codes, key=lambda code: code.name)

    def get(self, name: str) -> Code:
        """Return the entry of a tag, an empty one if it has none."""
        name = tags.normalise(name)
        return next((code for code in self.all() if code.name == name), Code(name))

    def define(self, name: str, *, colour: str = "", description: str = "") -> Code:
        """Give a tag a colour and a meaning.

        Raises:
            ValueError: the name is empty.
        """
        code = Code(tags.normalise(name), plain(colour), plain(description))
        if not code.name:
            raise ValueError(name)

        def put(rows: dict[int, dict[str, str]]) -> None:
            number = _number_of(rows, code.name) or max(rows, default=0) + 1
            row = {"colour": code.colour, "description": code.description}
            rows[number] = {**rows.get(number, {}), "name": code.name, **row}

        self._table.change(put)
        return code

    def remove(self, name: str) -> None:
        """Forget a tag's entry, if it has one; annotations keep the tag."""
        name = tags.normalise(name)
        self._table.change(lambda rows: rows.pop(_number_of(rows, name) or 0, None))


def rename(notebook: Notebook, old: str, new: str) -> Operation | None:
    """Rename a tag, with all tags below it, in one notebook, as one operation.

    Returns:
        The operation, None if no annotation has the tag.

    Raises:
        ValueError: the new name is empty.
        StorageError: the disk refuses; nothing has changed.
    """
    old, new = tags.normalise(old), tags.normalise(new)
    if not new:
        raise ValueError(new)
    modified = clock.stamp()
    edits = []
    with notebook.held():
        for annotation in notebook.all():
            names = tags.normalise_all(tags.moved(tag, old, new) for tag in annotation.tags)
            if names != annotation.tags:
                fields = {"tags": list(names), "modified": modified}
                edits.append(Edit(annotation.id, fields, whole=False))
        return notebook.apply("rename-tag", edits) if edits else None


def _number_of(rows: Mapping[int, dict[str, str]], name: str) -> int | None:
    return next((number for number, row in rows.items() if row.get("name") == name), None)
