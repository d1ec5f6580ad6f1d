"""What a mistyped word may have meant."""

from __future__ import annotations

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice spelt most like ``word``, None where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(choices), n=1, cutoff=0.7)), None)
