"""What an error says, as data and for whoever looks into it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from annotations.errors import AnnotationError, StorageError, UnknownAnnotationError

FILE = Path("笔记.json")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "annotations.disk-full"),
        (errno.EDQUOT, "annotations.disk-full"),
        (errno.EACCES, "annotations.no-permission"),
        (errno.EPERM, "annotations.no-permission"),
        (errno.EROFS, "annotations.no-permission"),
    ],
)
def test_what_the_system_refused(number: int, key: str) -> None:
    error = StorageError.from_os(OSError(number, "x"), FILE)
    assert (type(error), error.key, error.values) == (StorageError, key, {"path": FILE})


@pytest.mark.parametrize(
    ("refused", "reason"),
    [(OSError(errno.EIO, "x"), "Input/output error"), (OSError("odd"), "odd")],
)
def test_why_a_disk_failed(refused: OSError, reason: str) -> None:
    error = StorageError.from_os(refused, FILE)
    assert error.key == "annotations.disk-error"
    assert error.values == {"path": FILE, "reason": reason}


def test_which_annotation_is_unknown() -> None:
    error = UnknownAnnotationError("a" * 16)
    assert (error.key, error.values) == ("annotations.unknown", {"id": "a" * 16})


def test_an_error_is_told_in_a_line() -> None:
    assert str(AnnotationError("area.name")) == "area.name"
    assert str(AnnotationError("area.name", one=1, two="二")) == "area.name (one=1, two=二)"
