from __future__ import annotations

from reader.documents.opening import read_document
from reader.library.annotating.manuscript import DocumentManuscript

SOURCE = """\
临江区河道管理办法

第一章 总则
（一）目的。为了管好河道，制定本办法。
（二）范围。本办法适用于全区。

| 河道 | 长度 |
| --- | --- |
| 青溪 | 12 |
"""


def test_a_document_as_exports_need_it() -> None:
    document = read_document(SOURCE.encode(), "a.txt")
    manuscript = DocumentManuscript(document)
    blocks = manuscript.blocks
    assert manuscript.language == "zh-Hans"
    assert [block.text for block in blocks] == [p.text for p in document.paragraphs]
    titles = [
        (title.text, block.text[title.start : title.end], title.level)
        for block in blocks
        for title in block.titles
    ]
    assert [(text, level) for text, _, level in titles] == [
        (section.title, section.level) for section in document.outline
    ]
    assert all(text.startswith(words.rstrip("。")[:4]) for text, words, _ in titles)
    rows = [block for block in blocks if block.table is not None]
    assert [[row.text[a:b] for a, b in row.cells] for row in rows] == [
        ["河道", "长度"],
        ["青溪", "12"],
    ]
    assert [row.header for row in rows] == [True, False]
    for number, block in enumerate(blocks):
        start, end = manuscript.source_span(number, 0, len(block.text))
        assert SOURCE[start:end] == block.text.replace("\t", " | ")


def test_the_titles_in_a_paragraph_do_not_overlap() -> None:
    document = read_document(SOURCE.encode(), "a.txt")
    for block in DocumentManuscript(document).blocks:
        places = [place for title in block.titles for place in (title.start, title.end)]
        assert places == sorted(places)
        assert all(0 <= place <= len(block.text) for place in places)
