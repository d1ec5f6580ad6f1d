"""Documents for the library, in the genre of statutes, made up."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader import locations
from reader.documents.opening import read_document
from reader.library.catalogue import Catalogue
from reader.library.engine import Text
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.indexing import refresh
from reader.library.reading import prepared
from reader.search import find
from reader.search.parser import compile_query

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.documents.model import Document
    from reader.library.engine import Engine
    from reader.search.query import Node

STATUTE = """\
临江区渡口管理办法

第一章 总则
第一条 为了管好渡口，方便群众过江，制定本办法。
第二条 本办法适用于临江区全境的渡口；其他水域，另行规定。
第二章 附则
第三条 本办法自2031年5月1日起施行。
"""

REPORT = """\
臨江區渡口工作報告

一、渡口客運
全年渡口運送旅客 120 萬人次，同比增長6.5%。
二、明年工作
（一）修繕碼頭。修繕東、西兩處碼頭。
"""


READER = """
import sys
from reader.library import chosen, indexing
from reader.library.catalogue import made_catalogue
from reader.library.engine.opening import open_engine
from reader.text.fold import fold
fold("x")
indexing._BATCH = 1
chosen.use(sys.argv[1])
with open_engine() as engine:
    print("go", flush=True)
    indexing.refresh(made_catalogue(), engine, processes=1)
"""
"""A program that brings a library up to date, a document at a time, and says when it begins."""


def shelve(folder: Path, **texts: str) -> Path:
    """Write texts into a new folder, by their names: by default a statute and a report."""
    folder.mkdir()
    for name, text in (texts or {"a": STATUTE, "b": REPORT}).items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def read_in(folder: Path) -> None:
    """Add a folder to the library of this machine, and read what is in it."""
    engine = EmbeddedEngine(locations.index_file())
    with closing(Catalogue()) as catalogue, closing(engine):
        catalogue.add_roots([str(folder)])
        refresh(catalogue, engine)


def document(text: str, name: str = "made-up.txt") -> Document:
    """Return the document of a text."""
    return read_document(text.encode(), name)


def text(number: int, made: Document) -> Text:
    """Return a document as engines take it."""
    ready = prepared(made)
    return Text(number, made.id, ready.rows, ready.body, ready.sketch)


def scanned(documents: Mapping[int, Document], query: str) -> dict[int, list[int]]:
    """Return the paragraphs that answer a query, found by looking through every document."""
    wanted = compile_query(query)
    found = {
        number: sorted({hit.paragraph for hit in find(made, wanted)})
        for number, made in documents.items()
    }
    return {number: some for number, some in sorted(found.items()) if some}


def answered(engine: Engine, node: Node) -> tuple[dict[int, list[int]], bool]:
    """Return which paragraphs an engine finds, and whether it says that these are all."""
    passages, exact = engine.find(node)
    return {number: list(some) for number, some in passages.items()}, exact
