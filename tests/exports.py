"""A document with its text and annotations, to be exported, and characters that make trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from annotations import Annotation, DocumentInfo, Quote
from annotations.exporters import Export
from annotations.exporters.manuscript import Block, Title
from annotations.placement import as_stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotations.codebook import Code

ID: Final = "0123456789abcdef"
DOCUMENT: Final = DocumentInfo(ID, "某区河道规划", "/文件/规划.txt")
HOSTILE: Final = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2",
    "＝1",
    "\t=1",
    '"; DROP',
    "a,b;c\r\nd",
    "<script>alert(1)</script>",
    "</style></title>--><!--",
    "]]>",
    "&amp;&#0;&lt;",
    "\x00\x01\x1b[31m\x7f\x85",
    "\u202e反\u2066",
    "\ufffe\uffff",
    "\ud800",
    "𠮷😀",
    "| a | b |",
    "[[x]] `y` *z*",
    "'onmouseover='x",
    '" onclick="x',
    "\u2028\u2029",
)
WORDS: Final = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=12), st.text("河道\n=<>&\"'|;,\r\t", max_size=12)
)
BLOCKS: Final = (
    Block("某区河道规划", "heading", (Title(0, 6, 0, "某区河道规划"),)),
    Block("发文字号：河〔2031〕7号", "metadata"),
    Block("第一章　总则", "heading", (Title(0, 6, 1, "第一章　总则"),)),
    Block("（一）目的。为了管好河道，制定本规划。", "body", (Title(0, 5, 2, "（一）目的"),)),
    Block("| 项目 | 长度 |", "table row", (), 4, ((2, 4), (7, 9)), header=True),
    Block("| 支流 |  |", "table row", (), 4, ((2, 4), (7, 7))),
    Block("| 合计 |", "table row", (), 4, ((2, 4),)),
    Block("", "body"),
    Block("自公布之日起施行。", "body"),
)


class Text:
    """A manuscript whose source is its paragraphs, each followed by a line feed."""

    language = "zh-Hans"

    def __init__(self, blocks: Sequence[Block] = BLOCKS) -> None:
        self.blocks = blocks

    def source_span(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        before = sum(len(block.text) + 1 for block in self.blocks[:paragraph])
        return before + start, before + end


def mark(
    paragraph: int, start: int | None = None, end: int | None = None, **fields: object
) -> Annotation:
    """Return an annotation of `BLOCKS`; its id tells its place unless another one is given."""
    text = BLOCKS[paragraph].text if paragraph < len(BLOCKS) else ""
    number = paragraph * 10_000 + (start or 0) * 100 + (end or 0)
    values: dict[str, object] = {
        "id": f"{number:016}",
        "quote": Quote(text[start:end]),
        "created": "2031-05-01T08:00:00.000Z",
        "modified": "2031-05-02T08:00:00.000Z",
        **fields,
    }
    return Annotation(document=ID, paragraph=paragraph, start=start, end=end, **values)  # type: ignore[arg-type]


def export(
    annotations: Iterable[Annotation] = (),
    codes: Sequence[Code] = (),
    blocks: Sequence[Block] = BLOCKS,
    document: DocumentInfo = DOCUMENT,
) -> Export:
    """Return annotations with the text that they are on."""
    return Export(document, as_stored(annotations), codes=codes, manuscript=Text(blocks))
