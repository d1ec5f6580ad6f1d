"""Whatever the bytes are, opening them ends in a sound document or in one clear line."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from reader.documents.opening import read_document
from reader.errors import PizhuError
from reader.locations import samples_folder
from tests.effort import times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.documents.model import Document

pytestmark = pytest.mark.timeout(100)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be")
SAMPLES = sorted(samples_folder().glob("*.txt"))

# What structure takes out of the text: marks of converters, frames of piped tables, and characters
# that nobody sees.
ARTEFACT = re.compile(r"\[\s*bookmark[^\]]{0,99}\]")
DROPPED = set("|:+-\ufeff\u200b\u2060\u00ad")
STEERING = {"Cc", "Cs", "Zl", "Zp"}
HIDDEN = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

PIECES = (
    *("第一章", "第", "条", "节", "（一）", "(2)", "1．", "1.2.3", "一、", "十", "附件", "专栏1"),
    *("目录", "目　录", "序号", "指标", "属性", "预期性", "# ", "|", "—", "…", "“", "」", "《"),
    *(
        "经济",
        "發展",
        "。",
        "，",
        "；",
        ":",
        "2035年",
        "12.5%",
        "word",
        "[bookmark: _GoBack]",
        "?I",
    ),
    *("\n", "\n\n", "\r\n", "\r", "\f", "\v", "\t", " ", "　", "\0", "\x1b[2J", "\x9b", "\x85"),
    *(
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u200b",
        "\u0301",
        "\U000e0041",
        "\ue000",
        "𠮷",
        "é",
    ),
)


def opened(data: bytes) -> Document | None:
    """Return the sound document that the bytes make, None where they are refused in one line."""
    try:
        document = read_document(data, "坏.txt")
    except PizhuError as error:
        assert "\n" not in str(error)  # noqa: PT017  (either outcome is right)
        return None
    for text in shown(document):
        assert not [c for c in text if unicodedata.category(c) in STEERING and c != "\t"], text
        assert not HIDDEN & set(text), text
    assert lost(document) == ""
    return document


def shown(document: Document) -> Iterator[str]:
    """Yield every text that a part of the program may show."""
    yield document.name
    for paragraph in document.paragraphs:
        yield paragraph.text
    for section in document.outline:
        yield section.marker
        yield section.title
    for field in document.metadata:
        yield field.key
        yield field.value
    for finding in document.findings:
        yield finding.detail


def lost(document: Document) -> str:
    """Return the characters of the source that are in no paragraph, but should be."""
    kept = bytearray(len(document.source))
    for paragraph in document.paragraphs:
        for segment in paragraph.segments:
            kept[segment.source : segment.source + segment.length] = b"\1" * segment.length
    for found in ARTEFACT.finditer(document.source):
        kept[found.start() : found.end()] = b"\1" * len(found[0])
    missing = (c for c, here in zip(document.source, kept, strict=True) if not here)
    return "".join(c for c in missing if not c.isspace() and c not in DROPPED)


@pytest.mark.parametrize("seed", range(times(3)))
def test_random_bytes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    for _ in range(1_000):
        opened(chance.randbytes(chance.choice((1, 2, 3, 5, 8, 13, 21, 34, 55, 89))))


@pytest.mark.parametrize("seed", range(times(3)))
def test_random_pieces_of_documents(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    for _ in range(300):
        text = "".join(chance.choices(PIECES, k=chance.randrange(120)))
        opened(text.encode(chance.choice(ENCODINGS), "ignore"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_samples_cut_and_damaged(path: Path, encoding: str) -> None:
    chance = random.Random(encoding)  # noqa: S311  (nothing secret)
    data = path.read_text(encoding="utf-8-sig").encode(encoding, "ignore")
    opened(data[: chance.randrange(len(data))])
    opened(data[chance.randrange(len(data)) :])
    damaged = bytearray(data)
    for _ in range(len(data) // 100):
        damaged[chance.randrange(len(data))] = chance.randrange(256)
    opened(bytes(damaged))


MANY = 100_000  # characters
LINES = 8_000
CLAUSE = "为了规范河道采砂管理，保障防洪安全，制定本办法。"
MONSTERS = {
    "one line of 1 MB": CLAUSE * (1_000_000 // len(CLAUSE.encode())),
    "one word of 1 MB": "河" * (1_000_000 // 3),
    "very many combining marks": "e" + "\u0301" * 300_000,
    "a heading nested 60 deep": "".join(
        f"{'.'.join(['1'] * depth)} 标题\n正文。\n" for depth in range(1, 61)
    ),
    "60 brackets around a number": "".join(
        f"{'（' * depth}一{'）' * depth}标题\n正文。\n" for depth in range(1, 61)
    ),
    "escape sequences": "\x1b[31m红\x1b]52;c;aGk=\x07" * MANY,
    "direction overrides": "\u202e甲\u2066乙\u2069" * MANY,
    "nulls here and there": f"{CLAUSE}\0\n" * 1_000,
    "only opening brackets": "（" * MANY,
    "only opening quotes": "“" * MANY,
    "only pipes": "|" * MANY,
    "words and tabs": "河\t" * MANY,
    "an endless table of tabs": "河\t12\t\n" * LINES,
    "a million spaces before a word": " " * 1_000_000 + "终",
    "one long number": "1" * MANY,
    "one long Chinese number": "一" * MANY,
    "numbers alone": "".join(f"{n}\n" for n in range(LINES)),
    "headings alone": "".join(f"第{n}条\n" for n in range(LINES)),
    "the same heading": "一、总则\n" * (LINES),
    "an endless table": "1\n\n河流\n\n12.5\n\n预期性\n\n" * (LINES // 2),
    "an endless contents": "目录\n" + "总则……………………3\n" * (LINES),
    "artefacts cut off": "[bookmark" * MANY,
    "carriage returns": "一\r" * (LINES),
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monsters(name: str) -> None:
    document = opened(MONSTERS[name].encode())
    assert document is not None
    assert document.source == MONSTERS[name]


def test_only_blank_lines() -> None:
    assert opened(b"\n" * MANY) is None
    assert opened(b" \r\n\t\r\n" * LINES) is None


def test_nulls_alone() -> None:
    assert opened(bytes(MANY)) is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_lone_surrogates(encoding: str) -> None:
    text = f"\ufeff{CLAUSE}\ud83d{CLAUSE}\udc00\n" * 20
    document = opened(text.encode(encoding, "surrogatepass"))
    assert document is not None
    assert document.encoding == encoding
    assert CLAUSE in document.paragraphs[0].text


def test_surrogates_written_as_utf8() -> None:
    document = opened(f"{CLAUSE}\ud83d{CLAUSE}".encode("utf-8", "surrogatepass"))
    assert document is not None
    assert document.paragraphs[0].text.startswith(CLAUSE)
