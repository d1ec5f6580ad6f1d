"""Books in EPUB: their own contents make the outline."""

from __future__ import annotations

import pytest

from reader.documents.model import Document, ParagraphKind
from reader.documents.opening import read_document
from reader.errors import PizhuError
from tests.books import CONTAINER, FOLDER, epub, nav, ncx, package, packed, xhtml

PROSE = "<p>清晨的雾还没有散，渡船已经靠在石阶旁边了，老艄公坐在船尾。</p>"
CONTENTS = (
    (1, "封面", "cover.xhtml"),
    (1, "上卷 江边", "ch%201.xhtml"),
    (2, "第一回 渡船", "ch%201.xhtml#s1"),
    (2, "第二回　老艄公", "ch%201.xhtml#s2"),
    (1, "后记", "ch2.xhtml"),
)
TEXTS = {
    "cover.xhtml": "<div><img src='c.jpg' alt='封面'/></div>",
    "nav.xhtml": "",
    "title.xhtml": "<p>青岚文丛</p><p>渡口旧事</p><p>沈砚秋 著</p>",
    "ch%201.xhtml": (
        "<h1>上卷</h1><h1>江边</h1><div id='s1'><p class='t'>第一回<br/>渡船</p>"
        f"{PROSE}<h3>尾声</h3>{PROSE}</div><h2 id='s2'>第二回 老艄公</h2>{PROSE}"
    ),
    "ch2.xhtml": PROSE,
}
OUTLINE = [
    "0 渡口旧事",
    "1 上卷 江边",
    "2 第一回 渡船",
    "3 尾声",
    "2 第二回 老艄公",
    "1 后记",
]


def book(texts: dict[str, str], others: dict[str, str | bytes] | None = None) -> Document:
    return read_document(epub(texts, others), "书.epub")


def outline(document: Document) -> list[str]:
    return [f"{section.level} {section.title}" for section in document.outline]


def texts_of(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def refusal(data: bytes) -> str:
    with pytest.raises(PizhuError) as error:
        read_document(data, "书.epub")
    assert "\n" not in str(error.value)
    return error.value.key


def test_the_contents_of_epub_3_make_the_outline() -> None:
    document = book(TEXTS, {FOLDER + "nav.xhtml": nav(*CONTENTS)})
    assert outline(document) == OUTLINE
    assert document.encoding == "EPUB"
    furniture = [p.text for p in document.paragraphs if p.kind is ParagraphKind.FURNITURE]
    assert furniture[0] == "目录"
    assert len(furniture) == 6


def test_the_contents_of_epub_2_make_the_outline() -> None:
    texts = {path: body for path, body in TEXTS.items() if path != "nav.xhtml"}
    assert outline(book(texts, {FOLDER + "toc.ncx": ncx(*CONTENTS)})) == OUTLINE


def test_without_contents_the_headings_do() -> None:
    texts = {
        "a.xhtml": f"<h1>江边</h1>{PROSE}<h2>渡船</h2>{PROSE}",
        "b.xhtml": f"<h1>雾</h1>{PROSE}",
    }
    assert outline(book(texts)) == ["1 江边", "2 渡船", "1 雾"]


def test_without_any_headings_the_text_does() -> None:
    texts = {"a.xhtml": f"<p>第一章 江边</p>{PROSE}", "b.xhtml": f"<p>第二章 雾</p>{PROSE}"}
    assert outline(book(texts)) == ["1 第一章 江边", "1 第二章 雾"]


def test_metadata() -> None:
    document = book({"a.xhtml": PROSE})
    assert {field.key: field.value for field in document.metadata} == {
        "标题": "渡口旧事",
        "作者": "沈砚秋",
        "译者": "何译",
        "出版社": "青岚出版社",
        "出版时间": "2019-05",
        "ISBN": "9787000000000",
    }
    assert all(field.paragraph is None for field in document.metadata)
    assert document.title == "渡口旧事"


def test_notes_begin_with_the_sign_that_refers_to_them() -> None:
    texts = {
        "a.xhtml": (
            '<p>雾散了<a epub:type="noteref" href="#n1"><img src="n.png"/></a>，船来了'
            '<sup><a href="#n2">2</a></sup>，人<img class="qqreader-footnote" alt="旅人。"/>'
            "走了。</p>"
            '<aside epub:type="footnote" id="n1"><p>雾：晨雾。</p></aside>'
            '<p id="n2">[2] 船：渡船。</p><p>长 3 m<sup>2</sup>。</p>'
        )
    }
    assert texts_of(book(texts)) == [
        "雾散了［1］，船来了［2］，人［3］走了。",
        "［3］旅人。",
        "［1］雾：晨雾。",
        "[2] 船：渡船。",
        "长 3 m²。",
    ]


def test_offsets_lead_into_the_extracted_text() -> None:
    document = book(TEXTS, {FOLDER + "nav.xhtml": nav(*CONTENTS)})
    for paragraph in document.paragraphs:
        start, end = paragraph.source_span(0, len(paragraph.text))
        assert document.source[start:end] == paragraph.text


def test_missing_files_are_stepped_over() -> None:
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        FOLDER + "content.opf": package(["none.xhtml", "a.xhtml", "a.xhtml"]),
        FOLDER + "a.xhtml": xhtml(PROSE),
    }
    assert len(read_document(packed(files), "书.epub").paragraphs) == 1


def test_a_book_without_container_is_found_by_its_package() -> None:
    files: dict[str, str | bytes] = {"x.opf": package(["a.xhtml"]), "a.xhtml": xhtml(PROSE)}
    assert len(read_document(packed(files), "书.epub").paragraphs) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        packed({"a": "b"}),
        packed({"META-INF/container.xml": "<", "content.opf": ""}),
        epub(TEXTS)[:-40],
        epub(TEXTS)[:200],
    ],
    ids=["signature", "other archive", "no package", "cut off", "cut short"],
)
def test_broken_books(data: bytes) -> None:
    assert refusal(data) == "documents.damaged"


def test_an_empty_book() -> None:
    assert refusal(epub({})) == "documents.empty"


def encryption(algorithm: str, path: str) -> dict[str, str | bytes]:
    return {
        "META-INF/encryption.xml": (
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
            'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
            f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData>'
            f'<enc:CipherReference URI="{path}"/></enc:CipherData></enc:EncryptedData></encryption>'
        )
    }


def test_encrypted_books() -> None:
    aes = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
    assert refusal(epub(TEXTS, encryption(aes, "OEBPS/ch%201.xhtml"))) == "documents.encrypted"
    fonts = encryption("http://www.idpf.org/2008/embedding", "OEBPS/fonts/song.otf")
    assert book({"a.xhtml": PROSE}, fonts).paragraphs


def test_bombs() -> None:
    assert refusal(epub({"a.xhtml": "雾" * (4 << 20)})) == "documents.too-large"
    tags = packed(
        {"META-INF/container.xml": CONTAINER, FOLDER + "content.opf": b"<a/>" * 2_100_000}
    )
    assert refusal(tags) == "documents.too-large"


def with_entities(entities: str, title: str) -> bytes:
    described = package(["a.xhtml"], f"<dc:title>{title}</dc:title>").partition("?>")[2]
    text = xhtml(f"{PROSE}<p>{title}</p>").replace("<!DOCTYPE html", f"<!DOCTYPE html [{entities}]")
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        FOLDER + "content.opf": f"<!DOCTYPE package [{entities}]>{described}",
        FOLDER + "a.xhtml": text,
    }
    return packed(files)


def test_entities_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 40))
    key = refusal(with_entities(f'<!ENTITY e0 "雾">{entities}', "&e39;"))
    assert key in ("documents.empty", "documents.damaged")


def test_the_entities_of_html_are_known() -> None:
    document = read_document(with_entities("", "雾&hellip;&amp;江&nbsp;"), "书.epub")
    assert document.title == "雾…&江"


def test_nothing_is_read_from_outside(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("x") / "secret"
    secret.write_text("机密", encoding="utf-8")
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        FOLDER + "content.opf": f'<!DOCTYPE p [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        + package(["a.xhtml", f"../../../../..{secret}"], "<dc:title>&e;</dc:title>").partition(
            "?>"
        )[2],
        FOLDER + "a.xhtml": xhtml(PROSE),
    }
    document = read_document(packed(files), "书.epub")
    assert "机密" not in document.source
    assert "机密" not in str(document.metadata)


@pytest.mark.parametrize("label", ["Section 1", "part0003.xhtml", "未命名", "7"])
def test_names_that_a_program_made_up_are_no_headings(label: str) -> None:
    contents = nav((1, label, "ch2.xhtml"))
    found = book(
        {"ch2.xhtml": f"<p>一、渡船</p>{PROSE}<p>二、钟楼</p>{PROSE}"},
        {"OEBPS/nav.xhtml": contents},
    )
    assert outline(found) == ["1 一、渡船", "1 二、钟楼"]
    said = book({"ch2.xhtml": f"<h2>{label}</h2>{PROSE}"}, {"OEBPS/nav.xhtml": contents})
    assert outline(said) == [f"1 {label}"]
