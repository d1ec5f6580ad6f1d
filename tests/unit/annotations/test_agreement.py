from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import Annotation
from annotations.agreement import CHARACTERS, PARAGRAPHS, Difference, Table, compare
from annotations.model import DOCUMENT, End


def mark(paragraph: int, start: int | None, end: int | None, *tags: str) -> Annotation:
    return Annotation(document="a", paragraph=paragraph, start=start, end=end, tags=tags)


def test_cohens_kappa_of_a_published_example() -> None:
    """Fifty grant proposals read by two readers: 20 yes, 15 no, 5 and 10 differ (kappa 0.40)."""
    table = Table(20, 5, 10, 15)
    assert table.agreement == pytest.approx(0.7)
    assert table.kappa == pytest.approx(0.4)


def test_krippendorffs_alpha_of_a_published_example() -> None:
    """Krippendorff 2011, A: binary data, two observers, ten units (alpha 0.095)."""
    meg = ["0", "1", "0", "0", "0", "0", "0", "0", "1", "0"]
    owen = ["1", "1", "1", "0", "0", "1", "0", "0", "0", "0"]
    pairs = list(zip(meg, owen, strict=True))
    table = Table(*(pairs.count(pair) for pair in (("1", "1"), ("1", "0"), ("0", "1"), ("0", "0"))))
    assert table.alpha == pytest.approx(0.095, abs=0.0005)


def test_what_is_not_defined_is_none() -> None:
    assert Table(0, 0, 0, 0).agreement is None
    assert Table(0, 0, 0, 7).kappa is Table(0, 0, 0, 7).alpha is None
    assert Table(7, 0, 0, 0).kappa is Table(7, 0, 0, 0).alpha is None


COUNTS = st.integers(0, 30)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_coefficients_do_not_depend_on_who_is_first(a: int, b: int, c: int, d: int) -> None:
    table, turned = Table(a, b, c, d), Table(a, c, b, d)
    assert table.kappa == turned.kappa
    assert table.alpha == turned.alpha
    for value in (table.kappa, table.alpha):
        assert value is None or value <= 1
        if value is not None and not b + c:
            assert value == pytest.approx(1)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
def test_alpha_agrees_with_the_matrix_of_coincidences(units: list[tuple[bool, bool]]) -> None:
    table = Table(
        *(units.count(p) for p in ((True, True), (True, False), (False, True), (False, False)))
    )
    values = [value for unit in units for value in unit]
    total = len(values)
    observed = sum(2 * (a != b) for a, b in units) / total
    expected = 2 * values.count(True) * values.count(False) / (total * (total - 1))
    if expected:
        assert table.alpha == pytest.approx(1 - observed / expected)
    else:
        assert table.alpha is None


LENGTHS = (4, 0, 6, 5)


def test_units_are_paragraphs_or_characters() -> None:
    one = [mark(0, 0, 2, "甲"), mark(2, None, None, "甲", "乙")]
    other = [mark(0, 1, 4, "甲"), mark(3, 0, 5, "甲")]
    by_paragraph = compare(one, other, LENGTHS, PARAGRAPHS)
    assert by_paragraph.tables == {"甲": Table(1, 1, 1, 0), "乙": Table(0, 1, 0, 2)}
    by_character = compare(one, other, LENGTHS, CHARACTERS)
    assert by_character.tables == {"甲": Table(1, 7, 7, 0), "乙": Table(0, 6, 0, 9)}
    assert by_paragraph.differences == by_character.differences == (
        Difference("甲", 0, 0, 1, 0),
        Difference("甲", 0, 2, 4, 1),
        Difference("乙", 2, 0, 6, 0),
        Difference("甲", 2, 0, 6, 0),
        Difference("甲", 3, 0, 5, 1),
    )  # fmt: skip


def test_spans_over_paragraphs_count_in_each_and_notes_on_the_document_in_none() -> None:
    across = Annotation(document="a", paragraph=0, start=2, end=4, until=End(2, 3), tags=("甲",))
    whole = Annotation(document="a", paragraph=0, scope=DOCUMENT, tags=("甲",))
    comparison = compare([across, whole], [], LENGTHS, CHARACTERS)
    assert comparison.tables == {"甲": Table(0, 5, 0, 10)}


def test_what_lies_beyond_the_document_does_not_count() -> None:
    assert compare([mark(9, 0, 1, "甲")], [], LENGTHS).tables == {}
