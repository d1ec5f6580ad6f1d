"""The form of ``outline --json`` that other programs rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.commands.outline import body_in_line, outline_json
from tests.handmade import changed

if TYPE_CHECKING:
    from reader.documents.model import Document


def sections(document: Document, depth: int | None = None) -> Any:  # noqa: ANN401  (JSON)
    return outline_json(document, depth)["sections"]


def test_the_document(document: Document) -> None:
    told = outline_json(document)
    assert list(told) == ["document", "sections"]
    assert told["document"] == {
        "id": "0123456789abcdef",
        "title": "临江区河道管理办法",
        "metadata": {"发文字号": ["临政〔2031〕7号", "二"]},
    }


def test_a_section(document: Document) -> None:
    (title,) = sections(document)
    chapter = title["children"][0]
    children = chapter.pop("children")
    assert chapter == {
        "level": 1,
        "marker": "第一章",
        "title": "第一章 总则",
        "kind": "numbered",
        "start": document.source.index("第一章"),
        "body": None,
        "paragraph": 2,
    }
    assert [child["title"] for child in children] == ["（一）目的", "（二）范围"]
    assert title["level"] == 0
    assert title["kind"] == "title"


def test_a_run_in_heading_tells_where_its_body_begins_in_the_line(document: Document) -> None:
    aim = sections(document)[0]["children"][0]["children"][0]
    assert aim["start"] == document.source.index("（一）")
    assert aim["body"] == len("（一）目的。")
    line = document.source[aim["start"] :]
    assert line[aim["body"] :].startswith("为了管好")


def test_the_body_counts_from_the_start_of_the_line_not_of_the_heading(document: Document) -> None:
    indented = changed(document, source=document.source.replace("（二）", "　　（二）"))
    scope = document.outline[3]
    paragraph = document.paragraphs[4]
    moved = paragraph._replace(
        segments=tuple(s._replace(source=s.source + 2) for s in paragraph.segments)
    )
    paragraphs = (*document.paragraphs[:4], moved, *document.paragraphs[5:])
    indented = changed(indented, paragraphs=paragraphs)
    assert body_in_line(indented, scope) == len("　　（二）范围。")


def test_a_body_in_a_later_line_than_its_heading_is_null(document: Document) -> None:
    aim = document.outline[2]._replace(body=len("（一）目的。为了管好"))
    assert body_in_line(document, aim) is None


def test_depth_cuts_the_tree(document: Document) -> None:
    assert sections(document, 0)[0]["children"] == []
    chapters = sections(document, 1)[0]["children"]
    assert [chapter["children"] for chapter in chapters] == [[], []]
