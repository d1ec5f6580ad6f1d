"""Annotations are found again whatever happened to the document's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotations import annotate
from annotations.placement import ANCHORED, MOVED, ORPHAN, UNCERTAIN
from reader.documents.opening import open_document
from reader.library.notebooks import (
    Target,
    accept,
    annotations_in,
    open_notebook,
    open_store,
    placements,
    recovery_message,
    sections_around,
)
from reader.text.script import converter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotations import Notebook
    from annotations.placement import Placement
    from reader.documents.model import Document

TEXT = """\
临江区河道管理办法

第一章 总则
第一条 为了管好河道，保护沿岸群众的生命财产安全，制定本办法。
第二条 本办法适用于临江区全境的河道、湖泊、水库和渠道。
第三条 河道管理实行统一规划、分级负责、公众参与的原则。

第二章 保护
第四条 禁止在河道内倾倒垃圾、渣土和其他废弃物。
第五条 沿岸单位应当按照规定设置护栏，并在汛期前检查一遍。
第六条 任何人发现险情，都可以向镇政府报告。

第三章 附则
第七条 本办法自公布之日起施行。
"""
MARKED = ("生命财产安全", "统一规划、分级负责", "倾倒垃圾", "护栏", "险情")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "河道.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def mark(path: Path, *quotes: str) -> None:
    """Annotate some words of a document."""
    document = open_document(path)
    notebook, target = open_notebook(document), Target(document)
    for quote in quotes:
        ordinal = next(p.ordinal for p in document.paragraphs if quote in p.text)
        start = document.paragraphs[ordinal].text.index(quote)
        notebook.add(annotate(target, ordinal, start, start + len(quote), note=quote))


def look(path: Path) -> tuple[Document, Notebook, dict[str, Placement]]:
    """Open a document anew and return its placements by note."""
    document = open_document(path)
    notebook = open_notebook(document)
    return document, notebook, {p.annotation.note: p for p in placements(document, notebook)}


def words(document: Document, placement: Placement) -> str:
    paragraph, start, end, *_ = placement.spot
    return document.paragraphs[paragraph].text[start:end]


def encode(path: Path) -> Path:
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def make_traditional(path: Path) -> Path:
    path.write_text(converter("s2t").convert(TEXT), encoding="utf-8")
    return path


def rename(path: Path) -> Path:
    return path.rename(path.with_name("新名.txt"))


def rewrap(path: Path) -> Path:
    path.write_text(TEXT.replace("\n\n", "\n\n\n\n").replace("\n", "\r\n"), encoding="utf-8")
    return path


@pytest.mark.parametrize("change", [encode, make_traditional, rename, rewrap])
def test_another_copy_of_the_same_text_has_its_annotations(
    source: Path, change: Callable[[Path], Path]
) -> None:
    mark(source, *MARKED)
    document, _, found = look(change(source))
    assert {p.status for p in found.values()} == {ANCHORED}
    for quote, placement in found.items():
        assert words(document, placement) in {quote, converter("s2t").convert(quote)}


def test_an_edited_document_takes_its_annotations_over(source: Path) -> None:
    mark(source, *MARKED)
    edited = TEXT.replace("第一章", "序\n本办法经区政府同意。\n\n第一章")
    edited = edited.replace("设置护栏", "设置防护栏").replace("险情", "危险")
    edited = edited.replace("第四条 禁止在河道内倾倒垃圾、渣土和其他废弃物。\n", "")
    source.write_text(edited, encoding="utf-8")
    document, notebook, found = look(source)
    assert found["统一规划、分级负责"].status == MOVED
    assert words(document, found["统一规划、分级负责"]) == "统一规划、分级负责"
    assert found["倾倒垃圾"].status == ORPHAN
    assert found["险情"].status in {UNCERTAIN, ORPHAN}
    assert list(found)[-1] in {"倾倒垃圾", "险情"}
    assert len(annotations_in(document)) == sum(p.status != ORPHAN for p in found.values())
    assert notebook.document.id == document.id


def test_accepted_places_are_stored_and_can_be_taken_back(source: Path) -> None:
    mark(source, *MARKED)
    source.write_text(f"{TEXT.splitlines()[0]}\n\n说明：征求意见稿。{TEXT[9:]}", encoding="utf-8")
    document, notebook, found = look(source)
    assert {p.status for p in found.values()} == {MOVED}
    assert accept(document, notebook, found.values()) is not None
    assert {p.status for p in look(source)[2].values()} == {ANCHORED}
    assert {a.document for a in notebook.all()} == {document.id}
    assert all(
        a.section[-1:] == sections_around(document, found[a.note])[-1:] for a in notebook.all()
    )
    notebook.undo()
    assert {p.status for p in look(source)[2].values()} == {MOVED}


def test_an_edit_that_is_taken_back_takes_what_was_added_meanwhile_along(source: Path) -> None:
    mark(source, "护栏")
    source.write_text(TEXT.replace("公众参与", "社会参与"), encoding="utf-8")
    mark(source, "险情")
    source.write_text(TEXT, encoding="utf-8")
    _, _, found = look(source)
    assert {note: p.status for note, p in found.items()} == {"护栏": ANCHORED, "险情": ANCHORED}
    (current,) = open_store().current()
    assert len(current.all()) == 2


def test_a_copy_beside_the_annotated_document_is_a_document_of_its_own(source: Path) -> None:
    mark(source, "护栏")
    copy = source.with_name("修改稿.txt")
    copy.write_text(TEXT.replace("公众参与", "社会参与"), encoding="utf-8")
    assert look(copy)[2] == {}
    source.unlink()
    assert set(look(copy)[2]) == {"护栏"}


def test_undo_leaves_what_was_taken_over(source: Path) -> None:
    mark(source, "护栏")
    source.write_text(TEXT.replace("公众参与", "社会参与"), encoding="utf-8")
    _, notebook, _ = look(source)
    assert notebook.undo() is None
    assert set(look(source)[2]) == {"护栏"}
    assert [len(book.all()) for book in open_store().current()] == [1]


def test_what_was_found_once_is_not_looked_for_again(source: Path) -> None:
    mark(source, *MARKED)
    source.write_text(TEXT.replace("设置护栏", "设置防护栏"), encoding="utf-8")
    document, notebook, _ = look(source)
    before = placements(document, notebook)
    notebook.update(before[0].annotation.id, note="改了")
    after = placements(document, notebook, known=before)
    assert [p.spot for p in after] == [p.spot for p in before]
    assert after[0].annotation.note == "改了"


def test_a_damaged_notebook_is_told(source: Path) -> None:
    mark(source, "护栏")
    document, notebook, _ = look(source)
    assert recovery_message(notebook) is None
    file = open_store().folder / f"{document.id}.json"
    file.write_bytes(b"{")
    message = recovery_message(open_notebook(document))
    assert message is not None
    assert "was damaged" in message
