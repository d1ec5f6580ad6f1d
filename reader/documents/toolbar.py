"""What a saved page leaves as lines of one word: 首页, >, 政务公开; 字号, 大, 中, 小; 打印."""

from __future__ import annotations

from reader.documents.structure.blocks import Role
from reader.documents.structure.patterns import Pattern, words
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Block, Blocks

_HEAD = 30
_LONGEST = 16
_FEWEST = 3
_HOME = Pattern(r"(?:您?(?:现在|当前)?的?所?在?位置\s{0,2}:?|首页)$")
_DIVIDERS = frozenset(">»›/")
_TOOLS = frozenset(
    words(
        "下载 打印 全屏 收藏 分享 加大 还原 减小 放大 缩小 大 中 小 】 ] 字体 字号 【字体: 【字号:"
        " [字体: [字号: 字体: 字号: 分享: 分享到: 关闭 朗读 阅读量: 浏览量: 浏览次数: 纠错"
    )
)


def mark_toolbar(blocks: Blocks) -> None:
    """Give the role for what is no part of the document to the path and the buttons above it."""
    head = blocks[:_HEAD]
    run: list[Block] = []
    for index, block in enumerate(head):
        if block.role not in (Role.TEXT, Role.FURNITURE) or len(block.text) > _LONGEST:
            _close(run)
        elif _HOME.match(block.head):
            _mark_path(head, index)
        elif "".join(block.head.split()) in _TOOLS:
            run.append(block)
        else:
            _close(run)
    _close(run)


def _close(run: list[Block]) -> None:
    """Mark a run of buttons; one or two words alone may be text."""
    if len(run) >= _FEWEST:
        for block in run:
            block.role = Role.FURNITURE
    run.clear()


def _mark_path(head: Sequence[Block], index: int) -> None:
    """Mark 首页 or a label before it, and what follows between dividers."""
    end = index + 1
    if end < len(head) and head[index].text != "首页" and head[end].text == "首页":
        end += 1
    while (
        end + 1 < len(head) and head[end].text in _DIVIDERS and len(head[end + 1].text) <= _LONGEST
    ):
        end += 2
    if end < len(head) and end > index + 1 and head[end].text == head[end - 1].text:
        end += 1  # the heading of the list of documents that the path leads to
    if end > index + 1:
        for block in head[index:end]:
            block.role = Role.FURNITURE
