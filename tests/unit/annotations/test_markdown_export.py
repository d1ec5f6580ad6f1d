from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import Annotation, AnnotationError, DocumentInfo, Quote
from annotations.exporters import Export, Labels, render
from annotations.exporters.footer import split
from annotations.model import BOOKMARK
from annotations.placement import ORPHAN, UNCERTAIN, as_stored

DOCUMENT = DocumentInfo("0f1e", "某区规划", "/文件/规划.txt")


@dataclass(frozen=True)
class Part:
    index: int
    title: str


class Outline:
    """Chapters of ten paragraphs, each with two sections; all sections have the same title.

    Sections are made when one asks for them, so they are other objects each time.
    """

    def section_path(self, paragraph: int, offset: int = 0) -> tuple[Part, ...]:
        del offset
        chapter, section = paragraph // 10, paragraph // 5
        return (
            Part(0, "某区规划"),
            Part(1 + 3 * chapter, f"第{'一二三'[chapter]}章"),
            Part(2 + section + chapter, "第一节　总则"),
        )


def annotation(paragraph: int, exact: str, **fields: object) -> Annotation:
    values: dict[str, object] = {"id": f"{paragraph:016}", "quote": Quote(exact), **fields}
    return Annotation(document="0f1e", paragraph=paragraph, **values)  # type: ignore[arg-type]


def test_the_whole_form() -> None:
    export = Export(
        DOCUMENT,
        as_stored(
            [
                annotation(12, "促进民营经济发展", colour="yellow", tags=("经济/民营", "要 点")),
                annotation(3, "坚持*两个毫不动摇*", note="要点：\n\n1. 平等\n2. 法治"),
                annotation(7, "", kind=BOOKMARK),
            ]
        ),
        Outline(),
        labels=Labels(bookmark="书签", colours={"yellow": "黄"}),
    )
    text, last = split(render("markdown", export))
    assert last is not None
    assert [key[:2] for key in last.blocks] == [
        "fr",
        "h-",
        "h-",
        "h-",
        "00",
        "h-",
        "00",
        "h-",
        "h-",
        "00",
    ]
    assert text == (
        "---\n"
        'title: "某区规划"\n'
        'document: "0f1e"\n'
        'source: "/文件/规划.txt"\n'
        "annotations: 3\n"
        'open: "pizhu read pizhu://0f1e"\n'
        "---\n\n"
        "# 某区规划\n\n"
        "## 第一章\n\n"
        "### 第一节　总则\n\n"
        '<a id="0000000000000003"></a>\n'
        "[¶ 4](pizhu://0f1e/0000000000000003)\n\n"
        "> 坚持\\*两个毫不动摇\\*\n\n"
        "要点：\n\n"
        "1. 平等\n"
        "2. 法治\n\n"
        "### 第一节　总则\n\n"
        '<a id="0000000000000007"></a>\n'
        "[¶ 8](pizhu://0f1e/0000000000000007) · 书签\n\n"
        "## 第二章\n\n"
        "### 第一节　总则\n\n"
        '<a id="0000000000000012"></a>\n'
        "[¶ 13](pizhu://0f1e/0000000000000012) · 黄 · #经济/民营 #要-点\n\n"
        "> 促进民营经济发展\n\n"
    )


def test_without_an_outline_the_sections_kept_with_the_annotations_are_used() -> None:
    marks = [annotation(n, "文", section=("某区规划", "第一章")) for n in (1, 2)]
    text = render("markdown", Export(DOCUMENT, as_stored(marks)))
    assert text.count("## 第一章\n") == 1
    assert text.count("某区规划") == 2


def test_orphans_stand_under_their_own_heading_and_doubt_is_marked() -> None:
    first, second = as_stored([annotation(1, "失"), annotation(2, "疑")])
    placements = [first._replace(status=ORPHAN), second._replace(status=UNCERTAIN)]
    labels = Labels(orphans="未找到", uncertain="存疑")
    text = render("markdown", Export(DOCUMENT, placements, labels=labels))
    assert text.index("存疑") < text.index("## 未找到") < text.index("> 失")


def test_sections_deeper_than_markdown_has_levels_stay_headings() -> None:
    mark = annotation(1, "文", section=tuple("甲乙丙丁戊己庚辛"))
    text = render("markdown", Export(replace(DOCUMENT, title=""), as_stored([mark])))
    assert "###### 己\n\n###### 庚\n\n###### 辛\n" in text


def test_the_order_of_the_annotations_given_does_not_matter() -> None:
    marks = as_stored([annotation(n, f"文{n}") for n in range(5)])
    for name in ("markdown", "obsidian", "logseq", "json"):
        assert render(name, Export(DOCUMENT, marks)) == render(name, Export(DOCUMENT, marks[::-1]))


@given(st.text())
def test_the_front_matter_is_quoted_for_yaml(title: str) -> None:
    text = render("markdown", Export(DocumentInfo("0f1e", title), []))
    lines = text.split("\n")
    assert lines[0] == "---"
    end = lines.index("---", 1)
    fields = dict(line.split(": ", 1) for line in lines[1:end])
    if title:
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", fields["title"])
        written = title.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        assert json.loads(fields["title"]) == written


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(AnnotationError) as caught:
        render("papyrus", Export(DOCUMENT, []))
    assert caught.value.key == "annotations.unknown-format"
    assert caught.value.values["name"] == "papyrus"
