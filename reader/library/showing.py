"""How the user wants texts to be shown: script, exceptions, punctuation marks."""

from __future__ import annotations

from reader.text.rewriting import Rewriting
from reader.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.text.punctuation import Style

ORIGINAL = "original"
"""The display in which nothing is converted."""


def conversion(display: str, script: str) -> str | None:
    """Return the conversion that shows a document so, None for the original.

    Args:
        display: one of `reader.text.script.DISPLAYS`, or a conversion's own name.
        script: what the document is in, as `detect_script` tells it.

    Raises:
        LookupError: there is no such display.
    """
    if display == ORIGINAL:
        return None
    from reader.text.script import config_for

    return config_for(display, script)


def rewriting(
    preferences: Settings,
    config: str | None,
    *,
    document: str = "",
    script: str = "none",
) -> Rewriting:
    """Return how texts are shown.

    Args:
        preferences: the user's settings.
        config: the conversion, one of OpenCC's names; None leaves the script as it is.
        document: the id of the document that they are of; empty for none.
        script: what the texts are in, as `detect_script` tells it.

    Raises:
        LookupError: there is no such conversion.
    """
    style = cast("Style", preferences.punctuation)
    if config is None:
        return Rewriting(punctuation=style, traditional=script == "traditional")
    from reader.text.exceptions import Exceptions
    from reader.text.script import converter
    from reader.word_exceptions import chosen

    words = chosen(preferences.exceptions, config, document)
    return Rewriting(
        converter(config, rare=preferences.rare_characters),
        Exceptions(words),
        style,
        traditional="2s" not in config,
    )
