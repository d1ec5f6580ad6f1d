from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.editions import editions, work, year
from reader.library.entries import Card, Entry


def entry(number: int, title: str, *, issuer: str = "", place: str = "", date: str = "") -> Entry:
    card = Card(
        f"{number:016x}", title, issuer, place, date, "", "report", 100, 9, "simplified", "zh"
    )
    return Entry(number, Path(f"/shelf/{number}.txt"), card)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临江区2021年政府工作报告", "临江区2022年政府工作报告"),
        ("2021年政府工作报告", "二〇二二年政府工作报告"),
        ("政府工作报告（2021年度）", "政府工作報告（2022年度）"),
        ("2021年在区第十七届人民代表大会上的报告", "2022年在区第十八届人民代表大会上的报告"),
    ],
)
def test_names_that_differ_in_the_year_are_editions(one: str, other: str) -> None:
    earlier, later = entry(2, one, place="临江区"), entry(1, other, place="临江区")
    assert list(editions([later, earlier])) == [(2, 1)]
    assert (year(earlier), year(later)) == ("2021", "2022")


@pytest.mark.parametrize(
    ("titles", "places"),
    [
        (("2021年政府工作报告", "2022年政府工作报告"), ("临江区", "雾津区")),
        (("2021年政府工作报告", "2022年政府工作报告"), ("", "")),
        (("2021年通知", "2022年通知"), ("临江区", "临江区")),
        (("2021年政府工作报告", "2021年政府工作报告"), ("临江区", "临江区")),
        (("第一章 渡口边的旧事", "第二章 渡口边的旧事"), ("", "")),
    ],
)
def test_other_hands_generic_names_and_equal_years_are_none(
    titles: tuple[str, str], places: tuple[str, str]
) -> None:
    both = zip(titles, places, strict=True)
    some = [entry(number, title, place=place) for number, (title, place) in enumerate(both)]
    assert list(editions(some)) == []


def test_the_date_tells_where_the_name_does_not() -> None:
    some = [
        entry(n, "临江区渡口管理办法", issuer="临江区人民政府", date=date)
        for n, date in enumerate(("2031-05-01", "2019", "2024-03"), 1)
    ]
    assert list(editions(some)) == [(2, 3), (3, 1)]


def test_a_document_without_any_year_is_no_edition() -> None:
    assert work(entry(1, "临江区渡口管理办法", place="临江区")) is None
