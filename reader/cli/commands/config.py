"""``pizhu config``: show the settings, or change one."""

from __future__ import annotations

from reader import locations, settings
from reader.cli import console, own_keys
from reader.cli.suggestions import closest
from reader.errors import UsageError
from reader.typed import TYPE_CHECKING
from reader.word_exceptions import written

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import MutableMapping, Sequence
    from typing import Any

    from reader.cli.parser import Parser

_KEYS = "keys."
_EXCEPTIONS = "exceptions."
_FLAGS = {"true": True, "false": False}


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
    if options.name.startswith(_KEYS):
        own_keys.show_or_set(options.name.removeprefix(_KEYS), options.value, options.interface)
    elif options.value:
        _set(options.name, options.value)
    else:
        console.out(_shown(_values(), options.name))
    return 0


def _values() -> dict[str, Any]:
    loaded = settings.load()
    values = {name: getattr(loaded, name) for name in settings.NAMES}
    own = {name: list(keys) for name, keys in loaded.keys.items() if keys != settings.USUAL_KEYS}
    values["keys"] = own
    values["exceptions"] = written(loaded.exceptions)
    return values


def _show_all(*, as_json: bool) -> None:
    if as_json:
        console.out_json(_values())
        return
    import tomlkit

    console.out(f"# {locations.settings_file()}")
    console.out(tomlkit.dumps(_values()).rstrip("\n"))


def _check_name(name: str) -> None:
    if name in settings.NAMES or any(
        name.startswith(table) and name != table for table in (_KEYS, _EXCEPTIONS)
    ):
        return
    if meant := closest(name, settings.NAMES):
        raise UsageError("cli.typo-setting", name=name, meant=meant)
    raise UsageError("settings.unknown", name=name)


def _shown(values: dict[str, Any], name: str) -> str:
    table, dot, entry = name.partition(".")
    value = values[table].get(entry, []) if dot else values[name]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "\n".join(f"{key} {_in_words(own)}" for key, own in value.items())
    return _in_words(value)


def _in_words(value: object) -> str:
    """Return the value of an entry of a table, or of a setting."""
    if isinstance(value, dict):
        return " ".join(f"{key}={_in_words(own)}" for key, own in value.items())
    return " ".join(map(_in_words, value)) if isinstance(value, list) else str(value)


def _set(name: str, words: Sequence[str]) -> None:
    with settings.update() as document:
        table, dot, entry = name.partition(".")
        if len(words) != 1 or name in {"keys", "exceptions"}:
            raise UsageError("cli.one-value", name=name)
        if dot:
            _set_exception(document.setdefault(table, {}), entry, words[0])
        else:
            word = words[0]
            document[name] = _FLAGS.get(word, int(word) if word.isdecimal() else word)


def _set_exception(exceptions: MutableMapping[str, Any], word: str, shown: str) -> None:
    """Let a word be shown as another; an empty one takes the exception back."""
    if shown:
        exceptions[word] = shown
    else:
        exceptions.pop(word, None)
