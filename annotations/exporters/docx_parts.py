"""The parts of a Word document (ECMA-376) that do not depend on its text."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES: Final = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>
<Override PartName="/word/comments.xml" ContentType="{_TYPES}.comments+xml"/>
<Override PartName="/docProps/core.xml"
 ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""
PACKAGE_RELATIONS: Final = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"
 Target="docProps/core.xml"/>
</Relationships>"""
DOCUMENT_RELATIONS: Final = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_RELATIONS}/comments" Target="comments.xml"/>
</Relationships>"""

_BODY = "SimSun"
_SANS = "SimHei"
_HEADINGS = ((36, "center"), (30, "left"), (26, "left"), (24, "left"), (22, "left"), (22, "left"))
_SMALL = '<w:color w:val="6D675E"/><w:sz w:val="18"/>'


def core_properties(title: str) -> bytes:
    """Return the part that names the document."""
    space = f"{_PACKAGE}/metadata/core-properties"
    purl = "http://purl.org/dc/elements/1.1/"
    root = ET.Element(f"{{{space}}}coreProperties")
    ET.SubElement(root, f"{{{purl}}}title").text = title
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def styles(language: str) -> str:
    """Return the styles: those that Word knows by name, set for Chinese in ``language``."""
    fonts = f'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{_BODY}"'
    east = "zh-TW" if language == "zh-Hant" else "zh-CN"
    indent = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    middle = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
    return "".join(
        (
            f'{_HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>',
            f'<w:rFonts {fonts}/><w:sz w:val="21"/>',
            f'<w:lang w:val="en-US" w:eastAsia="{east}"/></w:rPr></w:rPrDefault>',
            '<w:pPrDefault><w:pPr><w:spacing w:after="60" w:line="360" w:lineRule="auto"/>',
            "</w:pPr></w:pPrDefault></w:docDefaults>",
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">',
            '<w:name w:val="Normal"/><w:qFormat/></w:style>',
            _style("BodyText", "Body Text", f'{indent}<w:jc w:val="both"/>'),
            _style("Caption", "caption", middle, "<w:b/>"),
            _style("Metadata", "Metadata", middle, _SMALL),
            _style("Cell", "Cell", '<w:spacing w:after="0" w:line="300"/>', '<w:sz w:val="18"/>'),
            _style("Quote", "Quote", '<w:ind w:left="420"/>', '<w:color w:val="444444"/>'),
            _style("CommentText", "annotation text", '<w:spacing w:after="0" w:line="240"/>'),
            *(_heading(level, *look) for level, look in enumerate(_HEADINGS)),
            "</w:styles>",
        )
    )


def _heading(level: int, size: int, side: str) -> str:
    """Return the style of headings of a level; 0 is the title."""
    fonts = f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="{_SANS}"/>'
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    return _style(
        f"Heading{level}" if level else "Title",
        f"heading {level}" if level else "Title",
        f'<w:keepNext/><w:spacing w:before="300" w:after="120"/><w:jc w:val="{side}"/>{outline}',
        f'{fonts}<w:b/><w:sz w:val="{size}"/>',
    )


def _style(identifier: str, name: str, paragraph: str, run: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )
