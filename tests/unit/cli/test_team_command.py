from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader import locations, settings
from reader.library import chosen
from tests.shelved import REPORT, shelve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.unit.cli.conftest import Result


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    chosen.use(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shelve(tmp_path / "shelf")


def test_a_library_on_a_server_is_used_like_any_other(
    team: str, folder: Path, pizhu: Callable[..., Result]
) -> None:
    assert "add documents" in pizhu("library", "--engine", team).err
    assert pizhu("library", "add", folder, "--engine", team).code == 0
    with settings.update() as values:
        values["engine"] = team
    found = [
        json.loads(line) for line in pizhu("library", "search", "碼頭", "--json").out.splitlines()
    ]
    assert {hit["path"] for hit in found} == {str(folder / "b.txt")}
    assert "2 documents, 2 of them indexed" in pizhu("library").out
    assert pizhu("library", "search", "渡口 kind:statute").err.startswith("3 passages")
    assert pizhu("library", "remove", folder).code == 0
    assert "add documents" in pizhu("library").err
    assert not locations.index_file().exists()
    assert not locations.catalogue_file().exists()


@pytest.mark.parametrize("fixture", ["spread_team", "citus_team"])
def test_both_engines_answer_alike(
    fixture: str, folder: Path, pizhu: Callable[..., Result], request: pytest.FixtureRequest
) -> None:
    team = request.getfixturevalue(fixture)
    for engine in ("embedded", team):
        assert pizhu("library", "add", folder, "--engine", engine).code == 0
    for query in ("渡口", "江", "渡口 -办法", "/增./", "kind:statute", "py:matou"):
        for form in ("--json", "--csv"):
            one, other = (
                pizhu("library", "search", query, form, "--engine", engine)
                for engine in ("embedded", team)
            )
            assert one == other
            assert one.code == 0


def test_a_password_in_the_address_is_refused(pizhu: Callable[..., Result]) -> None:
    address = "postgresql://li:s3cret@db.example/library"
    for command in (["library", "--engine", address], ["config", "engine", address]):
        result = pizhu(*command)
        assert result.code == 1
        assert "s3cret" not in result.out + result.err
    assert not locations.settings_file().exists() or "s3cret" not in (
        locations.settings_file().read_text(encoding="utf-8")
    )


def test_a_server_that_is_not_there_is_told_in_one_line(
    tmp_path: Path, pizhu: Callable[..., Result]
) -> None:
    pytest.importorskip("psycopg")
    result = pizhu("library", "--engine", f"postgresql:///library?host={tmp_path}")
    assert result.code == 1
    assert len(result.err.splitlines()) == 1
    assert "cannot be reached" in result.err
    assert pizhu("config", "engine", f"postgresql:///library?host={tmp_path}").code == 0
    doctor = pizhu("doctor")
    assert doctor.code == 1
    assert "✗ the team's library cannot be used" in doctor.out


def test_repairs_of_this_machine_leave_the_server_alone(
    team: str, folder: Path, pizhu: Callable[..., Result]
) -> None:
    (folder / "b.txt").unlink()
    assert pizhu("library", "add", folder, "--engine", "embedded").code == 0
    (folder / "b.txt").write_text(REPORT, encoding="utf-8")
    (folder / "a.txt").unlink()
    assert pizhu("library", "add", folder, "--engine", team).code == 0
    locations.index_file().write_bytes(b"nonsense " * 999)
    with settings.update() as values:
        values["engine"] = team
    chosen.use(None)
    pizhu("doctor", "--repair")
    assert pizhu("library", "search", "碼頭").err == "1 passage, 1 document\n"
