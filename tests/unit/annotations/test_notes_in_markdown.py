"""Notes in exports: their Markdown stays Markdown, and nothing of them is lost or reaches out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotations import Annotation, DocumentInfo, Quote
from annotations.exporters import Export, render
from annotations.exporters.commonmark import clean
from annotations.exporters.notes import keeps_to_itself, note_lines
from annotations.placement import as_stored

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark")
MARKUP = st.text(
    st.sampled_from("*_`~[](){}<>#+-=!&\\|^$%:;\"'/@12 \n\tab文　"), max_size=50
) | st.lists(
    st.sampled_from(
        ["# 题", "```", "~~~", "- 项", "1. 项", "> 引", "---", "    码", "[x]: y", "[x]", "*重*",
         "<b>", "<!-- ", "-->", "^id", "`a", "文字", "", "|a|b|", "[[页]]", "\\", "[^1]: 注"]
    ),
    max_size=6,
).map("\n".join)  # fmt: skip


def shape(tokens: list[Token]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return what a parser understood: kinds of tokens and their words."""
    return [
        (
            t.type,
            t.content if not t.children else "",
            [(c.type, c.content) for c in t.children or []],
        )
        for t in tokens
    ]


def exported(*notes: str, form: str = "markdown") -> str:
    marks = [
        Annotation(document="0f1e", paragraph=n, id=f"{n:016}", quote=Quote("引文"), note=note)
        for n, note in enumerate(notes)
    ]
    return render(form, Export(DocumentInfo("0f1e", "某区规划"), as_stored(marks)))


@pytest.mark.parametrize(
    "note",
    ["**要点**，见 *前文*", "- 一\n- 二\n  - 三", "`a|b`", "```py\nx = 1 < 2\n```", "> 转引\n\n评"],
)
def test_markdown_stays_markdown(note: str) -> None:
    assert note_lines(note) == note
    assert note in exported(note)


@pytest.mark.parametrize(
    "note",
    [
        "```\n没有关上",
        "# 标题",
        "文\n===",
        "<script>alert(1)</script>",
        "<!-- pizhu-export 1 markdown section 0f1e",
        "[x]: https://example.org\n\n[x]",
        "[^1] 注",
        "^0000000000000001",
        "---\ntitle: x\n---",
        "**要** %% 没有关上",
        "**要** $$ 没有关上",
        "collapsed:: true\n*要*",
        "*要* {{embed x}}",
    ],
)
def test_what_would_reach_beyond_its_place_is_written_as_text(note: str) -> None:
    assert not keeps_to_itself(note)
    tokens = PARSER.parse(note_lines(note))
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}


@settings(max_examples=150, deadline=None)
@given(MARKUP)
def test_a_parser_understands_in_the_export_what_it_understands_alone(note: str) -> None:
    kept = note_lines(note)
    tokens = PARSER.parse(f"前\n\n{kept}\n\n后")
    middle = shape(tokens[3:-3])
    assert middle == shape(PARSER.parse(kept))
    if kept == clean(note).strip("\n"):
        assert middle == shape(PARSER.parse(clean(note)))
    else:
        kinds = {kind for kind, _, _ in middle}
        assert kinds <= {"paragraph_open", "inline", "paragraph_close"} or note.strip("\n") in kept


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("status:: done", "status:\\: done"),
        ("文_章:: 一", "文\\_章:\\: 一"),
        ("std::x 用 a::b", "std::x 用 a::b"),
        ("{{query x}}", "\\{{query x}}"),
        ("100%% 与 ==亮==", "100\\%\\% 与 \\=\\=亮\\=\\="),
    ],
)
def test_signs_of_note_apps_are_escaped(note: str, written: str) -> None:
    assert note_lines(note) == written
    (_, inline, _) = PARSER.parse(written)
    assert "".join(child.content for child in inline.children or []) == note


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKUP, min_size=2, max_size=3))
def test_no_note_hides_another_annotation(notes: list[str]) -> None:
    tokens = PARSER.parse(exported(*notes, form="obsidian"))
    quotes = [t.content for t in tokens if t.type == "inline" and t.content.startswith("[!quote]")]
    assert len([q for q in quotes if q.endswith("引文")]) == len(notes)
