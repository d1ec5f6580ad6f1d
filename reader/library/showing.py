"""How the user wants texts to be shown: script, exceptions, punctuation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.text.rewriting import Rewriting

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.text.punctuation import Style


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
