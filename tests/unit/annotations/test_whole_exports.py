"""Each form of export, whole, of one small document; and what comes back from those."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotations import Annotation, Quote
from annotations.codebook import Code
from annotations.exporters import FORMATS, Export, Format, Labels, pack
from annotations.exporters.manuscript import Block, Title
from annotations.exporters.templates import render
from annotations.model import BOOKMARK, DOCUMENT, NOTE, SECTION, TAG, End
from annotations.placement import ANCHORED, MOVED, ORPHAN, UNCERTAIN, Placement, Spot, stored_spot
from tests.exports import BLOCKS, ID, export, mark
from tests.imported import told
from tests.kept import compare

if TYPE_CHECKING:
    from pathlib import Path

MORE = (
    Block("附件", "heading", (Title(0, 2, 1, "附件"),)),
    Block("图1　支流", "caption"),
    Block("1. 甲支流。", "item"),
    Block("首页 > 规划", "furniture"),
)
CODES = (
    Code("河道", "green", "与河道有关", "先看**第一章**。", "1"),
    Code("河道/长度", "blue"),
    Code("未用", "", "还没有用过"),
)
LABELS = Labels(
    bookmark="书签",
    uncertain="存疑",
    orphans="未找到",
    untagged="无标签",
    contents="目录",
    document="全文",
    section="本节",
    original="原文：",
    author="批注",
    marks="标记",
    colours={"yellow": "黄色", "underline": "下划线"},
)


class Sections:
    """An outline of one chapter with one section."""

    def section_path(self, paragraph: int, offset: int = 0) -> list[Heading]:
        del offset
        path = [Heading(2, "第一章　总则"), Heading(3, "（一）目的")]
        return path[: max(min(paragraph - 1, 2), 0)] if paragraph < 9 else [Heading(9, "附件")]


class Heading:
    """A section."""

    def __init__(self, index: int, title: str) -> None:
        self.index, self.title = index, title


def placements() -> list[Placement]:
    """Return annotations of all kinds, in all states."""
    aim = mark(
        3,
        6,
        12,
        quote=Quote("为了管好河道", "（一）目的。", "，制定本规划。"),
        colour="yellow",
        tags=("河道", "河道/长度"),
        note="为什么*管*？\n\n1. 一\n2. [二](pizhu://x)",
        author="林",
        section=("第一章　总则",),
    )
    stored = [
        mark(0, colour="purple", note="整段"),
        mark(1, 5, 11, quote=Quote("河〔2031〕"), kind=BOOKMARK),
        mark(2, 0, 6, scope=SECTION, kind=NOTE, note="本章的话"),
        aim,
        mark(3, 13, 15, colour="underline", links=(aim.id,), created=""),
        mark(4, 2, 4, colour="strike", kind=TAG, tags=("未列",)),
        mark(5, 2, 4, colour="blue", quote=Quote("支流", "| ", " |"), note="| 格 |"),
        mark(8, kind=NOTE, note="无标签"),
        mark(0, scope=DOCUMENT, kind=NOTE, note="全文的话", id="z" * 16),
        replace(mark(6, 2, 4, colour="pink"), until=End(8, 3), quote=Quote("合计 |\n\n自公布")),
    ]
    spots = [(a, ANCHORED, stored_spot(a, 1.0)) for a in stored]
    moved = mark(8, 0, 3, colour="green", quote=Quote("自公布"), id="m" * 16)
    doubtful = mark(8, 4, 5, colour="#123456", quote=Quote("日"), id="v" * 16)
    lost = mark(8, 0, 2, quote=Quote("已删去的话\n两段"), note="找不到", id="q" * 16)
    spots += [
        (moved, MOVED, Spot(11, 3, 6, 0.91)),
        (doubtful, UNCERTAIN, Spot(10, 0, 2, 0.55)),
        (lost, ORPHAN, stored_spot(lost, 0.0)),
    ]
    return [Placement(*spot) for spot in spots]


def example() -> Export:
    """Return the document with its annotations."""
    made = export(codes=CODES, blocks=(*BLOCKS, *MORE))
    return replace(made, placements=placements(), outline=Sections(), labels=LABELS)


def readable(form: Format, data: bytes) -> str:
    """Return an export as lines, without a style sheet; of an archive each file by its name."""
    if not form.binary:
        text = re.sub(r"(?s)(<style>).*(</style>)", r"\1\2", data.decode())
        return text.replace("><", ">\n<") if text.startswith("<?xml") else text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [f"== {name}\n{archive.read(name).decode()}\n" for name in archive.namelist()]
    return "".join(parts).replace("><", ">\n<")


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_the_form_is_as_it_was(form: Format) -> None:
    other = Annotation(document="f" * 16, paragraph=0, id="k" * 16, tags=("河道",), note="另一份")
    exports = [example()]
    if form.joint:
        document = exports[0].document
        exports.append(
            Export(
                replace(document, id="f" * 16, title="另一份"),
                [Placement(other, ANCHORED, stored_spot(other, 1.0))],
                manuscript=exports[0].manuscript,
            )
        )
    compare(f"exports/{form.name}", readable(form, pack(form.name, exports)))


@pytest.mark.parametrize("form", ["markdown", "obsidian", "logseq"])
@pytest.mark.parametrize("by", ["tag", "colour"])
def test_pages_in_groups_with_the_words_around_and_another_script(form: str, by: str) -> None:
    changed = replace(
        example(), by=by, context=True, convert=lambda text: text.replace("规划", "規劃")
    )
    compare(f"exports/{form}-by-{by}", readable(FORMATS[form], pack(form, [changed])))


def test_a_document_without_annotations_is_exported_too() -> None:
    forms = [
        form for form in FORMATS.values() if not form.binary and form.name not in {"html", "qdc"}
    ]
    told = [readable(form, pack(form.name, [export()])) for form in forms]
    compare("exports/none", "\n".join(told).replace(ID, "ID"))


@pytest.mark.parametrize("form", ["json", "jsonld", "qdc", "qdpx"])
def test_what_comes_back(form: str) -> None:
    compare(f"exports/{form}-again", told(pack(form, [example()])))


def test_what_templates_see(tmp_path: Path) -> None:
    template = """{{ document|tojson }}
{% for each in annotations + orphans %}
{{ each|tojson }}
{% endfor %}
{{ tags|map(attribute="name")|list|tojson }} {{ untagged|map(attribute="id")|list|tojson }}
{% for tag in tags %}
{{ tag.name }} {{ tag.annotations|map(attribute="id")|list|tojson }}
{% endfor %}


"""
    (tmp_path / "all.md.j2").write_text(template, encoding="utf-8")
    compare("exports/template", render("all", example(), [tmp_path]))
