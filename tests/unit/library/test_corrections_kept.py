from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import annotate
from annotations.model import End
from annotations.placement import Spot
from reader.documents.corrections import Action, Corrected, Correction, apply, base_of, editing
from reader.documents.opening import open_document, read_document
from reader.library.annotating.carrying import carried, carry
from reader.library.corrected import corrected
from reader.library.corrections import Corrections
from reader.library.notebooks import Target, open_notebook, placements
from reader.locations import corrections_folder

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.corrections.editing import Change
    from reader.documents.model import Document
    from reader.errors import PizhuError

TEXT = """关于修缮水车的若干意见
为保护村中水车，方便群众灌溉，现提出以下意见。
一、总体要求
坚持保护优先，坚持群众自愿，坚持因地制宜。
不搞一刀切，不增加群众负担，不破坏原有的样式。
二、主要任务
逐村登记水车的位置和尺寸。每年秋收之后建立台账并张榜公布。
工期安排
三、保障措施
各村应当安排专人负责，所需费用从村集体收入中列支。
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "水车.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def refuse(error: PizhuError) -> None:
    raise error


def opened(path: Path) -> Document:
    return corrected(open_document(path), refuse)


def at(document: Document, words: str) -> int:
    return next(p.ordinal for p in document.paragraphs if p.text.startswith(words))


def correct(document: Document, change: Change | None) -> Document:
    assert change is not None
    corrections = Corrections(document)
    operation = corrections.change(change)
    fresh = corrections.apply()
    carry(document, fresh, f"correct:{operation.number}")
    return fresh


def titles(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in document.outline]


def with_corrections(path: Path) -> Document:
    """Make a heading, join two paragraphs and split one."""
    document = opened(path)
    document = correct(document, editing.set_level(document, at(document, "工期安排"), 2))
    document = correct(document, editing.join_next(document, at(document, "坚持保护")))
    return correct(document, editing.split_at(document, at(document, "逐村登记"), 13))


def check(document: Document) -> None:
    assert (2, "工期安排") in titles(document)
    assert document.paragraphs[at(document, "坚持保护")].text.endswith("原有的样式。")
    assert at(document, "每年秋收") == at(document, "逐村登记") + 1


def test_nothing_is_written_for_a_document_without_corrections(path: Path, home: Path) -> None:
    assert not isinstance(opened(path), Corrected)
    assert not home.exists()


def test_corrections_survive_reopening(path: Path) -> None:
    check(with_corrections(path))
    check(opened(path))


def test_other_documents_have_none_of_them(path: Path, tmp_path: Path) -> None:
    with_corrections(path)
    other = tmp_path / "其他.txt"
    other.write_text("一、风车\n另一份文件的正文。\n", encoding="utf-8")
    assert not isinstance(opened(other), Corrected)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16"])
def test_they_survive_renaming_and_another_encoding_and_script(
    path: Path, tmp_path: Path, encoding: str
) -> None:
    from reader.text.script import converter

    with_corrections(path)
    path.unlink()
    text = converter("s2tw").convert(TEXT) if encoding == "big5" else TEXT
    copy = tmp_path / "副本.txt"
    copy.write_bytes(text.encode(encoding))
    document = opened(copy)
    assert isinstance(document, Corrected)
    assert len(document.corrections) == 3
    assert not document.idle


def test_they_survive_an_edited_file(path: Path) -> None:
    with_corrections(path)
    edited = TEXT.replace(
        "现提出以下意见。", "现提出如下意见，请遵照执行。\n新添的一段话，说明缘由。"
    )
    path.write_text(edited.replace("每年秋收之后", "每年入冬以后"), encoding="utf-8")
    document = opened(path)
    assert (2, "工期安排") in titles(document)
    assert at(document, "每年入冬") == at(document, "逐村登记") + 1
    check_joined = document.paragraphs[at(document, "坚持保护")].text
    assert check_joined.endswith("原有的样式。")


def test_what_is_not_found_any_more_waits_and_comes_back(path: Path) -> None:
    with_corrections(path)
    path.write_text(TEXT.replace("工期安排\n", ""), encoding="utf-8")
    document = opened(path)
    assert "工期安排" not in [title for _, title in titles(document)]
    waiting = [kept for kept in Corrections(document).kept() if kept.idle]
    assert [kept.placement.annotation.quote.exact for kept in waiting] == ["工期安排"]
    path.write_text(TEXT, encoding="utf-8")
    check(opened(path))


def test_every_correction_can_be_taken_back_after_a_restart(path: Path) -> None:
    with_corrections(path)
    kinds = []
    while (step := Corrections(opened(path)).book.next_undo()) is not None:
        kinds.append(step["kind"])
        Corrections(opened(path)).book.undo()
    assert kinds == ["correct"] * 3
    assert titles(opened(path)) == titles(open_document(path))
    Corrections(opened(path)).book.redo()
    assert (2, "工期安排") in titles(opened(path))


def test_corrections_can_be_removed(path: Path) -> None:
    document = with_corrections(path)
    corrections = Corrections(document)
    first = corrections.kept()[0]
    assert first.correction == Correction(Action.HEADING, at(base_of(document), "工期安排"), 0, 2)
    corrections.remove([first.id])
    assert "工期安排" not in [title for _, title in titles(opened(path))]


def test_a_damaged_file_is_set_aside(path: Path) -> None:
    with_corrections(path)
    (file,) = corrections_folder().glob("*.json")
    file.write_bytes(b"{")
    assert (2, "工期安排") in titles(opened(path))  # from the backup: all but the last change
    assert list((corrections_folder() / "damaged").iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told_and_the_document_still_opens(path: Path) -> None:
    with_corrections(path)
    (file,) = corrections_folder().glob("*.json")
    file.chmod(0)
    errors: list[PizhuError] = []
    assert titles(corrected(open_document(path), errors.append)) == titles(open_document(path))
    assert len(errors) == 1


@pytest.mark.parametrize(("field", "value"), [("level", 1 << 40), ("level", "2"), ("kind", "turn")])
def test_a_record_of_a_later_version_waits(path: Path, field: str, value: object) -> None:
    with_corrections(path)
    (file,) = corrections_folder().glob("*.json")
    tables = json.loads(file.read_bytes())
    for row in tables["annotations"].values():
        row[field] = value
    file.write_text(json.dumps(tables), encoding="utf-8")
    document = opened(path)
    assert titles(document) == titles(open_document(path)) or field == "level"
    assert Corrections(document).kept()[0].idle


# ---------------------------------------------------------------- annotations


def mark_all(document: Document) -> dict[str, str]:
    """Annotate a span of each paragraph, and each paragraph; return the words by id."""
    notebook = open_notebook(document)
    target = Target(document)
    made = []
    for paragraph in document.paragraphs:
        end = len(paragraph.text)
        made.append(annotate(target, paragraph.ordinal, end // 2, min(end // 2 + 3, end)))
        made.append(annotate(target, paragraph.ordinal))
    return {a.id: a.quote.exact for a in notebook.add_all(made)}


def words(document: Document) -> dict[str, str]:
    """Return by id what stands where annotations are placed, without what divides paragraphs."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    return {
        p.annotation.id: "".join(
            texts[part.paragraph][part.start : part.end] for part in p.spot.parts
        )
        for p in placements(document, open_notebook(document))
        if p.status == "anchored"
    }


def test_annotations_stay_with_their_words(path: Path) -> None:
    marked = mark_all(opened(path))
    assert words(with_corrections(path)) == marked


def test_a_mark_over_two_paragraphs_that_are_joined_is_in_one(path: Path) -> None:
    document = opened(path)
    first = at(document, "坚持保护")
    length = len(document.paragraphs[first].text)
    made = annotate(Target(document), first, 2, length, until=End(first + 1, 5))
    open_notebook(document).add(made)
    joined = correct(document, editing.join_next(document, first))
    (stored,) = open_notebook(joined).all()
    assert (stored.paragraph, stored.start, stored.end, stored.until) == (
        first,
        2,
        length + 5,
        None,
    )


CORRECTIONS = st.lists(
    st.builds(Correction, st.sampled_from(Action), st.integers(0, 9), st.integers(0, 12)),
    max_size=6,
)


@settings(max_examples=100)
@given(CORRECTIONS, CORRECTIONS, st.data())
def test_spots_are_carried_with_their_words(
    before: list[Correction], after: list[Correction], data: st.DataObject
) -> None:
    base = read_document(TEXT.encode(), "水车.txt")
    one, other = apply(base, before), apply(base, after)
    ordinal = data.draw(st.integers(0, len(one.paragraphs) - 1))
    start = data.draw(st.integers(0, len(one.paragraphs[ordinal].text) - 1))
    end = data.draw(st.integers(start + 1, len(one.paragraphs[ordinal].text)))
    spot = carried(Spot(ordinal, start, end, 1.0), one, other)
    words = "".join(other.paragraphs[p.paragraph].text[p.start : p.end] for p in spot.parts)
    assert words == one.paragraphs[ordinal].text[start:end]


def test_taking_back_in_order_gives_back_every_place(path: Path) -> None:
    document = opened(path)
    mark_all(document)
    before = open_notebook(document).all()
    with_corrections(path)
    book, notes = Corrections(document).book, open_notebook(document)
    while (operation := book.undo()) is not None:
        last = notes.next_undo()
        if last is not None and last["kind"] == f"correct:{operation.number}":
            notes.undo()
    assert open_notebook(document).all() == before


def test_no_annotation_is_lost_when_corrections_vanish(path: Path) -> None:
    document = with_corrections(path)
    marked = mark_all(document)
    for file in corrections_folder().glob("*.json"):
        file.unlink()
    found = placements(opened(path), open_notebook(opened(path)))
    assert len(found) == len(marked)
    assert "orphan" not in {p.status for p in found}
