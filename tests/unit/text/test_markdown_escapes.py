from __future__ import annotations

import pytest

from reader.text.markdown import escaped


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a* _b_ `c` [d](e)", r"\*a\* \_b\_ \`c\` \[d\](e)"),
        ("<f> #g | ~h~ &amp;", r"\<f\> \#g \| \~h\~ \&amp;"),
        ("\\", "\\\\"),
        ("两\n行\t字", "两 行 字"),
        (" 6 %", " 6 %"),
        ("\x1b]52;c\u202e渡口\x9b", "␛\\]52;c\ufffd渡口\ufffd"),
    ],
)  # fmt: skip
def test_text_is_nothing_but_text(text: str, written: str) -> None:
    assert escaped(text) == written
