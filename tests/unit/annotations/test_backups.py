from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotations import clock
from annotations.storage import Database
from annotations.storage.backups import expired

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)
HOURS = st.integers(0, 24 * 60).map(lambda hours: NOW - timedelta(hours=hours))


@given(st.sets(HOURS))
def test_the_last_day_stays_whole_and_each_day_of_a_month_keeps_its_last(
    moments: set[datetime],
) -> None:
    kept = moments - expired(moments, NOW)
    day, month = timedelta(days=1), timedelta(days=30)
    assert {m for m in moments if NOW - m <= day} <= kept
    assert all(NOW - m <= month for m in kept)
    recent = {m for m in moments if NOW - m <= month}
    assert {m.date() for m in kept} == {m.date() for m in recent}
    assert len(kept) <= 25 + 31


def test_versions_are_kept_by_the_hour_and_stay_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(tmp_path / "x.json")
    for minutes in range(0, 3 * 24 * 60, 20):
        moment = NOW + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        database.table("t").insert({"minutes": minutes})
    names = sorted(path.name for path in (tmp_path / "backups" / "x").iterdir())
    assert "previous.json" in names
    assert len(names) == 1 + 24 + 1 + 2
    with Database(tmp_path / "backups" / "x" / "previous.json") as previous:
        assert len(previous.table("t")) == len(database.table("t")) - 1
