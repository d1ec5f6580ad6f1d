from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exporters.footer import Footer, split, write
from annotations.exporters.lines import common, hash_lines, merge

LINES = st.lists(st.sampled_from(["", "甲", "乙", "丙", "丁"]), max_size=8)


@pytest.mark.parametrize(
    ("earlier", "ours", "theirs", "merged", "conflict"),
    [
        ("甲乙丙", "甲乙丙", "甲丙", "甲丙", False),
        ("甲乙丙", "甲戊丙", "甲乙丙己", "甲戊丙己", False),
        ("甲乙丙", "甲乙丙戊", "甲乙丙己", "甲乙丙戊己", False),
        ("甲乙丙", "甲乙戊", "甲乙丙己", "甲乙戊己", False),
        ("甲乙丙", "甲戊丙", "甲己丙", "甲己戊丙", True),
        ("甲乙丙", "", "甲乙丙己", "己", False),
        ("甲乙丙", "", "甲己丙", "甲己丙", True),
        ("甲乙丙", "甲戊丙", "甲戊丙", "甲戊丙", False),
        ("甲乙丙丁", "戊乙丙丁", "甲乙丙己", "戊乙丙己", False),
    ],
)
def test_changes_of_both_sides(
    earlier: str, ours: str, theirs: str, merged: str, conflict: bool
) -> None:
    result = merge(hash_lines(earlier), ours, theirs)
    assert ("".join(result.lines), result.conflict) == (merged, conflict)


@given(LINES, LINES)
def test_a_change_on_one_side_is_taken_as_it_is(earlier: list[str], changed: list[str]) -> None:
    hashes = hash_lines(earlier)
    assert merge(hashes, earlier, changed) == (changed, False)
    assert merge(hashes, changed, earlier) == (changed, False)


@given(LINES, LINES, LINES)
def test_no_line_that_a_side_added_is_lost(
    earlier: list[str], ours: list[str], theirs: list[str]
) -> None:
    merged = merge(hash_lines(earlier), ours, [*theirs, "用户"]).lines
    new = {line for line in (*ours, *theirs, "用户") if line and line not in earlier}
    assert new <= set(merged)


@given(LINES, LINES)
def test_without_an_earlier_version_every_line_of_both_stays(
    ours: list[str], theirs: list[str]
) -> None:
    merged = merge(common(ours, theirs), ours, theirs).lines
    assert {*ours, *theirs} == set(merged)


KEYS = st.from_regex(r"front|h-[0-9a-f]{10}|[0-9a-z]{16}", fullmatch=True)
HASHES = LINES.filter(bool).map(hash_lines)


@given(st.dictionaries(KEYS, HASHES, max_size=5), st.sampled_from(["", "- "]), st.text())
def test_the_comment_comes_back(blocks: dict[str, tuple[str, ...]], bullet: str, text: str) -> None:
    text = text.replace("pizhu", "")
    footer = Footer("markdown", "section", "0f1e", blocks)
    assert split(f"{text}\n{write(footer, bullet)}\n") == (f"{text}\n", footer)
    assert split(text) == (text, None)


def test_words_in_the_comment_stay() -> None:
    footer = Footer("markdown", "section", "0f1e", {"front": ("1a2b3c4d", ".")})
    lines = write(footer).split("\n")
    rest, found = split("\n".join(["甲", lines[0], "插入的话", *lines[1:], "乙"]))
    assert (rest, found) == ("甲\n插入的话\n乙", footer)
    later = "\n".join(lines).replace("pizhu-export 1", "pizhu-export 2")
    assert split(later)[1] == footer._replace(form="")
