"""What a site or a page put around the text: breadcrumbs, share bars, footers, page numbers."""

from __future__ import annotations

import re
from itertools import chain

from reader.documents.structure.blocks import Role
from reader.documents.structure.patterns import Guarded, Pattern
from reader.documents.structure.sentences import is_finished
from reader.documents.toolbar import mark_toolbar
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Block, Blocks

_SHORTEST = 2  # code points, as the next two
_LONGEST = 40
_LONGEST_LINK = 16
_HEAD = 12  # blocks
_NEXT_LETTERHEAD = 3  # blocks above a breadcrumb
_LICENCE = Guarded(r".{0,6}ICP备|.{0,3}公网安备", needs="备")
_BREADCRUMB = Guarded(
    r"(?:您?(?:现在|当前)的?所?在?位置\s{0,2}:?|首页\s{0,2}[>»/])", opens="您现当首"
)
_SITE = Guarded(
    r"【(?:打印|关闭|字体|字号|收藏|分享)|扫一扫|打印本?页?$|打印本页|关闭(?:窗口|本页)?$|\[?字体|【?字号|分享到?:?|网站地图|联系我们|版权所有|主办单位:|承办单位:"
    r"|网站标识码|返回顶部|返回首页|相关(?:链接|阅读|附件|稿件)|上一[篇页]|下一[篇页章]|无障碍(?:浏览|阅读|版|模式|$)|长者模式"
    r"|附件下载|我要纠错|微信公众号|手机(?:版|看)|浏览次数|点击(?:数|量|次数)|阅读次数|智能问答|便民地图|可视化系统"
    r"|国务院部门网站|(?:地方|市|区|县|省).{0,8}网站$|\(?责任编辑:.{0,8}\)?$|加入书签|推荐本书",
    opens="【扫打关[字分网联版主承返相上下无长附我微手浏点阅智便可国地市区县省(责加推",
)
_PAGE_NUMBER = Guarded(
    r"(?:[-—·]\s{0,3}\d{1,4}\s{0,3}[-—·]|\d{1,4}\s{0,2}/\s{0,2}\d{1,4}|page\s\d{1,4}.{0,12})$",
    re.IGNORECASE,
    opens="-—·0123456789pP",
)
_PAGE_IN_WORDS = Guarded(
    r"第\s{0,2}\d{1,4}\s{0,2}页(?:\s{0,2}[,/]?\s{0,2}共\s{0,2}\d{1,4}\s{0,2}页)?$",
    opens="第",
    needs="页",
)
_OPENERS = _SITE.opens | _PAGE_NUMBER.opens | _PAGE_IN_WORDS.opens
_BARE_NUMBER = Pattern(r"[0-9]{1,4}$")
_SHORTEST_COUNT = 3  # numbers that count on
_SHORTEST_PAGE = 4  # blocks


def mark_furniture(blocks: Blocks) -> None:
    """Give the blocks that are no part of the document the role for them."""
    licences = (blocks.holding(sign) for sign in ("ICP备", "公网安备"))
    for index in chain(blocks.opening(_OPENERS), *licences):
        short = _SHORTEST <= blocks.lengths[index] <= _LONGEST
        if short and blocks.roles[index] == Role.TEXT and _is_furniture(blocks.head(index)):
            blocks.roles[index] = Role.FURNITURE
    mark_toolbar(blocks)
    _mark_breadcrumbs(blocks)
    _mark_footer(blocks)


def _is_furniture(head: str) -> bool:
    return (_SITE.match(head) or _LICENCE.match(head)) is not None or _is_page_number(head)


def _is_page_number(head: str) -> bool:
    return (_PAGE_NUMBER.match(head) or _PAGE_IN_WORDS.match(head)) is not None


def _mark_breadcrumbs(blocks: Blocks) -> None:
    """Mark the path to the page, and the name of the site right above it."""
    for index, block in enumerate(blocks[:_HEAD]):
        if block.role is Role.TEXT and _BREADCRUMB.match(block.head) and len(block.text) < 120:
            for above in blocks[max(index - _NEXT_LETTERHEAD, 0) : index]:
                if _is_short_text(above):
                    above.role = Role.FURNITURE
            block.role = Role.FURNITURE


def _is_short_text(block: Block) -> bool:
    return (
        block.role not in (Role.HEADING, Role.TITLE, Role.ROW)
        and len(block.text) <= _LONGEST_LINK
        and not is_finished(block.text)
    )


def _mark_footer(blocks: Blocks) -> None:
    """Mark the links at the end where any of them is known for one."""
    known = {index for index in blocks.of_role(Role.FURNITURE) if _is_site(blocks[index])}
    start = first = len(blocks)
    while known and start and _is_link(blocks[start - 1]):
        start -= 1
        first = start if start in known else first
    for block in blocks[first:]:
        block.role = Role.FURNITURE


def _is_link(block: Block) -> bool:
    if block.role is Role.FURNITURE:
        return True
    return (
        block.role is Role.TEXT and len(block.text) <= _LONGEST_LINK and not is_finished(block.text)
    )


def _is_site(block: Block) -> bool:
    return block.role is Role.FURNITURE and not _is_page_number(block.head)


def mark_page_numbers(blocks: Blocks) -> None:
    """Mark numbers alone on their lines that count on by one, pages apart from each other.

    The numbers of the rows of a table do so too, so tables must be known before.
    """
    run: list[int] = []
    for index in blocks.opening("0123456789"):
        if blocks.roles[index] != Role.TEXT or not _BARE_NUMBER.match(blocks.head(index)):
            continue
        follows = run and int(blocks.head(index)) == int(blocks.head(run[-1])) + 1
        if not (follows and index - run[-1] > _SHORTEST_PAGE):
            _mark_run(blocks, run)
            run = []
        run.append(index)
    _mark_run(blocks, run)


def _mark_run(blocks: Blocks, run: Sequence[int]) -> None:
    if len(run) >= _SHORTEST_COUNT:
        for index in run:
            blocks[index].role = Role.FURNITURE
