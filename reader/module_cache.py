"""The code of the modules that a command imports, kept in one file of the cache.

Python looks for each module in several folders, then opens, checks and reads a file for it: a tenth
of a millisecond, and a command needs a hundred and more of ours and of Python's own. From here
they come in one file, each checked as Python checks what it compiled, by the time and the size of
its source. Whatever is not in it, or has changed, is imported as ever, and put into it at the end.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

from reader import locations
from reader.text import marshalled

TYPE_CHECKING = False  # importing `typing` for it would cost a fifth of Python's own start
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

    # The file of a source, that of its compiled code, and that code as it is marshalled; between
    # them the time and the size of the source.
    Kept = tuple[str, str | None, int, int, bytes]

_NAMES = sys.stdlib_module_names | {"reader", "annotations"}  # whose places are known for good
_PACKAGE = "__init__.py"


def use(command: str) -> ModuleCache:
    """Import from now on what a command imported before from what was kept of it."""
    cache = ModuleCache(locations.modules_file(command))
    sys.meta_path.insert(0, cache)
    return cache


class ModuleCache:
    """Finds modules in a file of the cache; the import system asks it before all others."""

    def __init__(self, file: str) -> None:
        """Read what was kept in a file, if there is one."""
        self._file = file
        self._kept = _read(file)
        self._before = frozenset(sys.modules)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to import a module, None where that is not known."""
        del path, target
        if name not in self._kept:
            return None
        file, compiled, *state, code = self._kept[name]
        if state != _state(file):
            return None
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file)
        spec.has_location = True
        spec.cached = compiled
        if file.endswith(_PACKAGE):
            spec.submodule_search_locations = [os.path.dirname(file)]
        return spec

    def keep(self) -> None:
        """Put the code into the file that was imported and not in it, if it can be written."""
        if not marshalled.prepare(os.path.dirname(self._file)):
            return
        fresh = {
            name: kept
            for name in sys.modules.keys() - self._before
            if name.partition(".")[0] in _NAMES and (kept := _code_of(name)) is not None
        }
        if fresh:
            marshalled.replace(self._file, marshal.dumps(self._kept | fresh))


class _Loader(SourceFileLoader):
    """Loads a module from kept code; all else about it is as with any module."""

    def __init__(self, name: str, file: str, code: bytes) -> None:
        super().__init__(name, file)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        del fullname
        code: CodeType = marshal.loads(self._code)  # noqa: S302  (our own file in our own folder)
        return code


def _read(file: str) -> dict[str, Kept]:
    """Return what is kept in a file, nothing where there is none."""
    data = marshalled.private_bytes(file)
    try:
        return marshal.loads(data) if data else {}  # noqa: S302  (the same)
    except (ValueError, EOFError, TypeError):
        return {}


def _code_of(name: str) -> Kept | None:
    """Return the code of an imported module where it came from a source of its own."""
    spec = getattr(sys.modules[name], "__spec__", None)
    if spec is None or spec.name != name or type(spec.loader) is not SourceFileLoader:
        return None
    state = _state(spec.origin)  # before the code, so that what changes meanwhile is no match
    code = spec.loader.get_code(name)
    return (spec.origin, spec.cached, *state, marshal.dumps(code)) if state else None


def _state(file: str) -> list[int]:
    """Return the time and the size of a file, nothing where it is gone."""
    try:
        status = os.stat(file)
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size]
