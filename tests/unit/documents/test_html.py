"""Saved web pages: their text and its structure, and the site's furniture around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.model import Document, ParagraphKind
from reader.documents.opening import open_document, read_document
from reader.errors import PizhuError

PAGES = Path(__file__).parent / "pages"
PROSE = "坚持保护第一、合理利用，让每一座古桥都有人看护、有人修缮，险情及时发现。"
LINKS_BELOW = (
    "相关链接　图解：古桥保护办法　《青岚县古桥保护办法》政策解读　一问一答"
    "　主办单位：青岚县人民政府办公室　承办单位：青岚县大数据中心"
)
LINKS = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(40))


def page(body: str, head: str = "") -> Document:
    return read_document(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def outline(document: Document) -> list[str]:
    return [f"{section.level} {section.title}" for section in document.outline]


def texts(document: Document, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.kind is kind]


@pytest.mark.parametrize("name", ["government.html", "government.mhtml"])
def test_a_page_of_a_government(name: str) -> None:
    document = open_document(PAGES / name)
    title = "青岚县人民政府办公室关于印发青岚县古桥保护办法的通知"
    assert outline(document) == [
        f"0 {title}",
        "0 青岚县古桥保护办法",
        "1 一、总体要求",
        "2 （一）指导思想。",
        "2 （二）工作目标。",
        "1 二、主要任务",
        "2 （三）建立名录。",
        "2 （四）加强修缮。",
        "1 三、保障措施",
    ]
    assert texts(document, ParagraphKind.FURNITURE) == [
        "首页　政务公开　办事服务　互动交流",
        "您现在的位置：首页 > 政务公开 > 政策文件",
        "分享到：微信 微博",
        LINKS_BELOW,
        "政府网站标识码：1234567890　青公网安备 12345678901234号　网站地图 | 联系我们",
    ]
    assert texts(document, ParagraphKind.ITEM) == ["附件：青岚县古桥名录.docx"]
    (table,) = document.tables
    rows = [
        [document.paragraphs[table.first + i].text[c.start : c.end] for c in cells]
        for i, cells in enumerate(table.rows)
    ]
    assert rows == [["桥名", "年代", "跨径（米）"], ["落星桥", "清", "12.5"], ["听雨桥", "", "8"]]
    assert table.header == 1
    stated = {key: document.metadata_value(key) for key in ("标题", "来源", "索引号", "发文字号")}
    assert stated == {
        "标题": title,
        "来源": "县政府办",
        "索引号": "QL0001/2023-00018",
        "发文字号": "青岚府办发〔2023〕18号",
    }
    assert document.encoding == "utf-8"


def test_a_page_without_helpful_names() -> None:
    document = open_document(PAGES / "district.html")
    title = "石埠区人民政府关于促进竹器业发展的若干意见"
    assert outline(document) == [
        f"0 {title}",
        "1 一、稳住竹源",
        "2 （一）育竹。",
        "2 （二）收竹。",
        "1 二、带好徒弟",
        "1 三、卖出好价",
    ]
    wanted = {
        "标题": title,
        "索引号": "11500-2031-00027",
        "发文字号": "石府发〔2031〕9号",
        "主题分类": "轻工、手工业",
        "发布日期": "2031-04-02",
        "有效性": "有效",
    }
    assert {key: document.metadata_value(key) for key in wanted} == wanted
    files = ["1．石埠竹器分级表.docx", "2．收竹站一览表.xlsx"]
    assert texts(document, ParagraphKind.ITEM) == files
    furniture = "".join(texts(document, ParagraphKind.FURNITURE))
    for word in ("打印", "当前位置", "扫一扫在手机打开当前页", "分享到", "上一篇", "相关新闻"):
        assert word in furniture
    assert texts(document)[-1] == "（此件公开发布）"


def test_offsets_lead_into_the_extracted_text() -> None:
    document = open_document(PAGES / "government.html")
    assert "<" not in document.source
    for paragraph in document.paragraphs:
        if paragraph.kind is not ParagraphKind.ROW:
            start, end = paragraph.source_span(0, len(paragraph.text))
            assert document.source[start:end] == paragraph.text


def test_headings_of_html_keep_their_levels() -> None:
    document = page(
        f"<h1>古桥志</h1><p>{PROSE}</p><h2>落星桥</h2><p>{PROSE}</p><h4>碑记</h4><p>{PROSE}</p>"
        f"<h2>听雨<br>桥</h2><p>{PROSE}</p>"
    )
    assert outline(document) == ["0 古桥志", "1 落星桥", "2 碑记", "1 听雨桥"]


def test_bold_lines_are_headings() -> None:
    bold = "<p><strong>{}</strong></p><p>" + PROSE + "</p>"
    document = page(
        bold.format("一、总体要求")
        + bold.format("重点桥梁")
        + '<p><span style="font-weight: bold">一般桥梁</span></p><p>'
        + PROSE
        + "</p>"
        + bold.format("二、保障措施")
        + "<p><b>请各单位认真执行。</b></p><p><b>2023年4月12日</b></p>"
    )
    assert outline(document) == ["1 一、总体要求", "2 重点桥梁", "2 一般桥梁", "1 二、保障措施"]


def test_a_page_all_in_bold_has_no_headings() -> None:
    document = page("".join(f"<p><b>桥上行人{n}</b></p>" for n in range(30)))
    assert len(outline(document)) <= 1


def test_the_title_is_what_the_head_states() -> None:
    document = page(
        f'<div class="wz">古桥保护条例解读</div><div id="c"><p>{PROSE}</p><p>{PROSE}</p></div>',
        "<title>古桥保护条例解读_政策解读_青岚县人民政府</title>",
    )
    assert document.title == "古桥保护条例解读"
    assert outline(document) == ["0 古桥保护条例解读"]
    assert page(f"<p>{PROSE}</p>", "<title>古桥 - 青岚网</title>").title == "古桥"


def test_a_title_on_several_lines_is_one() -> None:
    document = page(
        "<p>青岚县人民政府</p><p>印发《古桥保护行动的</p><p>实施意见》的通知</p><p>各乡镇人民政府：</p>"
        f"<p>{PROSE}</p><p>古桥保护行动的实施意见</p><p>{PROSE}</p>",
        "<title>青岚县人民政府印发《古桥保护行动的实施意见》的通知</title>",
    )
    assert document.title == "青岚县人民政府印发《古桥保护行动的实施意见》的通知"
    assert document.paragraphs[0].text == document.title


def test_long_menus_do_not_hide_the_metadata() -> None:
    menu = f'<div class="top"><ul>{LINKS * 5}</ul></div>'
    document = page(
        f"{menu}<table><tr><td>索引号</td><td>QL-1</td><td>有效性</td><td>有效</td></tr></table>"
        f"<h1>古桥保护办法</h1><div><p>{PROSE}</p><p>{PROSE}</p></div>"
    )
    assert document.metadata_value("索引号") == "QL-1"
    assert document.title == "古桥保护办法"
    assert len(texts(document, ParagraphKind.FURNITURE)) < 20


def test_lists_tables_and_notes() -> None:
    document = page(
        f"<p>{PROSE}</p><ol start=3><li>石桥<li>木桥</ol><ol type=A><li>（一）甲<li>乙</ol>"
        "<ul><li>浮桥</ul>"
        "<table><caption>表1 桥</caption><thead><tr><th>名<th>数</thead>"
        "<tr><td>石桥<td>3<tr><td colspan=2>合计 3</table>"
        f"<table role=presentation><tr><td>{PROSE}</td><td>右</td></tr></table>"
        "<p>长 12 m<sup>2</sup><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>"
    )
    assert texts(document, ParagraphKind.ITEM)[:2] == ["3. 石桥", "4. 木桥"]
    assert "（一）甲" in [p.text for p in document.paragraphs]
    assert "B. 乙" in texts(document, ParagraphKind.ITEM)
    assert "浮桥" in texts(document, ParagraphKind.ITEM)
    assert texts(document, ParagraphKind.CAPTION) == ["表1 桥"]
    assert texts(document, ParagraphKind.ROW) == ["名\t数", "石桥\t3", "合计 3"]
    assert texts(document)[-3:] == [PROSE, "右", "长 12 m²漢"]


def test_line_breaks_in_chinese_are_no_spaces() -> None:
    document = page(f"<p>{PROSE[:10]}\n   {PROSE[10:]}</p><p>two\nwords<br>{PROSE}</p>")
    assert texts(document) == [PROSE, "two words", PROSE]


def test_what_is_not_shown_is_left_out() -> None:
    document = page(
        f"<script>'<p>一</p>'</script><style>二</style><p>{PROSE}<!-- 三 --><template>四</template>"
        "<textarea>五</textarea></p><noscript>六</noscript>"
    )
    assert [p.text for p in document.paragraphs] == [PROSE]


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("gb18030", "gb2312"),
        ("big5", "big5"),
        ("utf-8", "gb2312"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("gb18030", ""),
        ("gb18030", "no-such-encoding"),
        ("gb18030", "iso-8859-1-x"),
    ],
)
def test_encodings(codec: str, declared: str) -> None:
    text = "<html><head><meta charset='{}'></head><p>{}</p></html>".format(
        declared, "第一章 總則，為了規範橋樑養護，保障安全，制定本辦法。" * 3
    )
    document = read_document(text.encode(codec), "a.html")
    assert document.paragraphs[-1].text.startswith("第一章 總則")


def test_a_short_page_is_read_as_it_declares() -> None:
    text = "<html><meta http-equiv=Content-Type content='text/html; charset=big5'><p>橋樑</html>"
    assert read_document(text.encode("big5"), "a.htm").paragraphs[0].text == "橋樑"
    assert read_document(text.encode("big5"), "a.htm", "big5").paragraphs[0].text == "橋樑"


def test_an_empty_page() -> None:
    with pytest.raises(PizhuError) as error:
        page("")
    assert error.value.key == "documents.empty"


def test_a_plain_text_in_a_page_has_its_headings() -> None:
    lines = (
        "第一章 总则",
        "第一条 渡口免费。",
        f"第二条 {PROSE}",
        "第二章 渡工",
        "第三条 持证上船。",
    )
    found = page(f"<pre>{chr(10).join(lines)}</pre>")
    assert [f"{s.level} {s.title}" for s in found.outline][::3] == [
        "1 第一章 总则",
        "1 第二章 渡工",
    ]
    beside = page(f"<p>{PROSE * 3}</p><pre>第一章 总则</pre><p>{PROSE}</p>")
    assert outline(beside) == []


def test_a_numbered_heading_of_a_fragment_is_no_title() -> None:
    found = page(f"<p>{PROSE}</p><h1>三、加强自身建设</h1><p>{PROSE}</p>")
    assert outline(found) == ["1 三、加强自身建设"]
