"""What becomes of the tags of an annotation when tags are renamed, merged, split or deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotations import tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.model import Annotation

Rule = Callable[["Annotation"], tuple[str, ...]]
"""Returns the tags that an annotation is to have."""


def merging(olds: Iterable[str], new: str) -> Rule:
    """Return the rule that puts one tag in the place of several, with all tags below them.

    Raises:
        ValueError: a name is empty.
    """
    names, into = [_named(old) for old in olds], _named(new)

    def rule(annotation: Annotation) -> tuple[str, ...]:
        return tags.normalise_all(_moved(tag, names, into) for tag in annotation.tags)

    return rule


def deleting(name: str) -> Rule:
    """Return the rule that takes a tag away, with all tags below it.

    Raises:
        ValueError: the name is empty.
    """
    gone = _named(name)
    return lambda annotation: tuple(t for t in annotation.tags if not tags.is_within(t, gone))


def splitting(name: str, new: str, belongs: Callable[[Annotation], bool]) -> Rule:
    """Return the rule that gives another tag to those annotations of a tag that belong to it.

    Raises:
        ValueError: a name is empty.
    """
    old, into = _named(name), _named(new)

    def rule(annotation: Annotation) -> tuple[str, ...]:
        if old not in annotation.tags or not belongs(annotation):
            return annotation.tags
        return tags.normalise_all(into if tag == old else tag for tag in annotation.tags)

    return rule


def _moved(tag: str, olds: Iterable[str], new: str) -> str:
    old = next((old for old in olds if tags.is_within(tag, old)), None)
    return tag if old is None else tags.moved(tag, old, new)


def _named(name: str) -> str:
    normal = tags.normalise(name)
    if not normal:
        raise ValueError(name)
    return normal
