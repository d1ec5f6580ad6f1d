"""Scripts by name: the displays of the reader and OpenCC's configurations."""

from __future__ import annotations

from reader.cli import console
from reader.cli.parser import OneOf
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser
    from reader.settings import Settings


def display_names() -> tuple[str, ...]:
    """Return all that a text can be shown in."""
    from reader.text.script import CONFIGS, DISPLAYS

    return (*DISPLAYS, *CONFIGS)


def config_names() -> tuple[str, ...]:
    """Return OpenCC's configurations."""
    from reader.text.script import CONFIGS

    return CONFIGS


def punctuation_styles() -> tuple[str, ...]:
    """Return the styles of punctuation marks."""
    from reader.text.punctuation import STYLES

    return STYLES


def add_showing(parser: Parser) -> None:
    """Let a command be told how texts are shown, apart from their script."""
    style = OneOf("--punctuation", punctuation_styles)
    parser.option("--punctuation", metavar="STYLE", type=style, help="cli.option-punctuation")
    parser.option("--rare", action="store_true", help="cli.option-rare")
    parser.option("--no-exceptions", action="store_true", help="cli.option-no-exceptions")


def preferences(options: Namespace) -> Settings:
    """Return the settings, as far as the options of `add_showing` do not prevail over them."""
    from reader import settings

    loaded = settings.load()
    for problem in loaded.problems:
        console.report(problem)
    # What goes to another program keeps its marks unless they are asked for.
    return loaded._replace(
        punctuation=options.punctuation or "original",
        rare_characters=options.rare or loaded.rare_characters,
        exceptions=() if options.no_exceptions else loaded.exceptions,
    )
