from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotations.exporters.commonmark import blocks, inline

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSERS = [
    MarkdownIt("commonmark"),
    MarkdownIt("gfm-like", {"linkify": False, "html": True}),
]
TRICKY = st.text(
    st.one_of(
        st.sampled_from("*_`~|[](){}<>#+-=!&\\.^$%:;\"'/@1 29\n\t\u3000a文"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=40,
)
TROUBLE = [
    "# 标题",
    "1. 项",
    "1986) 年",
    "- 项",
    "+ 项",
    "> 引",
    "---",
    "===",
    "***",
    "```\ncode\n```",
    "~~~",
    "    缩进",
    "　　首行",
    "行尾  \n下一行",
    "a\n---",
    "a\n===",
    "a\n\nb",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "[[wiki]] ![x](y) [^1] [x]: y",
    "<script>alert(1)</script> <!-- x -->",
    "&lt; &#35; &amp;",
    "https://example.org/a_b_c",
    "a\\",
    "\\\nb",
    "- [ ] task",
    "~~gone~~ ==lit== $x$ %%c%% ^id #tag",
]


def texts(tokens: list[Token]) -> list[str]:
    """Return the text of each paragraph, checking that nothing else was understood."""
    found = []
    for token in tokens:
        assert token.type in {
            "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close", "inline",
        }, token.type  # fmt: skip
        if token.type == "inline":
            found.append("".join(map(word, token.children or [])))
    return found


def word(token: Token) -> str:
    assert token.type in {"text", "text_special", "hardbreak"}, token.type
    return "\n" if token.type == "hardbreak" else token.content


def expected(text: str) -> list[str]:
    text = re.sub(r"\r\n?", "\n", text).strip("\n")
    return [paragraph for paragraph in re.split(r"\n{2,}", text) if paragraph]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", TROUBLE)
def test_text_that_looks_like_markdown_comes_back(text: str, parser: MarkdownIt) -> None:
    assert texts(parser.parse(blocks(text))) == expected(text)
    assert texts(parser.parse(blocks(text, "> "))) == expected(text)


def test_references_and_properties_of_note_apps_are_text() -> None:
    assert blocks("见 ((8a3d1556-5b84)) 与 (一)") == "见 \\((8a3d1556-5b84)) 与 (一)"
    assert blocks("状态:: 完成", "> ") == "> 状态:\\: 完成"


@given(TRICKY)
@example("\u3000")
@example("a\n \nb")
def test_any_text_comes_back_from_paragraphs_and_quotes(text: str) -> None:
    for parser in PARSERS:
        assert texts(parser.parse(blocks(text))) == expected(text)
        assert texts(parser.parse(blocks(text, "> "))) == expected(text)


@given(TRICKY)
def test_any_title_comes_back_from_a_heading(title: str) -> None:
    line = " ".join(re.sub(r"\r\n?", "\n", title).split("\n"))
    for parser in PARSERS:
        tokens = parser.parse(f"## {inline(title)}")
        assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
        assert "".join(map(word, tokens[1].children or [])) == line


@given(st.text(max_size=30))
def test_no_control_character_and_no_lone_surrogate_is_left(text: str) -> None:
    written = blocks(text).encode().decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)


def test_chinese_prose_stays_as_it_is() -> None:
    text = "（一）促进民营经济发展，2025年增长6.5%—7%；“放管服”改革。"
    assert blocks(text) == inline(text) == text
