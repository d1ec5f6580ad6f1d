"""Long texts made up for measurements, in the genres that people open, any number of characters."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING

from reader.documents.structure.patterns import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHINESE = "零一二三四五六七八九"
_SUBJECTS = words("水乡 老街 古镇 河道 码头 石桥 园林 茶馆 作坊 学校 医院 村庄 湿地 驿站 渡口 粮仓")
_VERBS = words("加快推进 稳步提升 统筹做好 持续改善 全面修缮 不断完善 着力培育 有序恢复 认真整治")
_PLACES = words("城东 城南 城西 城北 湖滨 山前 江岸 桥头 塔下 关外 渡北 洲上 岭南 坝口 湾里 街尾")
_OBJECTS = words("公共服务 基础设施 文旅融合 生态环境 产业结构 人才队伍 安全管理 治理能力 交通网络")
_SPEECH = words("你怎么才来 他早就走了 今夜怕是有雨 我记得那座桥 先喝口热茶吧 船快要开了")
_CHARACTERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def numeral(number: int) -> str:
    """Return a number from 1 to 9,999 in Chinese."""
    if number < 10:
        return _CHINESE[number]
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            first, rest = divmod(number, unit)
            head = "" if unit == 10 and first == 1 else _CHINESE[first]
            zero = "零" if 0 < rest < unit // 10 else ""
            return head + name + (zero + numeral(rest) if rest else "")
    raise ValueError(number)


class _Writer:
    """Writes sentences, always the same ones."""

    def __init__(self) -> None:
        self._choose = Random(7).choice  # noqa: S311  (no secret)

    def clause(self) -> str:
        return (
            self._choose(_PLACES)
            + self._choose(_SUBJECTS)
            + self._choose(_VERBS)
            + self._choose(_OBJECTS)
        )

    def sentence(self) -> str:
        return "，".join(self.clause() for _ in range(self._choose((1, 2, 3)))) + "。"

    def prose(self, sentences: int) -> str:
        return "".join(self.sentence() for _ in range(sentences))

    def speech(self) -> str:
        said = "，".join(self._choose(_SPEECH) for _ in range(self._choose((1, 2))))
        return f"“{said}。”他望着{self._choose(_PLACES)}的{self._choose(_SUBJECTS)}说。"

    def character(self) -> str:
        return self._choose(_CHARACTERS)


def report() -> Iterator[str]:
    """Yield the lines of a plan: chapters, sections, headings run into their paragraphs."""
    writer = _Writer()
    yield "澄湖区国民经济和社会发展规划纲要"
    for chapter in count(1):
        yield f"第{numeral(chapter % 9999 or 1)}章 {writer.clause()}"
        for section in range(1, 4):
            yield f"第{numeral(section)}节 {writer.clause()}"
            for item in range(1, 4):
                yield f"（{numeral(item)}）{writer.clause()}。{writer.prose(4)}"
                yield writer.prose(5)
        yield f"专栏{chapter} {writer.clause()}"
        yield f"码头。{writer.prose(1)}"
        yield f"桥梁。{writer.prose(1)}"


def statute() -> Iterator[str]:
    """Yield the lines of a law that counts its articles through, with numbered items."""
    writer = _Writer()
    article = 0
    yield "澄湖区河道管理条例"
    for chapter in count(1):
        yield f"第{numeral(chapter)}章　{writer.clause()}"
        for _ in range(12):
            article += 1
            yield f"第{numeral(article % 9999 or 1)}条　{writer.prose(2)}"
            yield writer.prose(1)
            if article % 4 == 0:
                yield f"有下列情形之一的，{writer.clause()}："
                yield from (f"（{numeral(n)}）{writer.clause()}；" for n in range(1, 5))


def novel() -> Iterator[str]:
    """Yield the lines of a novel: chapters of short paragraphs and speech."""
    writer = _Writer()
    yield "水乡旧事"
    for chapter in count(1):
        yield f"第{numeral(chapter % 9999 or 1)}章 {writer.clause()}"
        for _ in range(30):
            yield f"　　{writer.prose(2)}"
            yield f"　　{writer.speech()}"


def newspaper() -> Iterator[str]:
    """Yield the lines of newspaper pages: short unnumbered headlines, datelines, plain prose."""
    writer = _Writer()
    for page in count(1):
        yield f"第{page % 9999:04d}版：要闻"
        for _ in range(6):
            yield writer.clause()
            yield f"本报讯（记者 {writer.character()}{writer.character()}）{writer.prose(3)}"
            yield from (writer.prose(3) for _ in range(3))


def characters() -> Iterator[str]:
    """Yield lines of one character each."""
    writer = _Writer()
    while True:
        yield writer.character()


GENRES: dict[str, Callable[[], Iterator[str]]] = {
    "report": report,
    "statute": statute,
    "novel": novel,
    "newspaper": newspaper,
    "one character a line": characters,
}


def text_of(genre: str, length: int) -> str:
    """Return a text of a genre with about so many characters."""
    lines: list[str] = []
    left = length
    for line in GENRES[genre]():
        lines.append(line)
        left -= len(line) + 1
        if left <= 0:
            break
    return "\n".join(lines)
