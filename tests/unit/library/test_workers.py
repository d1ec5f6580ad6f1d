from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.processes.workers import read_all
from reader.library.reading import Prepared

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "error", [PermissionError(13, "no semaphores"), ImportError("no _multiprocessing")]
)
def test_files_are_read_where_no_processes_can_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    paths = [tmp_path / f"{number}.txt" for number in range(12)]
    for path in paths:
        path.write_text("第一章 总则\n为了管好河道。\n", encoding="utf-8")
    results = list(read_all(paths, processes=2))
    assert [result.path for result in results] == paths
    assert all(isinstance(result.outcome, Prepared) for result in results)
