"""A document goes with its last reader: it does not wait for the collector of cycles."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from reader.documents.amounts import Amounts
from reader.documents.opening import read_document
from reader.documents.records import from_record, to_record
from reader.documents.references import References
from reader.layout import Layout, Rendition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.documents.model import Document

CHAPTER = "第{}章 河道\n第一节 石桥\n第{}条 疏浚河道，依照本办法第一条。\n第二节 茶馆\n水乡的石桥。"


@contextmanager
def collector_off() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def made() -> Document:
    chapters = [CHAPTER.format(number, number) for number in range(1, 31)]
    lines = ["河道管理办法", "雾津区", "（2024年3月15日）", *chapters]
    return from_record(to_record(read_document("\n".join(lines).encode(), "水乡")), None)


def lay_out(document: Document) -> None:
    layout = Layout(Rendition(document), 40)
    assert sum(len(layout.rows(ordinal)) for ordinal in range(len(document.paragraphs))) > 100


def walk(document: Document) -> None:
    assert len([*document.sections[0].walk()]) > 64
    assert document.section_path(50)


def look_through(document: Document) -> None:
    Amounts(document)
    References(document).prepare()


@pytest.mark.parametrize("use", [lay_out, walk, look_through])
def test_a_document_goes_with_its_last_reader(use: Callable[[Document], None]) -> None:
    document = made()
    gone, paragraphs = ref(document), ref(document.paragraphs)
    with collector_off():
        use(document)
        del document
        left = gone(), paragraphs()
    assert left == (None, None)
