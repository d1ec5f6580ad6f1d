"""Facts that a document states about itself in front of, and after, its text."""

from __future__ import annotations

from reader.documents.model import MetadataField
from reader.documents.structure.blocks import Role
from reader.documents.structure.folding import fold
from reader.documents.structure.patterns import Guarded, Pattern, words
from reader.text.dates import find_date, iso_date
from reader.text.numerals import CHINESE_DIGITS
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.documents.structure.blocks import Block, Blocks

_HEAD = 60  # blocks, as the next two
_TAIL = 10
_ADDRESSEES = 25
_LONGEST = 80  # code points, as the next two
_LONGEST_ISSUER = 40
_SHORTEST_DATE = 9
_KEYS = frozenset(
    words(
        "索引号 发文字号 主题分类 体裁分类 发布机构 发文机关 发文机构 发文单位 制发机关 有效性"
        " 成文日期 发布日期 发文日期 生成日期 公开日期 废止日期 失效日期 信息名称 名称 主题词"
        " 公文时效 效力状态 文号 来源 作者 标题 信息分类 组配分类 责任编辑 公开方式 公开范围"
        " 施行日期 实施日期 生效日期 时效性 制定机关 法律性质 效力级别 公布日期 通过日期 公布机关"
        " 信息来源 稿源 编辑 美编 校对 记者 签发人 密级 服务对象 文件编号 公开类别"
        " 法规名称 法规类别 修正日期 法规网址 生效状态 废止说明 网址 链接 URL 文种 抓取时间"
        " 发表时间 时间 责任部门 译者 出版社 出版时间 书名 类别 字数 状态 发布时间 来源网站"
    )
)
_CANONICAL = {
    "文号": "发文字号",
    "公布日期": "发布日期",
    "发布时间": "发布日期",
    "发表时间": "发布日期",
    "时间": "发布日期",
}
_DATES = frozenset(("发布日期", "成文日期", "日期"))
_TIMES = frozenset(("发表时间", "时间"))
_BRACKETED = Pattern(
    r"[\[【]\s{0,4}([^\[\]【】]{2,8}?)\s{0,4}[\]】]\s{0,4}:?\s{0,4}([^\[【|]{0,200})"
)
_PAIR = Guarded(r"([^\s:\[\]【】]\s{0,2}[^\s:\[\]【】]{1,5})\s{0,4}:\s{0,4}", needs=":")
_PAIRS = Guarded(r"(?:^|\s)([^\s:\[\]【】]{2,6}):\s{0,2}([^\s:]{1,20})(?=\s|$)", needs=":")
_DOCUMENT_NUMBER = Guarded(
    r"\(?([\u4e00-\u9fff]{2,24}令\s{0,4}\(?第\s{0,2}[\d一二三四五六七八九十百零]{1,5}\s{0,2}号\)?|[\u4e00-\u9fff]{1,14}\s{0,2}[〔\[(【]\s{0,2}(?:19|20)\d{2}\s{0,2}[〕\])】]\s{0,2}第?\s{0,2}\d{1,5}\s{0,2}号)\)?$",
    ends=("号", "号)"),
)
_ADOPTED = Guarded(
    rf"\(((?:(?:19|20)\d{{2}}|[{CHINESE_DIGITS}]{{4}})年[{CHINESE_DIGITS}\d]{{1,3}}月[{CHINESE_DIGITS}\d]{{1,3}}日)"
    r"[^。]{2,80}?(通过|公布|发布|印发|批准)",
    opens="(",
)
_CONTINUED = Guarded(
    r"\((上接|下转|下接|转)\s{0,2}第?\s{0,2}([^)]{1,8}?版)[^)]{0,12}\)$", opens="("
)
_SIGNED = Guarded(
    rf"\(?((?:(?:19|20)\d{{2}}|[{CHINESE_DIGITS}]{{4}})年[{CHINESE_DIGITS}\d]{{1,3}}月[{CHINESE_DIGITS}\d]{{1,3}}日)\)?$",
    ends=("日", "日)"),
)
_DAY_ENDS = Pattern("[日)）]")
_ADDRESSED = Pattern("政府|委|局|办|部门|单位|街道|企业|公司|厅|学校|院|机构")
_CLAUSE = Pattern("我|了|是[^，,、]{0,40}$|以下|下列|主要|年来|方面|问题")
_SALUTE = Guarded("各位|同志们|尊敬的|女士们|主席|先生们", opens="各同尊女主先")
_ISSUER = Pattern("(?:委员会|政府|办公室|办公厅|委|局|厅|部|院|署|会|办|公司|中心)$")


def read_metadata(blocks: Blocks) -> list[MetadataField]:
    """Return the fields that blocks state, and give those blocks the role for them.

    `MetadataField.paragraph` is the index of the block.
    """
    fields: list[MetadataField] = []
    rows = [_keyed_cells(block) for block in blocks[: _HEAD + 1]]
    for index, block in enumerate(blocks[:_HEAD]):
        found: Iterable[tuple[str, str]] | None = None
        if block.role is Role.ROW:
            beside = (rows[i] for i in _beside(blocks, index) if i < len(rows))
            found = _read_table_row(rows[index], beside)
        elif block.role is Role.TEXT:
            found = _fields_of(block)
        elif block.role is Role.METADATA:
            found = _fields_of(block) or ()
        if found is not None:
            block.role = Role.METADATA
            fields += [MetadataField(key, value, index) for key, value in found if value]
    fields += _addressee(blocks)
    fields += _signature(blocks)
    return fields


def _fields_of(block: Block) -> Iterable[tuple[str, str]] | None:
    """Return the fields that a block states, None where it is something else."""
    readers: tuple[Callable[[Block], Iterable[tuple[str, str]] | None], ...] = (
        _read_row,
        _read_bracketed,
        _read_imprint,
        _read_pair,
        _read_document_number,
        _read_adoption,
        _read_continued,
    )
    return next((found for read in readers if (found := read(block)) is not None), None)


def _keyed_cells(block: Block) -> list[str]:
    """Return the cells of a table's row where every other one is a key, else none."""
    if block.hint is None or block.hint.header:
        return []
    cells = [block.text[start:end].strip() for start, end in block.hint.cells]
    keyed = len(cells) % 2 == 0 and all(_canonical(key) or not key for key in cells[::2])
    return cells if keyed and cells and cells[0] else []


def _beside(blocks: Blocks, index: int) -> Iterator[int]:
    """Yield the places of the rows right above and below a row."""
    if index and not blocks[index].gap:
        yield index - 1
    if index + 1 < len(blocks) and not blocks[index + 1].gap:
        yield index + 1


def _read_table_row(cells: list[str], beside: Iterable[list[str]]) -> list[tuple[str, str]] | None:
    """Read a row that has several keys, or one beside another such row.

    A single row of 名称 and 数量 is rather the head of a table.
    """
    keys = sum(key != "" for key in cells[::2])
    return _read_cells(cells) if keys > 1 or (keys and any(beside)) else None


def _canonical(key: str) -> str | None:
    """Return the usual name of a key, in Simplified Chinese and without brackets, if known."""
    plain = "".join(fold(key).strip("[]【】: \u3000").split())
    return _CANONICAL.get(plain, plain) if plain in _KEYS else None


def _read_row(block: Block) -> list[tuple[str, str]] | None:
    """Read ``| [ 索引号 ] | 1234 | [ 发文字号 ] | |``."""
    text = block.text
    if not (len(text) > 1 and text[0] == "|" == text[-1]):
        return None
    return _read_cells([cell.strip() for cell in text[1:-1].split("|")])


def _read_cells(cells: list[str]) -> list[tuple[str, str]] | None:
    """Read keys and values that stand in turn; None if no key is known."""
    found = []
    for key_cell, value in zip(cells, [*cells[1:], ""], strict=True):
        key = _canonical(key_cell)
        if key is not None:
            found.append((key, "" if _canonical(value) else value))
    return found or None


def _read_bracketed(block: Block) -> list[tuple[str, str]] | None:
    """Read ``[ 索引号 ] 1234 [ 发文字号 ]``."""
    if block.head[0] not in "[【":
        return None
    found = []
    for match in _BRACKETED.finditer(block.head):
        key = _canonical(match[1])
        if key is not None:
            found.append((key, block.text[match.start(2) : match.end(2)].strip()))
    return found or None


def _read_imprint(block: Block) -> list[tuple[str, str]] | None:
    """Read ``编辑:甲 美编:乙 2024年2月5日 星期一`` of a newspaper."""
    if len(block.text) > _LONGEST:
        return None
    found = []
    for match in _PAIRS.finditer(block.head):
        key = _canonical(match[1])
        value = block.text[match.start(2) : match.end(2)]
        if key is not None and (match[1] not in _TIMES or iso_date(value)):
            found.append((key, value))
    if not found and block.head[0] not in "12":
        return None
    date = find_date(block.head)
    dated = any(key in _DATES for key, _ in found)
    if date and not dated and (found or date.start == 0):
        found.append(("日期", date.iso))
    return found if len(found) > 1 else None


def _read_pair(block: Block) -> list[tuple[str, str]] | None:
    """Read ``发文字号：某发〔2023〕1号``."""
    match = _PAIR.match(block.head)
    key = _canonical(match[1]) if match else None
    if match is None or key is None or len(block.text) > _LONGEST:
        return None
    value = block.text[match.end() :].strip()
    if "".join(match[1].split()) in _TIMES and iso_date(value) is None:
        return None
    return [(key, value)]


def _read_document_number(block: Block) -> list[tuple[str, str]] | None:
    match = _DOCUMENT_NUMBER.match(block.head) if len(block.text) <= _LONGEST else None
    return [("发文字号", block.text[match.start(1) : match.end(1)])] if match else None


def _read_adoption(block: Block) -> list[tuple[str, str]] | None:
    """Read ``（2019年3月1日岛民大会通过）`` under the title of a statute."""
    match = _ADOPTED.match(block.head)
    if match is None:
        return None
    key = "通过日期" if match[2] in ("通过", "批准") else "发布日期"
    return [(key, block.text[match.start(1) : match.end(1)])]


def _read_continued(block: Block) -> list[tuple[str, str]] | None:
    match = _CONTINUED.match(block.head)
    if match is None:
        return None
    key = "上接" if match[1] == "上接" else "下转"
    return [(key, block.text[match.start(2) : match.end(2)])]


def _addressee(blocks: Blocks) -> list[MetadataField]:
    for index, block in enumerate(blocks[:_ADDRESSEES]):
        text, head = block.text, block.head
        if (
            block.role is Role.TEXT
            and text[-1] in "：:"
            and "。" not in text
            and _ADDRESSED.search(head)
            and _SALUTE.match(head) is None
            and _CLAUSE.search(head) is None
            and block.marker is None
            and "如下" not in text[-4:]
        ):
            block.role = Role.ADDRESSEE
            return [MetadataField("主送机关", text[:-1], index)]
    return []


def _signature(blocks: Blocks) -> list[MetadataField]:
    """Read the issuer and the date under the text, or under the letter before a wrapped document.

    A date without an issuer above it counts only at the end of the document.
    """
    tail = max(len(blocks) - _TAIL, len(blocks) // 2)
    for ending in _DAY_ENDS.finditer(blocks.lasts, 2):
        index = ending.start()
        if blocks.lengths[index] < _SHORTEST_DATE or blocks.roles[index] != Role.TEXT:
            continue
        match = _SIGNED.match(blocks.head(index))
        if match is None:
            continue
        above = blocks[index - 1]
        signed = len(above.text) < _LONGEST_ISSUER and _ISSUER.search(above.head) is not None
        if signed or index >= tail:
            date = MetadataField("成文日期", iso_date(match[1]) or match[1], index)
            issuer = MetadataField("发文机关", above.text, index - 1)
            return [issuer, date] if signed else [date]
    return []
