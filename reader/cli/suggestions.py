"""What a mistyped word may have meant."""

from __future__ import annotations

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice spelt most like ``word``, None where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(choices), n=1, cutoff=0.7)), None)


def nearest(word: str, choices: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the choices that hold ``word``, or are spelt a little like it, ``most`` at most."""
    from difflib import get_close_matches

    known = list(choices)
    holding = [choice for choice in known if word and word in choice]
    alike = get_close_matches(word, known, n=most)
    return list(dict.fromkeys((*holding, *alike)))[:most]
