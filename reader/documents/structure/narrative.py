"""Telling stories, interviews and letters from reports and statutes."""

from __future__ import annotations

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.documents.structure.blocks import Blocks

_TOLD = "了他她你吗呢"
_NOT_TOLD = ("其他", "他人", "为了", "了解")
_SHARE = 0.003
_SHARE_OF_STORIES = 0.015


def is_narrative(blocks: Blocks) -> bool:
    """Tell stories, interviews and letters by their particles and pronouns."""
    return _told(blocks) > _SHARE * sum(blocks.lengths)


def is_story(blocks: Blocks) -> bool:
    """Tell novels and the like, which are full of particles and pronouns."""
    return _told(blocks) > _SHARE_OF_STORIES * sum(blocks.lengths)


def _told(blocks: Blocks) -> int:
    return sum(map(blocks.lines.count, _TOLD)) - sum(map(blocks.lines.count, _NOT_TOLD))
