"""Names of tags: levels parted by ``/``, the same tag always spelled the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATOR = "/"


def normalise(tag: str) -> str:
    """Return a tag as it is stored: no ``#`` in front, single spaces, no empty level."""
    levels = (" ".join(level.split()) for level in tag.strip().lstrip("#＃").split(_SEPARATOR))
    return _SEPARATOR.join(level for level in levels if level)


def normalise_all(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are stored, in the order given, none empty and none twice."""
    return tuple(dict.fromkeys(name for tag in tags if (name := normalise(tag))))


def is_within(tag: str, ancestor: str) -> bool:
    """Tell whether a tag is ``ancestor`` or below it."""
    return tag == ancestor or tag.startswith(ancestor + _SEPARATOR)


def moved(tag: str, old: str, new: str) -> str:
    """Return a tag after ``old`` (with all below it) was renamed to ``new``."""
    return new + tag[len(old) :] if is_within(tag, old) else tag
