from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

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


def test_what_two_people_marked_is_put_together(
    pizhu: Pizhu, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be(name: str) -> None:
        monkeypatch.setenv("PIZHU_HOME", str(tmp_path / name))
        assert pizhu("config", "author", name).code == 0

    be("甲")
    both = pizhu("annotate", source, "--paragraph", 2, "--note", "甲说").out.strip()
    pizhu("export", source, "--format", "json", "-o", tmp_path / "a.json")
    be("乙")
    pizhu("import", tmp_path / "a.json")
    pizhu("annotate", source, "--paragraph", 2, "--tag", "乙的")
    shared = json.loads((tmp_path / "a.json").read_text())
    (annotation,) = shared["annotations"]
    annotation.update(note="乙改", modified="2999-01-01T00:00:00.000Z")
    (tmp_path / "b.json").write_text(json.dumps(shared))
    pizhu("import", tmp_path / "b.json")
    pizhu("export", source, "--format", "json", "-o", tmp_path / "b.json")
    be("甲")
    pizhu("annotate", source, "--paragraph", 3, "--tag", "甲的")
    pizhu("import", tmp_path / "b.json")
    found = map(json.loads, pizhu("annotations", source, "--json").out.splitlines())
    notes = {(a["author"], a["note"], *a["tags"]) for a in found}
    assert notes == {("甲", "乙改"), ("乙", "", "乙的"), ("甲", "", "甲的")}
    pizhu("annotations", source, "--undo")
    found = map(json.loads, pizhu("annotations", source, "--json").out.splitlines())
    assert {a["note"] for a in found if a["id"] == both} == {"甲说"}
