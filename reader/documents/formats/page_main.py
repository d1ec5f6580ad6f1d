"""Which blocks of a page are its text, and which are the furniture of its site.

The text is where the prose is: each block of running text counts for all containers around it,
what is linked does not, and the innermost container that holds nearly all prose is the text's.
Containers that their authors call navigation, footer and the like do not count, nor do those full
of links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.formats.page_hints import is_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.page import Block, Container, Page

_SHARE = 0.8  # of all prose, which the text's container holds
_LARGEST_FURNITURE = 0.3  # share of all text
_SHORTEST_PROSE = 18  # code points
_LINKED = 0.5  # share of a container's text
_FEWEST_LINKS = 3
_LONGEST_TOOL = 16  # code points
_STOPS = re.compile("[，。！？；：、,.!?;:]")
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "dialog", "search"))
_FURNITURE = re.compile(
    r"(?<![a-z])(?:nav|navs|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|mbx|dqwz|weizhi"
    r"|share|sharing|social|bshare|bdsharebuttonbox|foot|footer|copyright|banner|toolbar|hat"
    r"|sidebar|side|aside|rail|related\w*|relevant|recommend\w*|comments?|disqus|replies"
    r"|pagination|pager|ads?|advert\w*|promo\w*|popup|modal|cookies?|gdpr|login|signup|subscri\w+"
    r"|newsletter|qrcode|qr|ewm|friendlinks?|links?|taglist|skip|widget|complementary|contentinfo"
    r"|hidden)(?![a-z])"
)


def main_blocks(page: Page) -> list[bool]:
    """Tell for each block whether it belongs to the text of the page."""
    free = [block.solid - block.linked for block in page.blocks]
    named = _named(page, free)
    values = [
        0 if named[block.container] else _prose(block, own)
        for block, own in zip(page.blocks, free, strict=True)
    ]
    if not any(values):
        values = [
            0 if named[b.container] else own for b, own in zip(page.blocks, free, strict=True)
        ]
    within = _subtree(page.containers, _densest(page, values))
    linking = _linking(page, values)
    found = [
        within[b.container] and not named[b.container] and not linking[b.container]
        for b in page.blocks
    ]
    _cut_head(page.blocks, values, found)
    _cut_tail(page.blocks, values, found)
    return found


def _named(page: Page, free: Sequence[int]) -> list[bool]:
    """Tell for each container whether it, or one around it, is called furniture.

    What holds much of the text is not, whatever it is called.
    """
    totals = _totals(page, free)
    limit = _LARGEST_FURNITURE * totals[0]
    found: list[bool] = []
    for index, container in enumerate(page.containers):
        above = index > 0 and found[container.parent]
        found.append(above or (totals[index] <= limit and _is_furniture(container)))
    return found


def _is_furniture(container: Container) -> bool:
    return container.tag in _FURNITURE_TAGS or _FURNITURE.search(container.label) is not None


def _prose(block: Block, free: int) -> int:
    return free if free >= _SHORTEST_PROSE and _STOPS.search(block.text) else 0


def _totals(page: Page, values: Sequence[int]) -> list[int]:
    """Sum the values of the blocks inside each container."""
    totals = [0] * len(page.containers)
    for block, value in zip(page.blocks, values, strict=True):
        totals[block.container] += value
    for index in range(len(totals) - 1, 0, -1):
        totals[page.containers[index].parent] += totals[index]
    return totals


def _densest(page: Page, values: Sequence[int]) -> int:
    """Return the innermost container that holds nearly all the values."""
    totals = _totals(page, values)
    fullest: dict[int, int] = {}
    for index in range(1, len(totals)):
        parent = page.containers[index].parent
        if parent not in fullest or totals[index] > totals[fullest[parent]]:
            fullest[parent] = index
    chosen = 0
    while chosen in fullest and totals[fullest[chosen]] >= _SHARE * totals[0]:
        chosen = fullest[chosen]
    return chosen


def _subtree(containers: Sequence[Container], root: int) -> list[bool]:
    """Tell for each container whether it is the root or inside it."""
    inside = [False] * len(containers)
    inside[root] = True
    for index in range(root + 1, len(containers)):
        inside[index] = inside[containers[index].parent]
    return inside


def _linking(page: Page, values: Sequence[int]) -> list[bool]:
    """Tell for each container whether it, or one around it, is without prose and full of links."""
    prose = _totals(page, values)
    solid = _totals(page, [block.solid for block in page.blocks])
    linked = _totals(page, [block.linked for block in page.blocks])
    links = _totals(page, [int(_is_link(block)) for block in page.blocks])
    found: list[bool] = []
    for index, container in enumerate(page.containers):
        full = (
            links[index] >= _FEWEST_LINKS
            and prose[index] == 0
            and linked[index] > _LINKED * solid[index]
        )
        found.append(full or (index > 0 and found[container.parent]))
    return found


def _is_link(block: Block) -> bool:
    return block.linked > _LINKED * block.solid and not is_file(block)


def _cut_head(blocks: Sequence[Block], values: Sequence[int], found: list[bool]) -> None:
    """Leave out the short links, 打印 and 关闭, before the first running text."""
    for index, block in enumerate(blocks):
        if found[index] and values[index]:
            return
        if _is_link(block) and block.solid <= _LONGEST_TOOL:
            found[index] = False


def _cut_tail(blocks: Sequence[Block], values: Sequence[int], found: list[bool]) -> None:
    """Leave out what follows the first link behind the last running text."""
    last = next((i for i in range(len(blocks) - 1, -1, -1) if found[i] and values[i]), -1)
    cut = next((i for i in range(last + 1, len(blocks)) if found[i] and _is_link(blocks[i])), None)
    if cut is not None:
        found[cut:] = [False] * (len(found) - cut)
