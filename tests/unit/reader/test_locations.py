from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader import locations

FOLDERS = {
    "config": locations.config_folder,
    "data": locations.data_folder,
    "state": locations.state_folder,
    "cache": locations.cache_folder,
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_pizhu_home_holds_everything(kind: str, home: Path) -> None:
    assert FOLDERS[kind]() == home / kind


def test_a_relative_pizhu_home_counts_from_the_current_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PIZHU_HOME", "here")
    assert locations.data_folder() == Path.cwd() / "here" / "data"


@pytest.mark.parametrize(
    ("kind", "default"),
    [
        ("config", ".config/pizhu"),
        ("data", ".local/share/pizhu"),
        ("state", ".local/state/pizhu"),
        ("cache", ".cache/pizhu"),
    ],
)
def test_xdg_folders_and_their_defaults(
    kind: str, default: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("PIZHU_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    variable = f"XDG_{kind.upper()}_HOME"
    monkeypatch.delenv(variable, raising=False)
    assert FOLDERS[kind]() == tmp_path / default
    monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    assert FOLDERS[kind]() == tmp_path / "elsewhere" / "pizhu"
    monkeypatch.setenv(variable, "relative/paths/are/ignored")
    assert FOLDERS[kind]() == tmp_path / default


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_follow_their_own_custom(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    platformdirs = pytest.importorskip("platformdirs")
    monkeypatch.delenv("PIZHU_HOME")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, **_: f"/custom/{name}")
    assert locations.data_folder() == Path("/custom/pizhu")


def test_whether_there_are_settings() -> None:
    assert not locations.has_settings()
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().touch()
    assert locations.has_settings()


def test_nothing_is_created(home: Path) -> None:
    for folder in FOLDERS.values():
        folder()
    assert not home.exists()


def test_styles_and_samples_are_found() -> None:
    assert locations.styles_folder().name == "styles"
    assert locations.samples_folder().name == "samples"
    assert locations.styles_folder().parent == locations.samples_folder().parent
