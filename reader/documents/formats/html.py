"""Saved HTML pages.

The source text of a page is the text of its blocks, one to a line, in the order of the file: that
is what offsets index, as the same text means the same document however its markup changed. What
belongs to the site and not to the text is kept as furniture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.formats.page_encoding import decode_page
from reader.documents.formats.page_facts import read_facts
from reader.documents.formats.page_hints import hints, write_block
from reader.documents.formats.page_main import main_blocks
from reader.documents.formats.page_parser import parse_page
from reader.documents.formats.page_text import collapse
from reader.documents.formats.page_title import find_title
from reader.documents.formats.writing import LineWriter
from reader.documents.model import ParagraphKind
from reader.documents.structure import Hint

if TYPE_CHECKING:
    from reader.documents.formats import Extracted
    from reader.documents.formats.page import Block, Page

_FURNITURE = Hint(kind=ParagraphKind.FURNITURE)
_TITLE = Hint(0)
_LONGEST_FACT = 200
_LONGEST_LINE = 100
_BETWEEN = "\u3000"
_STATED = (
    r"(?:索\s?引\s?号|发文字号|文\s{0,4}号|主题分类|主题词|发布机构|发文机关|制发机关"
    r"|成文日期|发布日期|发布时间|发文日期|生成日期|公开日期|时间|日期|来源|信息来源|稿源|作者"
    r"|编辑|责任编辑|记者|有效性|效力状态|标\s{0,4}题|名\s{0,4}称)\s{0,4}"
)
_FACT = re.compile(rf"[\[【]\s{{0,4}}{_STATED}[\]】]|{_STATED}(?:[:：]|$)")


def read_html(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a saved page.

    Raises:
        PizhuError: the data are no text, or the encoding is unknown.
    """
    source, found = decode_page(data, encoding, name=name)
    return extract_page(parse_page(source), found)


def extract_page(page: Page, encoding: str) -> Extracted:
    """Return the lines of a page: title and text, and the furniture around them."""
    main = main_blocks(page)
    title = find_title(page, main)
    first = next((i for i, inside in enumerate(main) if inside), 0)
    called = collapse("\n".join(page.blocks[index].text for index in title))
    writer = LineWriter()
    pending: list[str] = []
    for index, (block, hint) in enumerate(zip(page.blocks, hints(page.blocks), strict=True)):
        stated = _is_fact(block)
        if index in title:
            _write_furniture(writer, pending)
            if index == title.start:
                writer.write(called, _TITLE)
        elif main[index] or (stated and index < first):
            _write_furniture(writer, pending)
            write_block(writer, block, None if stated else hint)
        else:
            pending.append(block.text)
    _write_furniture(writer, pending)
    return writer.extracted(encoding, read_facts(page))


def _is_fact(block: Block) -> bool:
    """Tell whether a block states something that is known of documents, as 索引号：… does."""
    text = block.cells[0] if block.cells else block.text
    return (
        len(block.text) <= _LONGEST_FACT
        and block.linked < block.solid
        and _FACT.match(text) is not None
        and (block.cells != () or text[-1:] not in ":：")
    )


def _write_furniture(writer: LineWriter, texts: list[str]) -> None:
    """Write what stands around the text, the many short words of a menu on one line."""
    line: list[str] = []
    for text in texts:
        if line and sum(map(len, line)) + len(text) > _LONGEST_LINE:
            writer.write(_BETWEEN.join(line), _FURNITURE)
            line = []
        line.append(text)
    if line:
        writer.write(_BETWEEN.join(line), _FURNITURE)
    texts.clear()
