"""Changes to single entries of the codebook, which can be taken back like those to many tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations import tags
from annotations.bulk import Plan
from annotations.codebook import Codebook
from annotations.model import plain

if TYPE_CHECKING:
    from annotations import Store


def plan_entry(store: Store, name: str, **fields: str) -> Plan:
    """Return what giving a tag's entry new fields would change; one is made if it has none.

    A digit that another tag had goes over to this one.

    Args:
        store: where the codebook is.
        name: the tag.
        fields: colour, description, memo, shortcut.

    Raises:
        ValueError: the name is empty.
        StorageError: the codebook cannot be read.
    """
    name = tags.normalise(name)
    if not name:
        raise ValueError(name)
    records = Codebook(store.folder).records()
    digit = fields.get("shortcut")
    changes = {
        other: (record, {**record, "shortcut": ""})
        for other, record in records.items()
        if digit and other != name and record.get("shortcut") == digit
    }
    values = {field: plain(value) for field, value in fields.items()}
    before = records.get(name)
    return Plan(
        "codebook", {}, {**changes, name: (before, {**(before or {}), "name": name, **values})}
    )


def plan_meaning(store: Store, colour: str, meaning: str) -> Plan:
    """Return what letting a colour or style mean something would change; empty: nothing.

    Raises:
        StorageError: the codebook cannot be read.
    """
    before = Codebook(store.folder).meanings().get(colour, "")
    return Plan("codebook", {}, meanings={colour: (before, plain(meaning))})
