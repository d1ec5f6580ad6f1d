"""The document's title, its wrapped lines and issuers, and the titles of documents it wraps."""

from __future__ import annotations

from itertools import islice

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.columns import places_of
from reader.documents.structure.folding import fold
from reader.documents.structure.headings import Heading
from reader.documents.structure.patterns import Guarded, Pattern, either, words
from reader.documents.structure.sentences import is_prose, squeezed
from reader.documents.structure.title_lines import LONGEST_PLAIN, head_runs, may_be_title
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.documents.structure.blocks import Blocks

_LONGEST_TITLE = 160  # code points
_SHORTEST_DISPLACED = 6  # code points
_LEAST_BEHIND = 2  # blocks behind a first line that is a title
_JUST_BEFORE = 8  # titles
_JUST_BELOW = 12  # blocks
_LONGEST_PAGE = 400  # blocks
_LONGEST_HEAD = 60  # blocks before which a title without a heading behind it stands
_KINDS = (
    "报告 规划 纲要 意见 通知 办法 方案 条例 决定 决议 公告 通告 公报 批复 函 纪要 细则 规定 规则"
    " 章程 计划 要点 指南 标准 白皮书 讲话 建议 议案 提案 说明 解读 命令 令 通报 请示 法 法典 宪法"
    " 修正案 解释 规程 准则 守则 规范 宣言 公约 议定书 协定 协议 声明 措施 政策 制度 预案 清单 目录"
    " 名单 倡议书 须知 总结 汇报 致辞 答复 判决书 裁定书 任务书 指引 导则 草案 行动 安排 大纲 提纲"
    " 评估 实录 研究 综述 概论 若干规定 指导意见 若干问题 补充规定 审议稿 送审稿 征求意见稿"
)
_LAST_OF_KINDS = frozenset(kind[-1] for kind in words(_KINDS)) | {")"}
_ENDS = Pattern(either(_KINDS) + r"(?:\([^)]{1,24}\)){0,2}$")
_ISSUER = Pattern(
    either("委员会 政府 办公室 办公厅 委 局 厅 部 院 署 会 党组 办 中心 集团 公司 大学 省 市 区 县")
    + "$"
)
_BOOK = Guarded("[《<〈][^《》<>〈〉]{1,30}[》>〉]$", opens="《<〈")
_THESIS = Pattern("(?:学位|毕业)(?:论文|设计)$")
_SUBTITLE = Guarded(r"(?:——|—|--)[^。]{2,40}$", opens="—-")
_FORWARDS = Pattern("印发|转发|公布|批转|下发|发布|公开征求")
_FORWARDING = Pattern(r"(?:通知|公告|函|决定|命令|令|通报|批复|意见)(?:\([^)]{1,24}\)){0,2}$")
_CONTINUES = Pattern("[的》)及和与并、]")
_OPEN_END = Pattern("[的和与及、,，《“—]$")
_DISPLACED = Pattern("政府|委员会|局|院|会|关于|年|国|省|市|县|区")
_NO_TITLE = Pattern(r".{1,3}:|.{1,8}:\s*\d|[(\[【|]|\d+$|[-—·]")
_NOTE = Guarded(r"\([^()]{2,40}\)$", opens="(")
_QUALIFIED = Guarded(
    r"\((?:[^()]{0,12}\d{4}|[^()]{0,8}(?:试行|暂行|草案|修[订改正]|[^()]{0,4}稿|[一二三四五六七八九十]{1,3}|[上中下]))[^()]{0,16}\)$",
    opens="(",
)


class Titles(NamedTuple):
    """What was found of titles.

    Attributes:
        headings: the titles, in document order.
        joined: indices of blocks that belong to the title that begins before them.
        repeats: indices of blocks that say an earlier title again.
        issuers: each issuer that stands on a line of its own in a title, with its block.
    """

    headings: list[Heading]
    joined: set[int]
    repeats: list[int]
    issuers: list[tuple[int, str]]


def ends_like_title(text: str) -> bool:
    """Tell whether a text ends in the name of a kind of document: 通知, 条例, 报告."""
    return _ENDS.search(fold(text[-40:])) is not None


def find_titles(
    blocks: Blocks, taken: Collection[int], stated: int | None, *, fragment: bool
) -> Titles:
    """Find the titles of a document and of those that it wraps.

    Args:
        blocks: the document.
        taken: indices of blocks that are headings already.
        stated: the index of the block that states a title behind a label, if one does.
        fragment: whether the text says that its beginning is elsewhere.
    """
    titles = Titles([], set(), [], [])
    finder = _Finder(blocks, titles)
    finder.take_given()
    first = min(taken, default=len(blocks))
    furthest = -1 if _is_book(blocks) else _LONGEST_HEAD
    for run in head_runs(blocks, taken):
        if run[0] <= furthest or run[0] >= first:
            finder.split(run)
    if not titles.headings and stated is not None:
        titles.headings.append(_stated(blocks, stated))
    elif not titles.headings:
        displaced = _displaced(blocks, taken) if _may_lack_title(blocks, fragment) else None
        plain = None if fragment or displaced is not None else _plain_title(blocks, taken)
        if displaced is not None:
            titles.headings.append(Heading(displaced, 0, SectionKind.TITLE, displaced=True))
        elif plain is not None:
            titles.headings.append(Heading(plain, 0, SectionKind.TITLE))
    titles.headings.sort(key=lambda heading: heading.block)
    _add_subtitles(blocks, titles)
    return titles


def _is_book(blocks: Blocks) -> bool:
    """Tell whether a document begins with a name in 《》, which is its title."""
    first = blocks.roles.find(Role.TEXT)
    return first >= 0 and _BOOK.match(blocks.head(first)) is not None


def _may_lack_title(blocks: Blocks, fragment: bool) -> bool:
    """Tell whether a title may stand in the middle: in a page, not in a book or what has headings.

    A name in 《》 at the beginning is the title itself.
    """
    if fragment:
        return True
    return (
        not _is_book(blocks) and Role.HEADING not in blocks.roles and len(blocks) <= _LONGEST_PAGE
    )


def _stated(blocks: Blocks, index: int) -> Heading:
    """Return the title that a label states (法規名稱：民法), or the line that says it again."""
    text = blocks.text(index)
    start = next(i for i, character in enumerate(text) if character in "：:") + 1
    start += len(text) - start - len(text[start:].lstrip())
    for other in range(index + 1, min(index + _JUST_BELOW, len(blocks))):
        if blocks.text(other) == text[start:] and blocks.roles[other] == Role.TEXT:
            return Heading(other, 0, SectionKind.TITLE)
    return Heading(index, 0, SectionKind.TITLE, start=start)


def _add_subtitles(blocks: Blocks, titles: Titles) -> None:
    """Take the line with a dash under a title into it."""
    for heading in titles.headings:
        index = heading.block + 1
        while index in titles.joined:
            index += 1
        if index < len(blocks) and _SUBTITLE.match(blocks[index].head):
            titles.joined.add(index)


class _Finder:
    """Cuts runs of short lines into titles."""

    def __init__(self, blocks: Blocks, titles: Titles) -> None:
        self._blocks = blocks
        self._titles = titles
        self._seen: dict[str, int] = {}

    def take_given(self) -> None:
        """Take the titles that the format gives."""
        for index in self._blocks.of_role(Role.TITLE):
            self._add([index], self._blocks.text(index))

    def split(self, run: Sequence[int]) -> None:
        """Take the titles out of consecutive short lines."""
        current: list[int] = []
        joined = ""
        for index in run:
            if not current and _NOTE.match(self._blocks[index].head):
                continue
            current.append(index)
            following = self._blocks.text(index + 1) if index != run[-1] else ""
            joined += squeezed(self._blocks.text(index))
            if len(joined) > _LONGEST_TITLE:
                return
            if _is_complete(joined, following):
                self._add(self._without_letterhead(current), joined)
                current, joined = [], ""

    def _without_letterhead(self, lines: list[int]) -> list[int]:
        """Leave out a site's name in front of a title that names its issuer itself."""
        last = self._blocks[lines[-1]].text
        while len(lines) > 1:
            first = self._blocks[lines[0]].text
            named_again = last.startswith(first[:4]) and len(last) > len(first) + 4
            is_kind = _THESIS.search(fold(first)) is not None
            if not is_kind and not (named_again and _ISSUER.search(fold(first))):
                break
            lines = lines[1:]
        return lines

    def _add(self, lines: list[int], joined: str) -> None:
        text = "".join(squeezed(self._blocks[i].text) for i in lines)
        before = self._seen.get(text)
        if before is None:
            before = self._adjacent_part(text, lines[0])
        self._titles.joined.update(lines[1:])
        if before is not None:
            self._titles.repeats.append(lines[0])
            return
        self._seen[text] = lines[-1]
        self._titles.headings.append(Heading(lines[0], 0, SectionKind.TITLE))
        for index in lines[:-1]:
            line = self._blocks[index].text
            if _ISSUER.search(fold(line)) and len(joined) > len(line):
                self._titles.issuers.append((lines[0], line))

    def _adjacent_part(self, text: str, start: int) -> int | None:
        """Find a title just before, with no text between, that says the same in part."""
        for seen, last in islice(reversed(self._seen.items()), _JUST_BEFORE):
            if text not in seen and seen not in text:
                continue
            if not any(is_prose(self._blocks.text(i)) for i in range(last + 1, start)):
                return last
        return None


def _is_complete(joined: str, following: str) -> bool:
    """Tell whether the lines so far are a whole title, given the line that follows."""
    folded = fold(joined)
    if not _ENDS.search(folded) or joined.count("《") != joined.count("》"):
        return False
    if following and _CONTINUES.match(fold(following[:1])):
        return False
    if following and _qualifies(fold(following)):
        return False
    forwards = _FORWARDS.search(folded)
    return not (forwards and following and not _FORWARDING.search(folded))


def _qualifies(folded: str) -> bool:
    """Tell the （试行） or （2021—2035年） that ends a title from the date below one."""
    return _QUALIFIED.match(folded) is not None and "日" not in folded


def _displaced(blocks: Blocks, taken: Collection[int]) -> int | None:
    """Find the title anywhere, where columns were read in the wrong order."""
    ends = {character for character in set(blocks.lasts) if fold(character) in _LAST_OF_KINDS}
    for index in places_of(ends, blocks.lasts):
        block = blocks[index]
        if (
            index not in taken
            and _SHORTEST_DISPLACED <= block.length <= LONGEST_PLAIN
            and may_be_title(block)
            and ends_like_title(block.text)
            and "，" not in block.text
            and _DISPLACED.search(block.head)
        ):
            return index
    return None


def _plain_title(blocks: Blocks, taken: Collection[int]) -> int | None:
    """Take the first line for the title where it is short, no sentence, and text follows."""
    first = blocks.roles.find(Role.TEXT)
    if first < 0 or first in taken or len(blocks) <= first + _LEAST_BEHIND:
        return None
    block = blocks[first]
    if (
        len(block.text) > LONGEST_PLAIN
        or not may_be_title(block)
        or _NO_TITLE.match(block.head)
        or _OPEN_END.search(block.text)
    ):
        return None
    longest = max(len(b.text) for b in blocks[first + 1 : first + _JUST_BELOW])
    return first if longest > len(block.text) else None
