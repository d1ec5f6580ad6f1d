from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotations.finding.alignment import align

WORDS = st.text("甲乙丙", max_size=9)
TEXTS = st.text("甲乙丙", max_size=16)


def distance(pattern: str, text: str) -> int:
    """The least Levenshtein distance to any part of the text, by the whole matrix."""
    row = [0] * (len(text) + 1)
    for number, character in enumerate(pattern, 1):
        above, row = row, [number]
        for column, other in enumerate(text, 1):
            replaced = above[column - 1] + (character != other)
            row.append(min(above[column] + 1, row[-1] + 1, replaced))
    return min(row)


@given(WORDS, TEXTS)
def test_the_path_is_as_short_as_any(pattern: str, text: str) -> None:
    path = align(pattern, text)
    assert len(path) == len(pattern)
    places = [place for place in path if place >= 0]
    assert places == sorted(set(places))
    replaced = sum(place >= 0 and text[place] != c for place, c in zip(path, pattern, strict=True))
    inserted = places[-1] - places[0] + 1 - len(places) if places else 0
    assert replaced + inserted + len(pattern) - len(places) == distance(pattern, text)


@given(WORDS, TEXTS, TEXTS)
def test_a_part_of_the_text_is_found_whole(words: str, before: str, behind: str) -> None:
    text = before + words + behind
    path = align(words, text)
    assert "".join(text[place] for place in path) == words


def test_a_long_pattern_is_no_trouble() -> None:
    words = "".join(chr(0x4E00 + n) for n in range(2000))
    assert align(words, f"前{words[:1000]}中{words[1000:]}后")[999:1001] == [1000, 1002]
