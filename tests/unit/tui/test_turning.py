from __future__ import annotations

from dataclasses import replace

from annotations.model import Annotation, Quote
from reader.tui.reading.turning import told

FAR = Annotation(id="b", document="d", paragraph=40, quote=Quote("渡口的钟声"))
NEAR = Annotation(id="a", document="d", paragraph=2, quote=Quote("一个长句" * 20))


def test_it_is_told_where_something_was_taken_back() -> None:
    message = told([NEAR, FAR], [NEAR], undo=True)
    assert "¶41" in message
    assert "渡口的钟声" in message


def test_of_many_the_first_is_told_and_long_words_are_cut() -> None:
    message = told([FAR], [NEAR, replace(FAR, note="新")], undo=False)
    assert "¶3" in message
    assert "…" in message


def test_a_change_elsewhere_is_told_without_a_place() -> None:
    assert "¶" not in told([NEAR], [NEAR], undo=True)
