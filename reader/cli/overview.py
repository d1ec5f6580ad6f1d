"""The help of the program as a whole; made without `argparse`, so that it comes at once."""

from __future__ import annotations

from reader.i18n import tr

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from collections.abc import Iterable

_USES = ("[FILE]", "FOLDER", "-", "COMMAND …")
_OPTIONS = ("-h, --help", "-V, --version", "--language LANGUAGE", "--encoding ENCODING")


def overview(commands: Iterable[str]) -> str:
    """Return how to call the program, all commands and the options that all of them know."""
    return "\n\n".join(
        [
            tr("cli.about"),
            _table(tr("cli.heading-usage"), use_rows()),
            _table(tr("cli.heading-commands"), [(n, tr(f"cli.summary-{n}")) for n in commands]),
            _table(f"{tr('cli.heading-options')}:", option_rows()),
            tr("cli.more-help"),
        ]
    )


def use_rows() -> list[tuple[str, str]]:
    """Return the ways of calling the program, and what each does."""
    return [(f"pizhu {use}", tr(f"cli.use-{i}")) for i, use in enumerate(_USES)]


def option_rows() -> list[tuple[str, str]]:
    """Return the options that all commands know, and what each does."""
    return [(option, tr(f"cli.option-{option.split('--')[1].split()[0]}")) for option in _OPTIONS]


def _table(heading: str, rows: list[tuple[str, str]]) -> str:
    return "\n".join([heading, *(f"  {left:<21} {right}" for left, right in rows)])
