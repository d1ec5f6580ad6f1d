from __future__ import annotations

from dataclasses import replace

import pytest

from annotations import Quote
from annotations.exporters.quotes import quoted
from tests.exports import export, mark


@pytest.mark.parametrize(
    ("prefix", "suffix", "shown"),
    [
        ("目的。", "，制定", "…目的。<mark>为了管好河道</mark>，制定…"),
        ("", "，制定", "<mark>为了管好河道</mark>，制定…"),
        ("目的。", "", "…目的。<mark>为了管好河道</mark>"),
    ],
)
def test_dots_stand_only_where_the_text_goes_on(prefix: str, suffix: str, shown: str) -> None:
    passage = mark(3, 6, 12, quote=Quote("为了管好河道", prefix, suffix))
    assert quoted(passage, replace(export([passage]), context=True)) == shown
