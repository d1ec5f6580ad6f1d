"""``pizhu config``: show the settings, or change one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader import locations, settings
from reader.cli import console
from reader.cli.suggestions import closest
from reader.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.cli.parser import Parser

_KEYS = "keys."


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("NAME", nargs="?", help="cli.argument-setting")
    parser.given("VALUE", nargs="*", help="cli.argument-value")
    parser.option("--json", action="store_true", help="cli.option-json")


def run(options: Namespace) -> int:
    """Print all settings or one, or set one."""
    if options.name is None:
        _show_all(as_json=options.json)
        return 0
    _check_name(options.name)
    if options.value:
        _set(options.name, options.value)
    else:
        console.out(_shown(_values(), options.name))
    return 0


def _values() -> dict[str, Any]:
    loaded = settings.load()
    values = {name: getattr(loaded, name) for name in settings.NAMES}
    values["keys"] = {command: list(keys) for command, keys in loaded.keys.items()}
    return values


def _show_all(*, as_json: bool) -> None:
    if as_json:
        console.out_json(_values())
        return
    import tomlkit

    console.out(f"# {locations.settings_file()}")
    console.out(tomlkit.dumps(_values()).rstrip("\n"))


def _check_name(name: str) -> None:
    if name in settings.NAMES or (name.startswith(_KEYS) and name != _KEYS):
        return
    if meant := closest(name, settings.NAMES):
        raise UsageError("cli.typo-setting", name=name, meant=meant)
    raise UsageError("settings.unknown", name=name)


def _shown(values: dict[str, Any], name: str) -> str:
    value = values["keys"].get(name.removeprefix(_KEYS), []) if _KEYS in name else values[name]
    if isinstance(value, dict):
        return "\n".join(f"{command} {' '.join(keys)}" for command, keys in value.items())
    return " ".join(value) if isinstance(value, list) else str(value)


def _set(name: str, words: Sequence[str]) -> None:
    with settings.update() as document:
        if name.startswith(_KEYS):
            document.setdefault("keys", {})[name.removeprefix(_KEYS)] = list(words)
        elif len(words) == 1 and name != "keys":
            document[name] = int(words[0]) if words[0].isdecimal() else words[0]
        else:
            raise UsageError("cli.one-value", name=name)
