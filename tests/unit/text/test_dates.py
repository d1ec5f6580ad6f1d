from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import find_date, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年2月16日", "2023-02-16"),
        ("２０２３年２月１６日", "2023-02-16"),
        ("二〇二三年二月十六日", "2023-02-16"),
        ("二○二三年十一月", "2023-11"),
        ("2023 年 2 月 16 日", "2023-02-16"),
        ("2019年", "2019"),
        ("1998-06-26", "1998-06-26"),
        ("2023/2/6 09:15", "2023-02-06"),
        ("2019-05", "2019-05"),
        ("2019-05-01T08:00:00Z", "2019-05-01"),
        ("自2024年5月1日起", "2024-05-01"),
        ("2023年13月1日，2024年1月1日", "2024-01-01"),
        ("2023年2月30日", None),
        ("三年两月", None),
        ("12023-02-16", None),
        ("", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@given(st.text(alphabet="12０二〇十年月日-/. ", max_size=24))
def test_a_date_lies_in_its_text(text: str) -> None:
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
