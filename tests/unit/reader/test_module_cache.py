"""Modules whose code was kept are the same, and only as long as their sources are."""

from __future__ import annotations

import importlib.util
import inspect
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader import bare_pathlib, module_cache
from reader.module_cache import ModuleCache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = '"""A part."""\n\ndef said() -> str:\n    return "甲"\n'


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "kept_package"
    folder.mkdir()
    folder.joinpath("__init__.py").write_text("", encoding="utf-8")
    folder.joinpath("part.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(module_cache, "_NAMES", {"kept_package"})
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    yield folder
    forget()


def forget() -> None:
    for name in [name for name in sys.modules if name.startswith("kept_package")]:
        del sys.modules[name]


def kept(file: Path, name: str = "kept_package.part") -> ModuleCache:
    """Import a module, and return what is kept of it."""
    first = ModuleCache(str(file))
    importlib.import_module(name)
    first.keep()
    forget()
    return ModuleCache(str(file))


def test_a_kept_module_is_as_any_other(package: Path, tmp_path: Path) -> None:
    cache = kept(tmp_path / "cache" / "modules")
    sys.meta_path.insert(0, cache)
    part = importlib.import_module("kept_package.part")
    assert type(part.__loader__).__module__ == "reader.module_cache"
    assert part.said() == "甲"
    assert part.__file__ == str(package / "part.py")
    assert part.__cached__ == importlib.util.cache_from_source(part.__file__)
    assert inspect.getsource(part) == SOURCE
    assert sys.modules["kept_package"].__path__ == [str(package)]
    assert importlib.reload(part).said() == "甲"


def test_a_changed_source_is_read_again(package: Path, tmp_path: Path) -> None:
    file = tmp_path / "modules"
    cache = kept(file)
    assert cache.find_spec("kept_package.part") is not None
    package.joinpath("part.py").write_text(SOURCE.replace("甲", "乙丙"), encoding="utf-8")
    assert cache.find_spec("kept_package.part") is None
    assert kept(file).find_spec("kept_package.part") is not None
    package.joinpath("part.py").unlink()
    assert ModuleCache(str(file)).find_spec("kept_package.part") is None


@pytest.mark.usefixtures("package")
def test_what_was_there_before_and_others_modules_are_not_kept(tmp_path: Path) -> None:
    tmp_path.joinpath("others_part.py").write_text(SOURCE, encoding="utf-8")
    importlib.import_module("kept_package")
    cache = ModuleCache(str(tmp_path / "modules"))
    importlib.import_module("kept_package.part")
    importlib.import_module("others_part")
    cache.keep()
    found = ModuleCache(str(tmp_path / "modules"))
    names = ("kept_package", "kept_package.part", "others_part")
    assert [found.find_spec(name) is not None for name in names] == [False, True, False]


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("damage", [b"", b"x", b"{", None])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "modules"
    kept(file)
    file.write_bytes(file.read_bytes()[:-9] if damage is None else damage)
    assert ModuleCache(str(file)).find_spec("kept_package.part") is None
    assert kept(file).find_spec("kept_package.part") is not None


@pytest.mark.usefixtures("package")
@pytest.mark.skipif(os.name != "posix", reason="has no such permissions")
def test_what_others_may_write_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "modules"
    kept(file)
    file.chmod(0o666)
    assert ModuleCache(str(file)).find_spec("kept_package.part") is None


@pytest.mark.usefixtures("package")
def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_bytes(b"")
    cache = kept(tmp_path / "file" / "modules")
    assert cache.find_spec("kept_package.part") is None


def test_paths_need_no_addresses_until_one_is_wanted() -> None:
    program = (
        "import sys; from reader.bare_pathlib import import_pathlib; import_pathlib();"
        "bare = 'urllib.parse' not in sys.modules;"
        "from pathlib import Path; address = Path('/甲 b').as_uri();"
        "from urllib.parse import unquote; print(bare, address, unquote(address))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60)  # noqa: S603  (our own program)
    assert done.stdout.split() == ["True", "file:///%E7%94%B2%20b", "file:///甲", "b"]


def test_paths_that_are_there_stay() -> None:
    before = sys.modules["pathlib"]
    bare_pathlib.import_pathlib()
    assert sys.modules["pathlib"] is before
