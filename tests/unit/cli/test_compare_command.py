from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., Any]


def test_two_exports_are_compared(pizhu: Pizhu, source: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    pizhu("annotate", source, "--paragraph", 2, "--span", "0:3", "--tag", "条")
    pizhu("annotate", source, "--paragraph", 3, "--span", "0:3", "--tag", "条")
    pizhu("export", source, "--format", "json", "-o", one)
    pizhu("annotations", source, "--undo")
    pizhu("export", source, "--format", "json", "-o", other)
    (row,) = map(json.loads, pizhu("compare", one, other, "--json").out.splitlines())
    assert (row["tag"], row["both"], row["first"], row["second"]) == ("条", 1, 1, 0)
    assert 0 < row["kappa"] < 1
    assert 0 < row["alpha"] < 1
    assert "kappa" in pizhu("compare", one, other, "--unit", "characters").out
    shown = pizhu("compare", one, other, "--differences").out
    assert shown == "¶4:0 A #条: 第二条\n"
    assert pizhu("compare", one, tmp_path / "none").code == 1
