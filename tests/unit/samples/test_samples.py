"""The samples are long enough, clean, invented, and hold the quirks that they promise."""

import re
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3] / "samples"
FILES = sorted(SAMPLES.glob("*.txt"))
TRADITIONAL = {"tide-code", "hezhou-report", "borrowed-bell"}

QUIRKS = {
    "wujin-plan": {
        "breadcrumb": r"(?m)^您当前的位置: 首页 > ",
        "bracketed metadata": r"(?m)^\[ 索引号 \] \S+ \[ 发文字号 \]$",
        "title on three lines": r"发展\n\n第十四个五年规划和二〇三五年远景目标\n\n纲要\n",
        "glued heading": r"(?m)^第一章综合实力",
        "chapters run on": r"(?s)第四章.*第二篇.*第五章",
        "wrapped heading": r"(?m)^第四篇.*\n\n滨江慢城$",
        "heading cut in a word": r"(?m)^第二节.*打造白\n\n鹭洲",
        "paragraph cut in a word": r"组织一次全\n\n城熄灯演练",
        "paragraph cut in a sentence": r"损失由财政\n\n给予",
        "dash items": r"(?m)(?:^——坚持[^\n]*\n\n){4}",
        "box": r"(?m)^专栏3\u2002 ",
        "one cell a line": r"\n1\n\n地区生产总值\n\n亿元\n\n218\n\n326\n\n预期性\n\n2\n",
        "empty cell": r"\n件\n\n\n9\.6\n",
        "group row": r"约束性\n\n民生福祉\n\n8\n",
        "years before their header": r"序号\n\n2020\n\n2025\n\n指标\n",
        "unclosed bracket": r"(?m)\(%$",
        "cell on two lines": r"\n市级\n\n下达\n",
        "garbled word": r"12项\?I措",
        "bookmark": r"\[bookmark: _GoBack\]",
        "ratio": r"1\.96:1缩小到1\.85:1",
        "look-alikes": r"(?s)第一,.*第二,.*一、二、三产业.*一是大桥",
        "site furniture": r"(?m)^扫一扫在手机打开当前页$",
    },
    "tide-code": {
        "contents repeat the headings": r"(?s)目　　錄.*\n　　第一節　使用\n.*\n第一節　使用\n",
        "inserted article": r"(?m)^第二十一條之一　",
        "items": r"(?m)^　　（四）潮汐院公告之其他灘塗。$",
        "sixty-six articles": r"(?m)^第六十六條　",
        "supplement": r"(?m)^附則$",
    },
    "qiwu-old-books": {
        "wrapped title": r"(?m)^印发《.*的\n实施意见》的通知$",
        "document number": r"(?m)^（栖梧委发〔2023〕17号）$",
        "addressees": r"(?m)^各乡镇党委和人民政府，.*：$",
        "numbers run on": r"(?s)（一）.*\n3． .*\n（二）.*\n4． .*\n（七）.*\n20． ",
        "trailer": r"（牵头单位：[^；）]+；责任单位：[^）]+）\n",
        "page numbers": r"(?m)^— 3 —$",
        "appendix": r"(?m)^附件1　",
        "look-alike": r"(?m)^五、十、十五日",
        "bookmark": r"18． \[bookmark: _GoBack\]支持",
    },
    "wujin-newspaper": {
        "imprint": r"(?m)^编辑:\S+ 美编:\S+ \d{4}年\d+月\d+日 星期五$",
        "continued from": r"(?m)^\(上接2版\)$",
        "starts at three": r"(?s)\A(?!.*\n\([一二]\)).*\n\(三\)",
        "stops in a sentence": r"(?m)[^。!]\n\n\(三\)",
        "orphan before the displaced title": r"齐声应和\n\n澜州市雾津区人民政府工作报告\n",
        "repeated paragraph": r"(?s)(\n渡口书场十三处[^\n]+\n).*\1",
        "paragraph cut by a column": r"水运货物占\n\n比提高到",
        "gap in the numbers": r"(?s)\n\(七\)(?!.*\n\(八\)).*\n\(九\)",
        "half-width commas": r"\A[^，]*\Z",
    },
    "hezhou-report": {
        "piped metadata": r"(?m)^\| \[ 索引號 \] \| \S+ \| \[ 發文字號 \] \| \|$",
        "simplified remains": r"(?s)(?=.*委員會關于)(?=.*先抑后揚)(?=.*示范崗)(?=.*北返之後)",
        "garbled word": r"突出\?;\?、",
    },
    "borrowed-bell": {
        "prologue": r"(?m)^楔子$",
        "couplet": r"(?m)^第六回　\S{7}　\S{7}$",
        "extra": r"(?m)^番外　",
        "afterword": r"(?m)^後記$",
        "look-alike": r"(?m)^　　第六回合",
        "corner brackets": r"「借到無人過江之日。」",
    },
    "bell-paper": {
        "decimal numbers": r"(?m)^2\.3\.1　",
        "captions": r"(?ms)^表1　.*^图1　",
        "table": r"(?m)^\| 应潮钟 \| 1800 \|",
        "references": r"(?m)^参考文献\n\[1\]　",
        "a number opens a paragraph": r"(?m)^120 s的",
    },
    "bellfounder-interview": {
        "speakers": r"(?m)^问：.*\n\n秦：",
        "look-alikes": r"(?s)一是选泥.*三、四个人.*第一，.*1\.6公斤.*第三节课",
    },
}


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig")


def test_there_are_eight() -> None:
    assert {file.stem for file in FILES} == set(QUIRKS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_length_and_characters(file: Path) -> None:
    text = text_of(file)
    assert 3_000 <= len(text) <= 20_000
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]", text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_script(file: Path) -> None:
    text = text_of(file)
    simplified, traditional = (
        sum(map(text.count, marks)) for marks in ("这们来时说对钟门", "這們來時說對鐘門")
    )
    if file.stem in TRADITIONAL:
        assert simplified == 0 < traditional
    else:
        assert traditional == 0 < simplified


@pytest.mark.parametrize(
    ("stem", "pattern"),
    [
        pytest.param(stem, pattern, id=f"{stem}: {quirk}")
        for stem, quirks in QUIRKS.items()
        for quirk, pattern in quirks.items()
    ],
)
def test_quirk(stem: str, pattern: str) -> None:
    assert re.search(pattern, text_of(SAMPLES / f"{stem}.txt"))


def test_byte_order_mark_and_line_ends() -> None:
    data = (SAMPLES / "bell-paper.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") > 0


def test_articles_are_counted_without_a_gap() -> None:
    text = text_of(SAMPLES / "tide-code.txt")
    assert len(re.findall(r"(?m)^第[一二三四五六七八九十]+條　", text)) == 66


def test_each_sample_is_in_the_readme_and_has_a_gold_outline() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    gold = SAMPLES.parent / "tests" / "samples_gold"
    for file in FILES:
        assert f"`{file.name}`" in readme
        assert (gold / file.name).is_file()
