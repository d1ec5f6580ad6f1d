"""REFI-QDA: the schema's rules, checked by hand and by the official schema where it is at hand."""

from __future__ import annotations

import io
import os
import re
import uuid
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations import AnnotationError, DocumentInfo, FormatError
from annotations.codebook import Code
from annotations.exporters import Export, Labels, pack
from annotations.exporters.archive import packed
from annotations.exporters.characters import visible
from annotations.identifiers import derived, from_guid, new_id, to_guid, to_number
from annotations.importers import read
from annotations.model import BOOKMARK, NOTE, SECTION, TAG
from annotations.model import DOCUMENT as DOCUMENT_SCOPE
from annotations.placement import ORPHAN, as_stored
from annotations.tags import normalise_all
from tests.exports import BLOCKS, DOCUMENT, ID, WORDS, Text, export, mark

PROJECT = "{urn:QDA-XML:project:1.0}"
BOOK = "{urn:QDA-XML:codebook:1.0}"
SCHEMAS = os.environ.get("PIZHU_REFI_QDA_SCHEMAS", "")  # a folder
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
# What an element holds, in this order (* any number), and its attributes (! required).
RULES = {
    "Project": ("Users CodeBook Sources Notes Links", "name! origin"),
    "Users": ("User*", ""),
    "User": ("", "guid! name"),
    "CodeBook": ("Codes", "origin"),
    "Codes": ("Code*", ""),
    "Code": ("Description Code*", "guid! name! isCodable! color"),
    "Description": ("", ""),
    "Sources": ("TextSource*", ""),
    "TextSource": (
        "Description PlainTextSelection* NoteRef*",
        "guid! name plainTextPath creatingUser creationDateTime",
    ),
    "PlainTextSelection": (
        "Description Coding*",
        "guid! name startPosition! endPosition! creatingUser creationDateTime modifiedDateTime",
    ),
    "Coding": ("CodeRef", "guid! creatingUser"),
    "CodeRef": ("", "targetGUID!"),
    "NoteRef": ("", "targetGUID!"),
    "Notes": ("Note*", ""),
    "Note": (
        "Description PlainTextContent Coding*",
        "guid! name creatingUser creationDateTime modifiedDateTime",
    ),
    "PlainTextContent": ("", ""),
    "Links": ("Link*", ""),
    "Link": ("", "guid! direction originGUID targetGUID"),
}
VALUES = {
    "guid": GUID,
    "targetGUID": GUID,
    "originGUID": GUID,
    "direction": re.compile("OneWay"),
    "creatingUser": GUID,
    "color": re.compile(r"#[0-9A-F]{6}"),
    "isCodable": re.compile("true|false"),
    "startPosition": re.compile(r"\d+"),
    "endPosition": re.compile(r"\d+"),
    "creationDateTime": TIME,
    "modifiedDateTime": TIME,
}
NEVER_EMPTY = {"Users", "Codes", "Sources", "Notes", "Links"}


def check(root: ET.Element, space: str) -> None:
    """Check a codebook or project against the rules, and that what is referred to is there."""
    for element in root.iter():
        name = element.tag.removeprefix(space)
        children, attributes = RULES[name]
        inside = "".join(f"{child.tag.removeprefix(space)} " for child in element)
        order = "".join(
            f"({child[:-1]} )*" if child.endswith("*") else f"({child} )?"
            for child in children.split()
        )
        assert re.fullmatch(order, inside), (name, inside)
        assert name not in NEVER_EMPTY or len(element), name
        given = set(element.keys())
        assert {a[:-1] for a in attributes.split() if a.endswith("!")} <= given, name
        assert given <= {a.rstrip("!") for a in attributes.split()}, name
        for attribute, pattern in VALUES.items():
            assert pattern.fullmatch(element.get(attribute, "")) or attribute not in given
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    assert {e.get("targetGUID") for e in root.iter() if e.get("targetGUID")} <= set(guids)


def project(data: bytes) -> tuple[ET.Element, dict[str, str]]:
    """Return the root of a project, checked, and the texts by their GUIDs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ET.fromstring(archive.read("project.qde"))  # noqa: S314  (our own)
        texts = {
            name.removeprefix("Sources/").removesuffix(".txt"): archive.read(name).decode()
            for name in archive.namelist()
            if name != "project.qde"
        }
    check(root, PROJECT)
    for source in root.iter(f"{PROJECT}TextSource"):
        length = len(texts[source.get("guid", "")])
        for selection in source.iter(f"{PROJECT}PlainTextSelection"):
            assert 0 <= position(selection, "start") <= position(selection, "end") <= length
    return root, texts


def position(selection: ET.Element, side: str) -> int:
    return int(selection.get(f"{side}Position", ""))


CODES = (Code("河道/管理", "blue", "如何管"), Code("旧", "", ""), Code("要点", "pink"))
MARKS = (
    mark(3, 6, 12, tags=("河道/管理", "要点"), note="为何？\n再看"),
    mark(8, colour="yellow"),
    mark(4, 2, 9, tags=("表",)),
)


def test_a_codebook_has_the_levels_of_tags_as_codes_in_codes() -> None:
    root = ET.fromstring(pack("qdc", [export(MARKS, CODES)]))  # noqa: S314  (our own)
    check(root, BOOK)
    codes = {code.get("name"): code for code in root.iter(f"{BOOK}Code")}
    assert set(codes) == {"河道", "管理", "要点", "表", "旧"}
    assert codes["河道"].get("isCodable") == "false"
    assert codes["管理"].get("isCodable") == "true"
    assert codes["管理"].get("color") == "#CFE2F3"
    assert codes["管理"].findtext(f"{BOOK}Description") == "如何管"
    assert list(codes["河道"]) == [codes["管理"]]
    assert pack("qdc", [export(MARKS, CODES)]) == pack("qdc", [export(MARKS, CODES)])


def test_a_codebook_comes_back() -> None:
    (imported,) = read(pack("qdc", [export(MARKS, CODES)]))
    assert not imported.annotations
    assert imported.document.id == ""
    assert set(imported.codes) == {*CODES, Code("表")}


def test_no_codebook_without_a_code() -> None:
    with pytest.raises(AnnotationError) as caught:
        pack("qdc", [export()])
    assert caught.value.key == "annotations.no-tags"


def test_a_project_holds_the_texts_and_what_is_selected_in_them() -> None:
    root, texts = project(pack("qdpx", [export(MARKS, CODES)]))
    (text,) = texts.values()
    assert text == "\n".join(block.text for block in BLOCKS)
    selected = [
        text[position(s, "start") : position(s, "end")]
        for s in root.iter(f"{PROJECT}PlainTextSelection")
    ]
    assert selected == ["为了管好河道", "项目 | 长度", "自公布之日起施行。"]
    assert [s.get("creationDateTime") for s in root.iter(f"{PROJECT}TextSource")] == [
        min(a.created for a in MARKS)
    ]
    assert len(list(root.iter(f"{PROJECT}Coding"))) == 4
    assert not list(root.iter(f"{PROJECT}Sets"))


def test_a_project_comes_back() -> None:
    (imported,) = read(pack("qdpx", [export(MARKS, CODES)]))
    assert imported.document == DocumentInfo(ID, "某区河道规划")
    assert set(imported.codes) == set(CODES)
    found = {a.id: a for a in imported.annotations}
    assert found.keys() == {a.id for a in MARKS}
    for one in MARKS:
        again = found[one.id]
        assert (again.tags, again.note) == (one.tags, one.note)
        assert (again.created, again.modified) == (one.created, one.modified)
        assert (again.document, again.paragraph) == (ID, one.paragraph)
        assert (again.start, again.end, again.colour) == (one.start, one.end, one.colour)
        assert again.quote.exact == one.quote.exact
    assert [found[one.id].kind for one in MARKS] == [NOTE, "highlight", TAG]


def test_what_is_no_tag_comes_back_too() -> None:
    marks = [
        mark(3, 6, 12, colour="blue", tags=("要点",), note="为何？", kind="highlight"),
        mark(4, 2, 9, colour="underline"),
        mark(8, kind=BOOKMARK),
        mark(2, 0, 6, scope=SECTION, tags=("章",), kind=TAG),
        mark(3, kind="note", note="一段"),
        mark(8, 0, 9, kind=TAG, tags=("表",)),
        mark(0, scope=DOCUMENT_SCOPE, colour="pink", note="总评"),
    ]
    marks[0] = replace(marks[0], links=(marks[2].id, marks[3].id))
    book = (Code("要点", "pink", "", "想法\n\n再想"), Code("黄", "yellow", "一行", "备忘"))
    labels = Labels(colours={"blue": "重要", "pink": "黄"})
    one = replace(export(marks, book), labels=labels)
    project(pack("qdpx", [one]))
    (imported,) = read(pack("qdpx", [one]))
    assert set(imported.codes) == set(book)
    found = {a.id: a for a in imported.annotations}
    for before in marks:
        after = replace(found[before.id], quote=before.quote)
        assert after == before
    (imported,) = read(pack("qdc", [one]))
    assert {code for code in imported.codes if code.description or code.memo} == set(book)


def test_marks_come_back_from_a_program_that_knows_codes_only() -> None:
    book = QUALCODER.replace(
        'name="巡查" isCodable="true"/>',
        'name="黄" isCodable="true"><Description>urn:pizhu:mark:yellow</Description></Code>',
    )
    text = {"Sources/a.txt": "甲甲\n乙丙".encode()}
    data = packed({"project.qde": book.format(GUIDS, GUIDS).encode(), **text})
    (imported,) = read(data)
    assert {(a.colour, a.kind, a.tags, a.author) for a in imported.annotations} == {
        ("yellow", "highlight", ("河道",), "阿甲"),
        (None, TAG, ("河道",), "阿乙"),
        (None, NOTE, (), "阿乙"),
    }
    assert [code.name for code in imported.codes] == []


def test_many_documents_make_one_project_and_orphans_are_notes() -> None:
    lost = as_stored([mark(0, note="失", tags=("甲",))])[0]._replace(status=ORPHAN)
    one = Export(DOCUMENT, [lost], manuscript=Text())
    two = export([mark(8, tags=("甲",))], document=DocumentInfo("f" * 16, "另一份"))
    root, texts = project(pack("qdpx", [one, two]))
    assert len(texts) == 2
    assert [note.get("name") for note in root.iter(f"{PROJECT}Note")] == ["orphans"]
    described = root.findtext(f".//{PROJECT}TextSource/{PROJECT}Description")
    assert described == f"某区河道规划\n\n#甲\n\n失\n\nurn:pizhu:document:{ID}"
    first, second = read(pack("qdpx", [one, two]))
    assert [(a.quote.exact, a.tags, a.note) for a in first.annotations] == [
        ("某区河道规划", ("甲",), "失")
    ]
    assert len(second.annotations) == 1
    assert [imported.document.id for imported in (first, second)] == [ID, "f" * 16]
    assert project(pack("qdpx", [export()]))[0].find(f"{PROJECT}CodeBook") is None
    assert read(pack("qdpx", []))[0].annotations == ()


@given(WORDS, WORDS, st.lists(WORDS, max_size=3), st.tuples(st.integers(0, 9), st.integers(0, 9)))
@example("\x00", "\x00\ufffe\ud800", ["甲//乙", "\x00", "/"], (0, 9))
@settings(max_examples=60)
def test_any_characters_make_a_sound_project(
    title: str, note: str, words: list[str], span: tuple[int, int]
) -> None:
    tags = normalise_all(words)
    one = mark(3, *sorted(span), note=note, tags=tags)
    data = pack("qdpx", [export([one], document=DocumentInfo(ID, title))])
    project(data)
    (imported,) = read(data)
    (again,) = imported.annotations
    assert set(again.tags) == set(normalise_all(map(visible, tags)))
    assert again.note == visible(note)


def schema(name: str) -> Any:  # noqa: ANN401  (lxml is only there for this)
    """Return an official schema, in which all is said that `RULES` repeats."""
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMAS:
        pytest.skip("PIZHU_REFI_QDA_SCHEMAS names no folder with the official schemas")
    return etree.XMLSchema(etree.parse(Path(SCHEMAS) / name))


def test_the_official_schema_of_projects_agrees() -> None:
    from lxml import etree

    official = schema("Project-mrt2019.xsd")
    lost = as_stored([mark(0, note="失")])[0]._replace(status=ORPHAN)
    whole = export([mark(0, scope=DOCUMENT_SCOPE, tags=("要点",), note="总评")])
    exports = [export(MARKS, CODES), Export(DOCUMENT, [lost], manuscript=Text()), whole]
    for some in (exports, exports[1:], [export()], []):
        with zipfile.ZipFile(io.BytesIO(pack("qdpx", some))) as archive:
            root = etree.fromstring(archive.read("project.qde"))
        assert official.validate(root), official.error_log


def test_the_official_schema_of_codebooks_agrees() -> None:
    from lxml import etree

    official = schema("Codebook.xsd")
    deep = (Code("经济/数字/平台"), Code("社会/数字", "blue", "如何"))
    for codes in (CODES, deep, (Code("甲"),)):
        root = etree.fromstring(pack("qdc", [export(MARKS, codes)]))
        assert official.validate(root), official.error_log


OTHER = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Another">
<CodeBook><Codes>
 <Code guid="{A182CD3A-D83C-4D8C-BC80-26D9103EC6D6}" name="类" isCodable="false" color="#FF0000">
  <Code guid="2D2466F0-D77F-4F8C-BDF9-628966B6B74D" name="甲" isCodable="true" color="#0f0"/>
 </Code></Codes></CodeBook>
<Sources><TextSource guid="088B08AC-D5CD-4ADB-8B71-B4F3459C177F" name="文" %s
 <PlainTextSelection guid="C32A2BD5-537F-4838-8B17-DF9EFBAFDF4B" startPosition="1"
  endPosition="6" creationDateTime="2031-05-01T08:00:00+08:00"><Description>记</Description>
  <Coding guid="{E32A2BD5-537F-4838-8B17-DF9EFBAFDF4B}"><CodeRef
   targetGUID="2d2466f0-d77f-4f8c-bdf9-628966b6b74d"/></Coding></PlainTextSelection>
 <PlainTextSelection guid="D32A2BD5-537F-4838-8B17-DF9EFBAFDF4B" startPosition="1"
  endPosition="600"/>
</TextSource></Sources></Project>"""


@pytest.mark.parametrize(
    ("source", "files"),
    [
        ('plainTextPath="internal://a.txt">', {"sources/A.txt": "\ufeff一二三\n四五六"}),
        ("><PlainTextContent>一二三\n四五六</PlainTextContent>", {}),
    ],
)
def test_a_project_of_another_program(source: str, files: dict[str, str]) -> None:
    parts = {name: text.encode() for name, text in files.items()}
    (imported,) = read(packed({"Other.qde": (OTHER % source).encode(), **parts}))
    assert imported.codes == (Code("类/甲", "green"),)
    (found,) = imported.annotations
    assert found.quote == ("二三\n四五", "一", "六")
    assert (found.paragraph, found.start, found.until) == (0, 1, (1, 2))
    assert (found.note, found.tags) == ("记", ("类/甲",))
    assert found.created == "2031-05-01T00:00:00.000Z"


QUALCODER = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Qualcoder-3.6">
<Users><User guid="{0}1" name="阿甲"/><User guid="{0}2" name="阿乙"/></Users>
<CodeBook><Codes><Code guid="{0}3" name="巡查" isCodable="true"/>
<Code guid="{0}4" name="河道" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="{0}5" name="文" plainTextPath="internal://a.txt" creatingUser="{0}1">
 <PlainTextSelection guid="{1}1" startPosition="3" endPosition="5" name="乙丙" creatingUser="{0}1"
  creationDateTime="2026-01-01T00:00:00Z">
  <Coding guid="{1}2" creatingUser="{0}1"><CodeRef targetGUID="{0}3"/></Coding>
 </PlainTextSelection>
 <PlainTextSelection guid="{1}3" startPosition="3" endPosition="5" name="乙丙" creatingUser="{0}1"
  creationDateTime="2026-01-01T00:00:00Z">
  <Coding guid="{1}4" creatingUser="{0}1"><CodeRef targetGUID="{0}4"/></Coding>
 </PlainTextSelection>
 <PlainTextSelection guid="{1}5" startPosition="3" endPosition="5" name="乙丙" creatingUser="{0}2">
  <Coding guid="{1}6" creatingUser="{0}2"><CodeRef targetGUID="{0}4"/></Coding>
 </PlainTextSelection>
 <NoteRef targetGUID="{1}7"/>
</TextSource></Sources>
<Notes><Note guid="{1}7" creatingUser="{0}2" creationDateTime="2026-01-02T00:00:00Z">
 <PlainTextContent>为何？</PlainTextContent>
 <PlainTextSelection guid="{1}8" startPosition="0" endPosition="2"/></Note></Notes>
</Project>"""
GUIDS = "0a1b2c3d-0000-4000-8000-00000000000"


def test_a_project_of_qualcoder_comes_in_once_with_who_said_what() -> None:
    first, again = (
        read(
            packed(
                {
                    "project.qde": QUALCODER.format(GUIDS, f"{n}{GUIDS[1:]}").encode(),
                    "Sources/a.txt": "甲甲\n乙丙".encode(),
                }
            )
        )
        for n in (1, 2)
    )
    assert {
        (a.quote.exact, a.tags, a.note, a.author) for (imported,) in [first] for a in imported[1]
    } == {
        ("乙丙", ("巡查", "河道"), "", "阿甲"),
        ("乙丙", ("河道",), "", "阿乙"),
        ("甲甲", (), "为何？", "阿乙"),
    }
    assert [a.id for a in first[0].annotations] == [a.id for a in again[0].annotations]


def test_a_project_says_who_made_what() -> None:
    marks = [mark(3, 6, 12, author="阿甲"), mark(4, 2, 9, author="阿乙")]
    (imported,) = read(pack("qdpx", [export(marks)]))
    assert [a.author for a in imported.annotations] == ["阿甲", "阿乙"]
    (imported,) = read(pack("qdpx", [export([mark(3, 6, 12)])]))
    assert [a.author for a in imported.annotations] == [""]


def test_what_is_on_the_whole_document_comes_back() -> None:
    whole = mark(0, scope=DOCUMENT_SCOPE, tags=("要点", "河道/管理"), note="总评\n\n再看")
    bare = replace(whole, id=new_id(), tags=(), note="另")
    (imported,) = read(pack("qdpx", [export([whole, bare], CODES)]))
    assert [(a.id, a.scope, a.tags, a.note) for a in imported.annotations] == [
        (a.id, DOCUMENT_SCOPE, a.tags, a.note) for a in (whole, bare)
    ]


def test_a_note_of_another_program_on_a_text_is_on_the_document() -> None:
    project = (
        OTHER.replace("</TextSource>", '<NoteRef targetGUID="{0}"/></TextSource>')
        .replace(
            "</Project>",
            '<Notes><Note guid="{0}"><PlainTextContent>全文甚好</PlainTextContent></Note></Notes>'
            "</Project>",
        )
        .replace("{0}", "9" * 8 + GUIDS[8:] + "9")
    )
    text = "><PlainTextContent>一二三\n四五六</PlainTextContent>"
    (imported,) = read(packed({"project.qde": (project % text).encode()}))
    assert [(a.scope, a.note) for a in imported.annotations][-1] == (DOCUMENT_SCOPE, "全文甚好")


def test_each_code_has_a_name_of_its_own() -> None:
    book = tuple(Code(name, "", "") for name in ("经济/数字", "社会/数字", "社会/数字/下"))
    data = pack("qdc", [export(codes=book)])
    names = [code.get("name") for code in ET.fromstring(data).iter(f"{BOOK}Code")]  # noqa: S314  (our own)
    assert len(names) == len(set(names))
    (imported,) = read(data)
    assert set(imported.codes) >= set(book)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><CodeBook>&b;</CodeBook>'


@pytest.mark.parametrize(
    "data",
    [
        b"PK",
        b"<x/>",
        b"<CodeBook>",
        BOMB,
        BOMB.decode().encode("utf-16"),
        b"<?xml version='1.0' encoding='none'?><CodeBook/>",
        packed({"a.txt": b""}),
        packed({"project.qde": b"<Project"}),
        packed({"project.qde": b"<CodeBook/>"}),
        packed({"project.qde": (OTHER % 'plainTextPath="internal://a.txt">').encode(),
                "Sources/a.txt": b"\xff\xfe"}),
        pack("qdpx", [export()])[:-30],
        b"",
        b"plain text",
    ],
)  # fmt: skip
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_tags_and_codes_may_be_deep_but_not_without_end() -> None:
    tag = "/".join(["甲"] * 2000)
    (imported,) = read(pack("qdc", [export([mark(3, tags=(tag,))])]))
    assert [code.name for code in imported.codes] == [tag]
    inner = '<Code guid="" name="x">' * 3000 + "</Code>" * 3000
    with pytest.raises(FormatError):
        read(f"<CodeBook><Codes>{inner}</Codes></CodeBook>".encode())


def test_an_id_comes_back_from_its_guid() -> None:
    for identifier in (new_id(), "0" * 16, "z" * 16):
        guid = to_guid(identifier)
        assert uuid.UUID(guid).version == 8
        assert uuid.UUID(guid).variant == uuid.RFC_4122
        assert from_guid(guid.upper()) == identifier
    assert from_guid(str(uuid.uuid5(uuid.NAMESPACE_URL, "x"))) is None
    assert to_guid("not ours") == to_guid("not ours") != to_guid("nor this")


def test_derived_ids_sort_by_time_and_are_always_the_same() -> None:
    early, late = derived("2031-05-01T08:00:00Z", "b"), derived("2031-05-01T08:00:01+00:00", "a")
    assert early < late
    assert derived("never", "x") == derived("", "x") != derived("", "y")
    assert to_number(derived("0001-01-01T00:00:00Z", "\ud800")) >= 0
