"""What sort of document something is, told from its title and its outline: pure."""

from __future__ import annotations

import re
from enum import StrEnum
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


_BRACKETS = re.compile(r"[（(][^（）()]*[）)]\s*$")  # （试行）, （草案）
_TITLES = (
    (Genre.TRANSCRIPT, re.compile(r"(?:实录|速记|访谈(?:录)?|答记者问|问答|对话录)$")),
    (Genre.PAPER, re.compile(r"(?:研究|综述|实证分析|学位论文)$")),
    (Genre.REPORT, re.compile(r"(?:报告|公报|白皮书|总结|汇报|情况说明|述职|蓝皮书|年报)$")),
    (Genre.PLAN, re.compile(r"(?:规划|纲要|计划|方案|要点|行动|预案|任务分工|清单)$")),
    (Genre.NOTICE, re.compile(r"(?:通知|意见|决定|决议|通告|公告|批复|复函|函|命令|通报|令)$")),
    (Genre.STATUTE, re.compile(r"(?:法|法典|条例|规定|办法|细则|规则|章程|规程|解释)$")),
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇千\d]{1,7}条")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百零〇千\d]{1,7}[章回卷部]")
_SCHOLARLY = re.compile(r"^(?:摘\s*要|关键词|参考文献|abstract|keywords|references)")
_SPEAKER = re.compile(r"^[^\s：，。]{1,12}：")
_REPORTER = re.compile(r"(?:本报|新华社|中新社)[^。]{0,30}(?:电|讯|记者)|^.{0,20}讯[（(]")
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
    plain = _BRACKETS.sub("", fold(title).strip())
    return next((genre for genre, pattern in _TITLES if pattern.search(plain)), None)


def _of_text(document: Document) -> Genre:
    texts = [paragraph.text for paragraph in document.paragraphs]
    if any(_SCHOLARLY.match(fold(section.title)) for section in document.outline):
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
