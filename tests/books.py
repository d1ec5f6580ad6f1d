"""E-books made by hand, for tests of the readers."""

from __future__ import annotations

import io
import zipfile

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = (
    "<dc:title>渡口旧事</dc:title><dc:creator>沈砚秋</dc:creator>"
    '<dc:creator opf:role="trl">何译</dc:creator><dc:publisher>青岚出版社</dc:publisher>'
    "<dc:date>2019-05</dc:date><dc:identifier>urn:isbn:9787000000000</dc:identifier>"
)
FOLDER = "OEBPS/"


def xhtml(body: str) -> str:
    """Return a file of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
        '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>书</title></head>'
        f"<body>{body}</body></html>"
    )


def nav(*entries: tuple[int, str, str]) -> str:
    """Return the contents of EPUB 3: depth, label and target of each line."""
    parts, depth = [], 0
    for level, label, target in entries:
        parts.append("<ol>" * (level - depth) + "</li></ol>" * (depth - level))
        parts.append("</li>" if level <= depth else "")
        parts.append(f'<li><a href="{target}">{label}</a>')
        depth = level
    body = "".join(parts) + "</li></ol>" * depth
    return xhtml(f'<nav epub:type="toc"><h1>目录</h1>{body}</nav>')


def ncx(*entries: tuple[int, str, str]) -> str:
    """Return the contents of EPUB 2."""
    parts, depth = [], 0
    for level, label, target in entries:
        parts.append("</navPoint>" * (depth - level + 1))
        parts.append(
            f"<navPoint><navLabel><text>{label}</text></navLabel><content src='{target}'/>"
        )
        depth = level
    body = "".join(parts) + "</navPoint>" * depth
    return (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
        '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx '
        f'xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{body}</navMap></ncx>'
    )


def package(spine: list[str], metadata: str = METADATA) -> str:
    """Return the package of a book; nav.xhtml and toc.ncx are its contents, if they are there."""
    items = "".join(
        f'<item id="i{n}" href="{path}" media-type="application/xhtml+xml"/>'
        for n, path in enumerate(spine)
    )
    references = "".join(f'<itemref idref="i{n}"/>' for n in range(len(spine)))
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        f'<spine toc="ncx">{references}</spine></package>'
    )


def epub(texts: dict[str, str], others: dict[str, str | bytes] | None = None) -> bytes:
    """Return a book of files in reading order, and files that are not read as text."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        FOLDER + "content.opf": package(list(texts)),
    }
    files |= {FOLDER + path.replace("%20", " "): xhtml(body) for path, body in texts.items()}
    return packed(files | (others or {}))


def packed(files: dict[str, str | bytes]) -> bytes:
    """Return a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return file.getvalue()


FB2 = """<?xml version="1.0" encoding="utf-8"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"
 xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><genre>prose</genre>
<author><first-name>砚秋</first-name><last-name>沈</last-name></author>
<author><first-name>Ada</first-name><last-name>Byron</last-name></author>
<book-title>渡口旧事</book-title></title-info><publish-info><publisher>青岚出版社</publisher>
<year>2019</year></publish-info></description>
<body><title><p>渡口旧事</p></title>
<section><title><p>第一部</p><p>江边</p></title>
<section><title><p>一</p></title>
<p>清晨的雾&hellip;还没有<strong>散</strong><a l:href="#n1" type="note">[1]</a>。</p>
<empty-line/><subtitle>江歌</subtitle>
<poem><stanza><v>江水长</v><v>江水短</v></stanza><text-author>佚名</text-author></poem>
<table><tr><th>名</th><th>数</th></tr><tr><td>船</td><td>3</td></tr></table></section></section>
</body>
<body name="notes"><title><p>注释</p></title>
<section id="n1"><title><p>1</p></title><p>雾：晨雾。</p><p>江上多雾。</p></section></body>
<binary id="c.jpg" content-type="image/jpeg">AAAA</binary></FictionBook>
"""


CONTENTS = ((1, "江边", "a.xhtml"), (2, "渡船", "a.xhtml#s"), (1, "雾", "b.xhtml"))
BOOK = epub(
    {
        "a.xhtml": "<h1>江边</h1><p id='s'>渡船</p><p>船<sup><a href='#n'>1</a></sup>。</p>",
        "b.xhtml": "<table><tr><td>雾</td><td rowspan=2>3</td></tr></table><p id='n'>注</p>",
    },
    {"OEBPS/nav.xhtml": nav(*CONTENTS), "OEBPS/toc.ncx": ncx(*CONTENTS)},
)
