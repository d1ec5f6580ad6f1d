from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.lists.differing import Stretch, compared


def test_what_differs_is_told_and_script_does_not() -> None:
    old, new = compared("各村應當每季度檢查一次，結果公示。", "各村应当每月检查一次，结果公示。")
    assert old == [
        Stretch("各村應當每", differs=False),
        Stretch("季度", differs=True),
        Stretch("檢查一次，結果公示。", differs=False),
    ]
    assert new[1] == Stretch("月", differs=True)


def test_a_long_stretch_that_is_the_same_is_cut() -> None:
    same = "".join(chr(0x4E00 + n) for n in range(500))
    old, new = compared(f"{same}甲", f"{same}乙")
    assert [stretch.differs for stretch in old] == [False, True]
    assert len(old[0].text) < 60
    assert (old[0].text[:20], old[0].text[-20:]) == (same[:20], same[-20:])
    assert new[-1].text == "乙"


@given(st.text("一二三四五", max_size=40), st.text("一二三四五", max_size=40))
def test_short_versions_are_told_whole(old: str, new: str) -> None:
    told = compared(old, new)
    assert ["".join(stretch.text for stretch in side) for side in told] == [old, new]
    same = ["".join(s.text for s in side if not s.differs) for side in told]
    assert same[0] == same[1]
