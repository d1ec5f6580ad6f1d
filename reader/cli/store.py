"""The user's annotations, for commands: errors of the store as errors of the program."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn what `annotations` raises inside into a `PizhuError` with the same message."""
    from annotations.errors import AnnotationError

    try:
        yield
    except AnnotationError as error:
        raise PizhuError(error.key, **error.values) from error
