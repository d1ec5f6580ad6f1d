"""A small document, an interface that only remembers, and the command line to call."""

from __future__ import annotations

import io
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader import locations
from reader.cli.main import main
from reader.documents.model import (
    Document,
    MetadataField,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    Segment,
)
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.cli.interface import OwnKeys

SOURCE = """\
临江区河道管理办法
发文字号：临政〔2031〕7号
第一章 总则
（一）目的。为了管好
河道。
（二）范围。全区。
第二章 附则
自公布之日起施行。
"""

STATUTE = """\
临江区河道管理办法

第一章 总则
第一条 为了管好河道，制定本办法。
第二条 本办法适用于临江区全境的河道。

第二章 附则
第三条 本办法自公布之日起施行。
"""


def _paragraph(ordinal: int, kind: ParagraphKind, *texts: str) -> Paragraph:
    """Join pieces of `SOURCE` to a paragraph."""
    segments = []
    text = ""
    for piece in texts:
        segments.append(Segment(len(text), SOURCE.index(piece), len(piece)))
        text += piece
    return Paragraph(ordinal, text, kind, tuple(segments))


@pytest.fixture
def document() -> Document:
    """Return a document with a title, two chapters and run-in headings, one line repaired."""
    kind = ParagraphKind
    paragraphs = (
        _paragraph(0, kind.HEADING, "临江区河道管理办法"),
        _paragraph(1, kind.METADATA, "发文字号：临政〔2031〕7号"),
        _paragraph(2, kind.HEADING, "第一章 总则"),
        _paragraph(3, kind.BODY, "（一）目的。为了管好", "河道。"),
        _paragraph(4, kind.BODY, "（二）范围。全区。"),
        _paragraph(5, kind.HEADING, "第二章 附则"),
        _paragraph(6, kind.BODY, "自公布之日起施行。"),
    )
    run_in = SectionKind.RUN_IN
    aim = Section(2, 2, "（一）", "（一）目的", run_in, 3, 0, 6, 4)
    scope = Section(3, 2, "（二）", "（二）范围", run_in, 4, 0, 6, 5)
    numbered = SectionKind.NUMBERED
    general = Section(1, 1, "第一章", "第一章 总则", numbered, 2, 0, None, 5, (aim, scope))
    final = Section(4, 1, "第二章", "第二章 附则", numbered, 5, 0, None, 7)
    title = Section(
        0, 0, "", "临江区河道管理办法", SectionKind.TITLE, 0, 0, None, 7, (general, final)
    )
    return Document(
        id="0123456789abcdef",
        name="rivers.txt",
        path=Path("/documents/rivers.txt"),
        source=SOURCE,
        encoding="utf-8",
        script="simplified",
        metadata=(MetadataField("发文字号", "临政〔2031〕7号", 1), MetadataField("发文字号", "二")),
        paragraphs=paragraphs,
        sections=(title,),
        tables=(),
        findings=(),
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return the file of a small statute."""
    path = tmp_path / "河道.txt"
    path.write_text(STATUTE, encoding="utf-8")
    return path


class Opened(NamedTuple):
    """What the interface was asked to open."""

    document: Document | None = None
    folder: Path | None = None
    states: Iterator[Document] | None = None


class FakeInterface:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.opened: list[Opened] = []

    def early_page(self, argument: str) -> AbstractContextManager[None]:
        del argument
        return nullcontext()

    def ears(self) -> None:
        return None

    def read(self, document: Document, states: Iterator[Document] | None) -> int:
        self.opened.append(Opened(document=document, states=states))
        return 0

    def library(self, folder: Path | None) -> int:
        self.opened.append(Opened(folder=folder))
        return 0

    def keys(self, *, markdown: bool) -> str:
        return "| j |\n" if markdown else "j\n"

    def commands(self, own: OwnKeys) -> Mapping[str, Sequence[str]]:
        return {"row_down": ["j", "down"], "row_up": ["k"], "document_start": ["g g"], **own}

    def wrong_keys(self, own: OwnKeys) -> Sequence[PizhuError]:
        taken = [name for name, keys in own.items() if "x" in keys]
        return [PizhuError("keymap.taken", command=name, keys="x", other="q") for name in taken]

    def wrong_themes(self) -> Iterable[PizhuError]:
        broken = sorted(locations.themes_folder().glob("*.toml"))
        return [PizhuError("themes.unreadable", reason=file.name) for file in broken]


@pytest.fixture
def interface() -> FakeInterface:
    return FakeInterface()


@pytest.fixture
def pizhu(interface: FakeInterface, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Return the command line as a function of its arguments."""

    def call(*arguments: object) -> Result:
        code = main([str(argument) for argument in arguments], interface)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Return a function that puts bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


class Result(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str
