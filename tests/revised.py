"""Made-up paragraphs, and what editors and printers do to them."""

from __future__ import annotations

from random import Random

from reader.documents.model import Document, Paragraph, ParagraphKind

_CHARACTERS = (
    "渡河道船码头缆绳跳板水位标尺夜航灯具证照救生器材候石亭乘客名册护栏汛期巡查修缮登记核对"
)


def chance(seed: int) -> Random:
    """Return what decides, always in the same way."""
    return Random(seed)  # noqa: S311  (made-up text is no secret)


def sentence(rng: Random) -> str:
    """Return a sentence that hardly ever comes twice."""
    clauses = ("".join(rng.choices(_CHARACTERS, k=rng.randint(5, 12))) for _ in range(3))
    return f"{'，'.join(clauses)}。"


def paragraph(rng: Random, least: int = 2, most: int = 6) -> str:
    """Return a paragraph of several sentences."""
    return "".join(sentence(rng) for _ in range(rng.randint(least, most)))


def document(*paragraphs: str) -> Document:
    """Return the document with those paragraphs, nothing of them repaired."""
    made = tuple(
        Paragraph(ordinal, text, ParagraphKind.BODY, ()) for ordinal, text in enumerate(paragraphs)
    )
    source = "\n".join(paragraphs)
    return Document("", "made-up", None, source, "utf-8", "simplified", (), made, (), (), ())
