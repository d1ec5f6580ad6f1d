"""What is said of an annotation in a line beside its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import BOOKMARK
from annotations.placement import UNCERTAIN

if TYPE_CHECKING:
    from annotations.exporters import Labels
    from annotations.placement import Placement


def facts(placement: Placement, labels: Labels) -> list[str]:
    """Return whether it is a bookmark, and whether its place is in doubt, in words."""
    said = []
    if placement.annotation.kind == BOOKMARK:
        said.append(labels.bookmark)
    if placement.status == UNCERTAIN:
        said.append(labels.uncertain)
    return said


def remark(placement: Placement, labels: Labels) -> list[str]:
    """Return the facts and the tags, each tag with ``#`` in front."""
    return [*facts(placement, labels), *(f"#{tag}" for tag in placement.annotation.tags)]
