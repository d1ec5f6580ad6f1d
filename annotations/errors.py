"""What can go wrong, as data: the caller turns a key and its values into words."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class AnnotationError(Exception):
    """The base of all errors of this package.

    Attributes:
        key: names the message, as ``annotations.name``.
        values: what fills the message's placeholders.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        filled = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.key} ({filled})" if filled else self.key


class StorageError(AnnotationError):
    """A file could not be read or written; what it held before is still there."""

    @classmethod
    def from_os(cls, error: OSError, path: Path) -> StorageError:
        """Return the error that says what the operating system refused for ``path``."""
        if error.errno in _FULL:
            return cls("annotations.disk-full", path=path)
        if error.errno in _FORBIDDEN:
            return cls("annotations.no-permission", path=path)
        reason = os.strerror(error.errno) if error.errno else str(error)
        return cls("annotations.disk-error", path=path, reason=reason)


class UnknownAnnotationError(AnnotationError):
    """No annotation has the id that was asked for."""

    def __init__(self, identifier: str) -> None:
        super().__init__("annotations.unknown", id=identifier)


class FormatError(AnnotationError):
    """Data from outside is not what its format promises."""
