"""What is said of an annotation in a line beside its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import BOOKMARK, DOCUMENT, SECTION
from annotations.placement import UNCERTAIN

if TYPE_CHECKING:
    from annotations.exporters import Labels
    from annotations.placement import Placement


def facts(placement: Placement, labels: Labels) -> list[str]:
    """Return what it is on, whether it is a bookmark or in doubt, and its author, in words."""
    said = []
    if placement.annotation.scope == DOCUMENT:
        said.append(labels.document)
    if placement.annotation.scope == SECTION:
        said.append(labels.section)
    if placement.annotation.kind == BOOKMARK:
        said.append(labels.bookmark)
    if placement.status == UNCERTAIN:
        said.append(labels.uncertain)
    if placement.annotation.author:
        said.append(placement.annotation.author)
    return said


def remark(placement: Placement, labels: Labels) -> list[str]:
    """Return the facts and the tags, each tag with ``#`` in front."""
    return [*facts(placement, labels), *(f"#{tag}" for tag in placement.annotation.tags)]
