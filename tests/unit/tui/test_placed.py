"""What is kept of annotations from one change to the next is what would be found anew."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import annotate
from annotations.model import AS_IS, BOOKMARK, DOCUMENT, HIGHLIGHT, PASSAGE, SECTION, End
from annotations.placement import ORPHAN
from annotations.quote import annotate_document
from reader.documents.opening import open_document
from reader.tui.reading.margin import marked
from reader.tui.reading.notes import Notes
from reader.tui.widgets.decorations import Decoration, Decorations
from tests.effort import times

if TYPE_CHECKING:
    from annotations import Annotation
    from reader.documents.model import Document

BEFORE = """\
石桥镇渡船管理办法
第一条 为了管好渡船，保护过河群众的安全，制定本办法。
第二条 渡船每日卯时开渡，酉时收渡，大雾天停渡。
第三条 船工应当熟习水性，并经镇里考核。
第四条 过河的牲畜一律拴牢，与乘客分开。
第五条 渡口设钟一口，遇险情即敲。
第六条 本办法自公布之日起施行。
"""
AFTER = BEFORE.replace("，并经镇里考核", "").replace("第五条 渡口设钟一口，遇险情即敲。\n", "")
LAST = 5  # paragraphs that both states have


class Change(NamedTuple):
    what: str
    which: int
    paragraph: int
    start: int | None
    length: int
    reach: int
    scope: str
    kind: str


CHANGES = st.builds(
    Change,
    st.sampled_from(("add", "add", "colour", "note", "tag", "delete", "undo", "redo")),
    st.integers(0, 99),
    st.integers(0, LAST),
    st.none() | st.integers(0, 8),
    st.integers(0, 9),
    st.integers(0, 2),
    st.sampled_from((PASSAGE, PASSAGE, PASSAGE, SECTION, DOCUMENT)),
    st.sampled_from((HIGHLIGHT, BOOKMARK, AS_IS)),
)


def made(notes: Notes, change: Change) -> Annotation:
    _, which, paragraph, start, length, reach, scope, kind = change
    facets: dict[str, Any] = {
        "kind": kind,
        "colour": ("yellow", None)[which % 2],
        "note": ("", "记")[which // 2 % 2],
    }
    if scope == DOCUMENT:
        return annotate_document(notes.target, **facets)
    size = len(notes.target.text(paragraph))
    end, until = None if start is None else min(start + length, size), None
    if start is not None and reach and paragraph + reach <= LAST:
        end, until = size, End(paragraph + reach, 3)
    return annotate(notes.target, paragraph, start, end, until=until, scope=scope, **facets)


def make(notes: Notes, change: Change) -> None:
    book = notes.book
    if change.what == "add":
        book.add(made(notes, change))
    elif change.what in {"undo", "redo"}:
        (book.undo if change.what == "undo" else book.redo)()
    elif book.all():
        identifier = book.all()[change.which % len(book.all())].id
        if change.what == "delete":
            book.delete(identifier)
        else:
            value = {"colour": "green", "note": "水", "tag": ("渡口",)}[change.what]
            book.update(identifier, **{{"tag": "tags"}.get(change.what, change.what): value})
    notes.refresh()


def all_marks(document: Document, notes: Notes) -> list[Decoration]:
    """Return the marks of the text of all annotations, one after the other."""
    found = []
    for annotation, status, spot, _ in notes.placements:
        if status != ORPHAN and annotation.scope == PASSAGE:
            looks = [f"highlight-{annotation.colour}"] if annotation.colour else []
            if annotation.start is not None and (annotation.note or annotation.tags):
                looks.append("noted")
            for paragraph, start, end in spot.parts:
                last = len(document.paragraphs[paragraph].text) if end is None else end
                found += [Decoration(paragraph, start or 0, last, look) for look in looks]
    return found


def check(document: Document, notes: Notes) -> None:
    anew = Notes(document)
    anew.refresh()
    assert notes.placements == anew.placements
    placed = [*notes.placed]
    assert placed == [
        p for p in anew.placements if p.status != ORPHAN and p.annotation.scope != DOCUMENT
    ]
    assert all(notes.book.get(a.id) is a for a in notes.book.all())
    marks = marked(document, notes.placed, notes.colour_of)
    decorations = Decorations(marks)
    assert marks.notes == sorted((p.spot.paragraph, p.spot.start or 0) for p in placed)
    every = all_marks(document, notes)
    for paragraph in range(len(document.paragraphs)):
        on = [p for p in placed if paragraph in {part.paragraph for part in p.spot.parts}]
        assert notes.at(paragraph) == on
        there = [mark for mark in every if mark.paragraph == paragraph and mark.end > mark.start]
        assert decorations.marks_text(paragraph) == bool(there)
        for start, end in ((0, 99), (3, 4), (6, 11)):
            touching = [mark for mark in there if mark.start < end and mark.end > start]
            assert decorations.on_text(paragraph, start, end) == touching
            begin = [p for p in on if p.spot.paragraph == paragraph]
            begin = [p for p in begin if start <= (p.spot.start or 0) < end]
            assert len(decorations.signs(paragraph, start, end)) == len(begin)


@settings(max_examples=times(30))
@given(before=st.lists(CHANGES, max_size=4), after=st.lists(CHANGES, max_size=10))
def test_after_any_changes_all_is_as_if_found_anew(
    before: list[Change], after: list[Change]
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIZHU_HOME", folder)
        source = Path(folder, "渡船.txt")
        for text, changes in ((BEFORE, before), (AFTER, after)):
            source.write_text(text, encoding="utf-8")
            document = open_document(source)
            notes = Notes(document)
            notes.refresh()
            for change in changes:
                make(notes, change)
                check(document, notes)
            check(document, notes)
