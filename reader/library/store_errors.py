"""What the store of annotations has to say, as errors for the user."""

from __future__ import annotations

from contextlib import contextmanager

from reader.errors import PizhuError
from reader.typed import TYPE_CHECKING

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
