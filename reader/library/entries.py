"""What the catalogue says of a document, and how that is read from the document: pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.documents.facts import facts_of
from reader.library.genres import genre_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.facts import Fact, Facts
    from reader.documents.model import Document


@dataclass(frozen=True, slots=True)
class Card:
    """What a document says of itself.

    Attributes:
        identity: the document's id.
        title: what it is called.
        issuer: whose it is: an authority, else its author; empty where it does not say.
        place: the region that issuer or title name, empty where they name none.
        date: the day, month or year that it is from, as ISO 8601; empty where it does not say.
        number: its 发文字号, empty if it has none.
        genre: a value of `Genre`.
        length: code points of its source text.
        paragraphs: how many it has.
        script: ``simplified``, ``traditional`` or ``none``.
        language: ``zh``, ``ja``, ``ko``, or ``und`` for all others.
    """

    identity: str
    title: str
    issuer: str
    place: str
    date: str
    number: str
    genre: str
    length: int
    paragraphs: int
    script: str
    language: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library.

    Attributes:
        number: what the engine knows it by.
        path: its source.
        card: what it says of itself.
    """

    number: int
    path: Path
    card: Card

    @property
    def name(self) -> str:
        """What to call it: its title, else its file's name."""
        return self.card.title or self.path.name

    @property
    def year(self) -> str:
        """The year that it is from, empty where it does not say."""
        return self.card.date[:4]


_REGION = re.compile(
    r"^(?:中华人民共和国)?((?:[\u4e00-\u9fff]{2,3}?(?:省|自治区|特别行政区))?"
    r"(?:[\u4e00-\u9fff]{2,5}?(?:市|自治州|地区))?"
    r"(?:[\u4e00-\u9fff]{1,5}?(?:新区|区|县|旗))?"
    r"(?:[\u4e00-\u9fff]{1,4}?(?:街道|镇|乡))?)"
)
_SAMPLE = 20_000  # code points that tell the language
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fff]")


def card_of(document: Document) -> Card:
    """Return what a document says of itself."""
    facts = facts_of(document)
    issuer = _value(facts.issuer) or _value(facts.publisher) or _value(facts.author)
    return Card(
        identity=document.id,
        title=document.title,
        issuer=issuer,
        place=place_of(_value(facts.issuer)) or place_of(document.title),
        date=_date(facts),
        number=_value(facts.document_number),
        genre=genre_of(document).value,
        length=len(document.source),
        paragraphs=len(document.paragraphs),
        script=document.script,
        language=language_of(document.source[:_SAMPLE]),
    )


def place_of(name: str) -> str:
    """Return the region with which the name of an authority or a title begins, else nothing."""
    found = _REGION.match(name)
    return found[1] if found else ""


def language_of(text: str) -> str:
    """Return the language of a text: ``zh``, ``ja``, ``ko``, or ``und`` for all others."""
    han, kana, hangul = (len(p.findall(text)) for p in (_HAN, _KANA, _HANGUL))
    if hangul > han + kana:
        return "ko"
    if kana * 10 > han + kana:
        return "ja"
    return "zh" if han * 10 > len(text) else "und"


def _value(facts: tuple[Fact, ...]) -> str:
    return facts[0].value if facts else ""


def _date(facts: Facts) -> str:
    """Return the date a document goes by: when it was written, else published, and so on."""
    order = (facts.written, facts.published, facts.dated, facts.effective)
    return next((fact.date for some in order for fact in some if fact.date), "")
