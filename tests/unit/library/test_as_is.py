from __future__ import annotations

import pytest

from annotations.model import AS_IS, HIGHLIGHT, Annotation, End
from reader.layout import Rendition
from reader.library.annotating.exporting import Job, export
from reader.library.as_is import spans_as_is
from reader.library.notebooks import open_notebook
from reader.text.rewriting import Rewriting
from reader.text.script import converter
from tests.handmade import HEADING, document

MADE = document((HEADING, "一、发展"), "后来的头发", "后天干了")


def as_is(
    paragraph: int, start: int | None, end: int | None, until: End | None = None
) -> Annotation:
    return Annotation(
        document="d", paragraph=paragraph, start=start, end=end, until=until, kind=AS_IS
    )


def test_only_what_was_left_as_it_is_counts() -> None:
    other = Annotation(document="d", paragraph=1, start=0, end=1, kind=HIGHLIGHT)
    assert spans_as_is(MADE, [as_is(1, 0, 2), other]) == {1: [(0, 2)]}


def test_a_passage_over_paragraphs_and_past_the_end() -> None:
    found = spans_as_is(MADE, [as_is(1, 3, 5, End(2, 9)), as_is(7, None, None)])
    assert found == {1: [(3, 5)], 2: [(0, 4)]}


def test_a_rendition_leaves_them_in_text_and_heading() -> None:
    kept = spans_as_is(MADE, [as_is(0, 2, 3), as_is(1, None, None)])
    shown = Rendition(MADE, Rewriting(converter("s2t")), kept)
    assert [shown.text(ordinal) for ordinal in range(3)] == ["一、发展", "后来的头发", "後天幹了"]
    assert shown.heading(MADE.sections[0]) == "一、发展"


@pytest.mark.parametrize(("form", "told"), [("json", True), ("jsonld", True), ("csv", False)])
def test_only_complete_exports_tell_what_was_left(form: str, told: bool) -> None:
    open_notebook(MADE).add(as_is(1, 0, 2))
    exported = export(Job([MADE], form)).decode()
    assert (AS_IS in exported) == told
