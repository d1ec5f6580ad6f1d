"""What sort of document something is, told from its title and its outline: pure."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from reader.documents.model import SectionKind
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.documents.model import Document


class Genre(StrEnum):
    """The sorts of documents; the messages ``catalogue.genre-…`` name them."""

    STATUTE = "statute"
    PLAN = "plan"
    REPORT = "report"
    NOTICE = "notice"
    PAPER = "paper"
    BOOK = "book"
    TRANSCRIPT = "transcript"
    NEWS = "news"
    OTHER = "other"


_BRACKETS = re.compile(r"\([^()]*\)\s*$")  # （试行）, （草案）, folded
_TITLES = (
    (Genre.TRANSCRIPT, "实录 速记 访谈 访谈录 答记者问 问答 对话录"),
    (Genre.PAPER, "研究 综述 实证分析 学位论文"),
    (Genre.REPORT, "报告 公报 白皮书 总结 汇报 情况说明 述职 蓝皮书 年报"),
    (Genre.PLAN, "规划 纲要 计划 方案 要点 行动 预案 任务分工 清单"),
    (Genre.NOTICE, "通知 意见 决定 决议 通告 公告 批复 复函 函 命令 通报 令"),
    (Genre.STATUTE, "法 法典 条例 规定 办法 细则 规则 章程 规程 解释"),
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇千\d]{1,7}[条條]")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百零〇千\d]{1,7}[章回卷部]")
_SCHOLARLY = re.compile(
    r"(?i)(?:摘\s*要|[关關][键鍵][词詞]|[参參]考文[献獻]|abstract|keywords|references)"
)
_SPEAKER = re.compile(r"[^\s：，。]{1,12}：")
_REPORTER = re.compile(
    r"(?:本[报報]|新[华華]社|中新社)[^。]{0,30}(?:[电電]|[讯訊]|[记記]者)|^.{0,20}[讯訊][（(]"
)
_FEW_ARTICLES = 5
_FEW_CHAPTERS = 8
_LONG = 80_000  # code points of a text that may be a book
_FEW_LINES = 12  # paragraphs of what may be a conversation
_BEGINNING = 12  # paragraphs in which news say where they come from


def genre_of(document: Document) -> Genre:
    """Return what sort of document it is; `Genre.OTHER` where nothing tells."""
    named = of_title(document.title)
    if named in {None, Genre.NOTICE} and _count(document, _ARTICLE) >= _FEW_ARTICLES:
        return Genre.STATUTE
    return named or _of_text(document)


def of_title(title: str) -> Genre | None:
    """Return what sort of document a title belongs to, None where it does not say."""
    plain = _BRACKETS.sub("", fold(title).strip()).rstrip("》”")
    return next((genre for genre, endings in _endings() if plain.endswith(endings)), None)


@cache
def _endings() -> list[tuple[Genre, tuple[str, ...]]]:
    return [(genre, tuple(map(fold, words.split()))) for genre, words in _TITLES]


def _of_text(document: Document) -> Genre:
    texts = [paragraph.text for paragraph in document.paragraphs]
    if any(_SCHOLARLY.match(section.title) for section in document.outline):
        return Genre.PAPER
    if len(document.source) >= _LONG and _count(document, _CHAPTER) >= _FEW_CHAPTERS:
        return Genre.BOOK
    spoken = sum(1 for text in texts if _SPEAKER.match(text))
    if len(texts) >= _FEW_LINES and spoken * 2 > len(texts):
        return Genre.TRANSCRIPT
    if any(_REPORTER.search(text) for text in texts[:_BEGINNING]):
        return Genre.NEWS
    return Genre.OTHER


def _count(document: Document, marker: re.Pattern[str]) -> int:
    """Return how many sections have such a number, the document's title aside."""
    sections = (s for s in document.outline if s.kind is not SectionKind.TITLE)
    return sum(1 for section in sections if marker.match(section.marker))
