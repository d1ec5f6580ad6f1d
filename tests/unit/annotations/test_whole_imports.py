"""Everything that is taken from exports of other programs, be they complete or scanty."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import orjson
import pytest

from tests.imported import told
from tests.kept import compare

TIME = "2031-05-01T08:00:00Z"
KOREADER: dict[str, Any] = {
    "version": "json/1.0.0",
    "documents": [
        {
            "title": "河道管护",
            "file": "/书/河道.epub",
            "entries": [
                {"time": 1767225600, "text": "甲", "note": "记", "drawer": "lighten"},
                {"time": 1767225601, "text": "乙", "drawer": "underscore", "color": "green"},
                {"time": 1767225602, "text": "丙", "drawer": "strikeout"},
                {"text": "丁", "color": "red"},
                {"text": "戊", "color": "orange", "note": None},
                {"text": "己", "color": "olive"},
                {"text": "庚", "color": "cyan"},
                {"text": "辛", "color": "gray"},
                {"text": "壬", "color": "purple", "sort": "highlight"},
                {"sort": "bookmark", "text": "第 3 页", "time": 1767225603},
                {},
            ],
        },
        {"entries": []},
    ],
}
LUA = """return {
    annotations = {
        { datetime = "2026-01-01 08:00:00", drawer = "lighten", text = "甲", note = "记",
        color = "red" },
        { drawer = "strikeout", text = "乙\\n丙\\\\丁\\065\\t" },
        { datetime = "2026-01-02 08:00:00", text = "第 3 页" },
        { drawer = "lighten" },
    },
    numbers = { -1.5, .5, 0x1F, 1e3, [7] = true; ["键"] = nil, 3 },
}
"""
OLD_LUA = """-- 一
return { doc_path = "/书/旧.epub", highlight = { [1] = { { text = "甲", drawer = "lighten" } } } }
"""
KOREADER_MARKDOWN = """# 河道管护
##### 林

## 第一章
### Page 3 @ 01 January 2026 08:00:00 PM
**_甲_**

---
一

二

## 第二章
### Page 4 @ 01 January 2026 08:00:00
~~乙~~
### Page 5 @ 某日
<u>丙</u>
### Page 6 @ 01 January 2026 08:00:00
==丁==
### Page 7 @ 01 January 2026 08:00:00
++戊++
### Page 8 @ 01 January 2026 08:00:00
**己**
### Page 9 @ 01 January 2026 08:00:00
*庚*
### Page 10 @ 01 January 2026 08:00:00
辛
[看](<file:///书.epub?pos=1>)
"""
CALIBRE: dict[str, Any] = {
    "type": "calibre_annotation_collection",
    "annotations": [
        {"book_id": 7, "annotation": {"highlighted_text": "甲", "uuid": "u", "timestamp": TIME}},
        {"book_id": 8, "annotation": {"type": "highlight", "highlighted_text": "乙"}},
        {"book_id": 7, "annotation": {"type": "bookmark", "title": "丙"}},
        {"annotation": {"highlighted_text": "丁", "removed": True}},
        *(
            {
                "book_id": 7,
                "annotation": {"highlighted_text": f"{n}", "notes": "记", "style": style},
            }
            for n, style in enumerate(
                [
                    {"kind": "color", "which": "pink"},
                    {"kind": "color", "which": "red"},
                    {"kind": "decoration", "which": "wavy"},
                    {"kind": "decoration", "which": "underline"},
                    {"kind": "decoration", "which": "strikeout"},
                    {"kind": "decoration", "which": "yellow"},
                ]
            )
        ),
    ],
}
VIEWER: dict[str, Any] = {
    "type": "calibre_highlights",
    "highlights": [{"type": "highlight", "highlighted_text": "甲"}, {}],
}
CALIBRE_MARKDOWN = """# 一

## 章

甲
*1月1日*

记

--------------------

甲
*1月2日*

--------------------

*1月3日*

没有文字
"""
QUOTE = {"type": "TextQuoteSelector", "exact": "河道\r\n\r\n巡查", "prefix": "前", "suffix": "后"}
WEB: list[dict[str, Any]] = [
    {
        "id": "urn:x:1",
        "created": TIME,
        "creator": [{"type": "Person"}, {"name": "林"}],
        "target": {"source": {"id": "file:///书/河道.txt"}, "selector": [QUOTE]},
        "body": [
            {"value": "甲", "purpose": "tagging"},
            {"value": "记", "purpose": "commenting"},
            {"value": "再记"},
            {"id": "urn:y"},
            "x",
        ],
    },
    {"target": {"id": "https://例.cn/"}, "bodyValue": "话", "modified": TIME},
    {"target": "https://例.cn/", "body": {"value": "乙", "purpose": ["tagging", "x"]}},
    {"target": {"source": "https://例.cn/2", "selector": {"type": "x"}}, "creator": "y"},
    {"target": [{"selector": {**QUOTE, "exact": "甲", "prefix": 1}}, {"source": "z"}]},
]
HYPOTHESIS: dict[str, Any] = {
    "total": 2,
    "rows": [
        {
            "id": "abc",
            "uri": "https://例.cn/",
            "user": "acct:lin@hypothes.is",
            "updated": TIME,
            "created": "2031-04-01T08:00:00+08:00",
            "text": "记",
            "tags": ["甲", "#乙", 3],
            "document": {"title": ["河道管护"]},
            "target": [{"source": "https://例.cn/", "selector": [{"type": "x"}, QUOTE]}],
        },
        {"id": "def", "uri": "https://例.cn/", "text": " ", "document": {"title": "一"}},
    ],
}
PROJECT = f"""<?xml version="1.0"?>
<Project xmlns="urn:QDA-XML:project:1.0" origin="Other 1">
<Users><User guid="{{U1}}" name="林"/><User guid="u2"/></Users>
<CodeBook><Codes>
<Code guid="c1" name="河道" color="#00f"><Description>水

长</Description>
<Code guid="c2" name="清淤"/></Code>
<Code guid="c3" name="类" isCodable="false"><Code guid="c4" name="在类里" isCodable="true"/></Code>
<Code guid="c5"/><Set guid="c6" name="组"/>
<Code guid="c7" name="黄" color="#f4d35e"><Description>urn:pizhu:mark:yellow</Description></Code>
<Code guid="c8" name="签"><Description>urn:pizhu:mark:bookmark </Description></Code>
</Codes></CodeBook>
<Sources>
<TextSource name="甲" guid="s1"><Description>话
urn:pizhu:document:0123456789abcdef</Description>
<PlainTextContent>第一行。
第二行很长。
第三行。</PlainTextContent>
<PlainTextSelection guid="p1" startPosition="5" endPosition="8" creatingUser="U1"
 creationDateTime="{TIME}" modifiedDateTime="2031-05-02T08:00:00Z"><Description>记</Description>
<Coding guid="k1"><CodeRef targetGUID="{{C1}}"/></Coding><Coding><CodeRef targetGUID="c7"/></Coding>
</PlainTextSelection>
<PlainTextSelection guid="p2" name="¶ x" startPosition="0" endPosition="4">
<Coding guid="k2" creatingUser="u1"><CodeRef targetGUID="c2"/><CodeRef targetGUID="c8"/></Coding>
</PlainTextSelection>
<PlainTextSelection guid="p3" startPosition="2" endPosition="99"/>
<PlainTextSelection guid="p4" startPosition="2" endPosition="8" creatingUser="u2"/>
<NoteRef targetGUID="N1"/><NoteRef targetGUID="n2"/><NoteRef targetGUID="n9"/></TextSource>
<TextSource guid="s2" plainTextPath="internal://甲.TXT">
<PlainTextSelection guid="p5" startPosition="1" endPosition="3"/></TextSource>
<TextSource guid="s3" plainTextPath="relative://乙.txt">
<PlainTextSelection guid="p6" startPosition="0" endPosition="0"/></TextSource>
<PDFSource guid="s4"><Representation guid="s5" plainTextPath="internal://乙.txt">
<PlainTextSelection guid="p7" startPosition="0" endPosition="1"/></Representation></PDFSource>
</Sources>
<Notes>
<Note guid="n1" name="话" creatingUser="u1"><PlainTextContent>全文的话</PlainTextContent></Note>
<Note guid="{{N2}}" creationDateTime="{TIME}"><PlainTextContent>选段的话</PlainTextContent>
<PlainTextSelection guid="q" startPosition="5" endPosition="7"/></Note>
</Notes>
<Links><Link guid="l1" originGUID="p1" targetGUID="p2"/><Link guid="l2"/></Links>
</Project>"""


def guid(name: str) -> str:
    """Return a GUID, in capitals where its name has some."""
    made = str(uuid5(NAMESPACE_URL, name.lower()))
    return made if name.islower() else made.upper()


def project(text: str = PROJECT) -> bytes:
    """Return a project with two texts beside it; its GUIDs are made from short names."""
    text = re.sub(r'((?:guid|GUID|User)="\{?)(\w+)', lambda found: found[1] + guid(found[2]), text)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Project.QDE", text)
        archive.writestr("Sources/甲.txt", "\ufeff甲乙丙")
        archive.writestr("乙.txt", "丁戊")
    return made.getvalue()


SOURCES = {
    "koreader-json": orjson.dumps(KOREADER),
    "koreader-one": orjson.dumps({"version": "json/1.0.0", **KOREADER["documents"][0]}),
    "koreader-lua": LUA.encode(),
    "koreader-old-lua": OLD_LUA.encode(),
    "koreader-markdown": KOREADER_MARKDOWN.replace("\n", "\r\n").encode(),
    "calibre-json": orjson.dumps(CALIBRE),
    "calibre-viewer": orjson.dumps(VIEWER),
    "calibre-markdown": CALIBRE_MARKDOWN.encode(),
    "web": orjson.dumps(WEB),
    "web-page": orjson.dumps({"@context": "x", "first": {"items": WEB[:1]}}),
    "web-one": orjson.dumps({"@context": "x", **WEB[1]}),
    "hypothesis": orjson.dumps(HYPOTHESIS),
    "hypothesis-one": orjson.dumps(HYPOTHESIS["rows"][0]),
    "project": project(),
    "project-of-qualcoder": project(PROJECT.replace("Other 1", "QualCoder 3.5")),
    "project-without-anything": project('<Project origin="x"/>'),
}


@pytest.mark.parametrize("name", SOURCES)
def test_all_that_there_is_is_taken(name: str) -> None:
    compare(f"imports/{name}", told(SOURCES[name]))
