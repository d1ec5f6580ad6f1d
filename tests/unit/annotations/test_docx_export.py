from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations import Annotation, DocumentInfo, Quote
from annotations.exporters import Export, pack
from annotations.exporters.characters import visible
from annotations.exporters.docx_parts import MAIN
from annotations.exporters.manuscript import Block
from annotations.placement import ORPHAN, as_stored
from tests.exports import BLOCKS, DOCUMENT, HOSTILE, WORDS, Text, export, mark
from tests.libreoffice import PROGRAM, convert

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

W = f"{{{MAIN}}}"


class Word:
    """A Word document, read as its schema has it."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            parts = {name: archive.read(name) for name in archive.namelist()}
        types = ET.fromstring(parts["[Content_Types].xml"])  # noqa: S314  (our own)
        named = {e.get("PartName", "").lstrip("/") for e in types if e.get("PartName")}
        assert named | {"[Content_Types].xml"} == {
            name for name in parts if not name.endswith(".rels")
        }
        trees = {name: ET.fromstring(part) for name, part in parts.items()}  # noqa: S314  (our own)
        self.body = trees["word/document.xml"]
        self.comments = trees["word/comments.xml"]
        self.sheet = trees["word/styles.xml"]
        self.styles = {style.get(f"{W}styleId") for style in self.sheet.iter(f"{W}style")}

    def paragraphs(self, root: ET.Element | None = None) -> list[str]:
        return [text_of(p) for p in (self.body if root is None else root).iter(f"{W}p")]

    def commented(self) -> dict[str, str]:
        """Return the words under each comment, checking that each begins and ends once."""
        words: dict[str, str] = {}
        running: set[str] = set()
        done = []
        for element in self.body.iter():
            number = element.get(f"{W}id", "")
            if element.tag == f"{W}commentRangeStart":
                assert number not in words
                words[number] = ""
                running.add(number)
            elif element.tag == f"{W}commentRangeEnd":
                running.remove(number)
            elif element.tag == f"{W}commentReference":
                assert number not in running
                done.append(number)
            elif element.tag == f"{W}t":
                for comment in running:
                    words[comment] += element.text or ""
        assert not running
        assert sorted(done) == sorted(words)
        assert [c.get(f"{W}id") for c in self.comments] == sorted(words, key=int)
        return words


def text_of(paragraph: ET.Element) -> str:
    return "".join("\t" if e.tag == f"{W}tab" else e.text or "" for e in paragraph.iter())


def word(
    *annotations: Annotation,
    blocks: Sequence[Block] = BLOCKS,
    document: DocumentInfo = DOCUMENT,
) -> Word:
    return Word(pack("docx", [export(annotations, (), blocks, document)]))


def test_the_text_stands_there_in_known_styles() -> None:
    found = word()
    texts = [t for t in found.paragraphs() if t]
    whole = [b.text for b in BLOCKS if b.text and b.table is None]
    assert [t for t in texts if t in whole] == whole
    assert {"项目", "长度", "支流", "合计"} <= set(texts)
    used = {style.get(f"{W}val") for style in found.body.iter(f"{W}pStyle")}
    assert used <= found.styles
    assert {"Title", "Heading1", "BodyText", "Metadata", "Cell"} <= used


@pytest.mark.parametrize(
    ("colour", "properties"),
    [("underline", {"u"}), ("strike", {"strike"}), ("blue", {"shd"}), (None, set())],
)
def test_a_mark_looks_as_it_does_on_the_screen(colour: str | None, properties: set[str]) -> None:
    runs = word(mark(3, 0, 4, colour=colour)).body.iter(f"{W}r")
    (marked,) = [run for run in runs if run.findtext(f"{W}t") == "（一）目"]
    tags = {e.tag.removeprefix(W) for e in marked.iter()}
    assert tags & {"u", "strike", "shd"} == properties


def test_a_table_is_as_wide_in_every_row() -> None:
    table = next(word().body.iter(f"{W}tbl"))
    columns = len(list(table.iter(f"{W}gridCol")))
    for row in table.iter(f"{W}tr"):
        spans = [span.get(f"{W}val") for span in row.iter(f"{W}gridSpan")]
        cells = len(list(row.iter(f"{W}tc")))
        assert cells - len(spans) + sum(int(span or 0) for span in spans) == columns


ORDER = {
    "rPr": ["rFonts", "b", "color", "sz", "shd", "lang"],
    "pPr": ["pStyle", "keepNext", "spacing", "ind", "jc", "outlineLvl"],
    "tblPr": ["tblW", "tblBorders"],
    "style": ["name", "basedOn", "qFormat", "pPr", "rPr"],
    "sectPr": ["pgSz", "pgMar"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "tr": ["trPr", "tc"],
    "tc": ["tcPr", "p"],
}


def test_parts_stand_in_the_order_of_the_schema() -> None:
    found = word(*(mark(n, note="记", colour="blue") for n in range(len(BLOCKS))))
    seen = set()
    for element in (*found.body.iter(), *found.comments.iter(), *found.sheet.iter()):
        name = element.tag.removeprefix(W)
        if name in ORDER:
            seen.add(name)
            places = [ORDER[name].index(child.tag.removeprefix(W)) for child in element]
            assert places == sorted(places), name
    assert seen == ORDER.keys()


def test_comments_are_at_their_places() -> None:
    found = word(
        mark(3, 6, 12, tags=("河道/管理", "要点"), note="为何？\n\n再看"),
        mark(3, 10, 17, note="叠"),
        mark(3, 0, 2, colour="yellow"),
        mark(8, tags=("全段",)),
        mark(5, 0, 1, note="格间"),
        mark(4, 2, 9, note="跨格"),
        mark(7, note="空"),
    )
    assert found.commented() == {
        "1": "为了管好河道",
        "2": "河道，制定本规",
        "3": "项目长度",
        "4": "支",
        "5": "",
        "6": "自公布之日起施行。",
    }
    first = found.paragraphs(found.comments[0])
    assert first == ["#河道/管理 #要点", "为何？", "", "再看"]
    assert found.comments[0].get(f"{W}author") == "Pizhu"
    assert found.comments[0].get(f"{W}date") == "2031-05-02T08:00:00.000Z"


def test_colours_shade_and_bare_highlights_have_no_comment() -> None:
    found = word(mark(3, 6, 12, colour="yellow"))
    assert [s.get(f"{W}fill") for s in found.body.iter(f"{W}shd")] == ["FBE7A1"]
    assert found.commented() == {}


def test_orphans_stand_at_the_end() -> None:
    (lost,) = as_stored([mark(0, 0, 2, quote=Quote("旧文\n两行"), note="失")])
    placements = [lost._replace(status=ORPHAN)]
    found = Word(pack("docx", [Export(DOCUMENT, placements, manuscript=Text())]))
    assert found.paragraphs()[-2:] == ["orphans", "旧文 两行"]
    assert found.commented() == {"1": "旧文 两行"}


@given(
    WORDS, WORDS, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted), max_size=4)
)
@example("\x00\x0b\ufffe", "a\r\nb", [[0, 0], [0, 0]])
@settings(max_examples=50)
def test_any_text_comes_back(text: str, note: str, spans: list[list[int]]) -> None:
    marks = [mark(0, *span, note=f"{note}x", id=f"{n:016}") for n, span in enumerate(spans)]
    found = word(
        *marks,
        blocks=[Block(text, "body")],
        document=DocumentInfo("a", text),
    )
    shown = visible(text).replace("\n", " ").replace("\t", " ")
    assert found.paragraphs()[0].replace("\n", " ").replace("\t", " ") == shown
    assert len(found.commented()) == len(spans)
    expected = visible(f"{note}x".strip().replace("\r\n", "\n").replace("\r", "\n"))
    for comment in found.comments:
        assert "\n".join(found.paragraphs(comment)) == expected


def test_the_same_annotations_give_the_same_bytes() -> None:
    assert pack("docx", [export([mark(3, note="x")])]) == pack(
        "docx", [export([mark(3, note="x")])]
    )


@pytest.mark.skipif(PROGRAM is None, reason="needs LibreOffice")
def test_libreoffice_opens_it_with_its_comments(tmp_path: Path) -> None:
    notes = [mark(3, n, n + 2, note=text) for n, text in enumerate(HOSTILE[:12])]
    path = tmp_path / "河道.docx"
    path.write_bytes(pack("docx", [export([*notes, mark(4, 2, 9, tags=("表",))])]))
    convert([path], "fodt", tmp_path)
    opened = path.with_suffix(".fodt").read_text(encoding="utf-8")
    assert opened.count("<office:annotation ") == 13
    assert opened.count("<office:annotation-end ") == 13
    assert "自公布之日起施行。" in opened
