"""What the user decides once: a TOML file read at start and changed without losing its comments.

A file that cannot be used never stops the program: what is wrong falls back to the defaults, and
`Settings.problems` tells what and why.
"""

from __future__ import annotations

import contextlib
from operator import add, or_
from types import MappingProxyType

from reader import locations
from reader.errors import PizhuError
from reader.i18n import LANGUAGES
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from tomlkit import TOMLDocument

    from reader.word_exceptions import WordException


class Settings(NamedTuple):
    """The settings in use.

    Attributes:
        language: one of `reader.i18n.LANGUAGES`; empty follows the locale.
        theme: the name of a colour theme.
        measure: the width of the text column in Han characters, which take two cells each.
        even_lines: whether lines of running text are spaced to end at the same cell.
        hanging_marks: whether a mark that would start a line stands behind the line before it.
        ambiguous_width: whether the terminal draws marks such as “ ” … ``narrow`` or ``wide``.
        tree_width: the width of the section tree in cells.
        script: what a document opens in: a display (``original``, ``simplified`` …) or the name
            of an OpenCC configuration.
        punctuation: the style of punctuation marks, one of `reader.text.punctuation.STYLES`.
        rare_characters: whether a conversion may give characters outside the basic plane.
        exceptions: the words that conversions leave to the user.
        reading_speed: how many characters the user reads in a minute.
        dictionary: the command that looks a word up, in which ``{word}`` stands for it; empty
            takes ``sdcv`` or ``dict``, whichever is installed.
        editor: the command that edits a long note; empty asks ``$VISUAL`` and ``$EDITOR``.
        scroll_speed: how fast the text goes by on its own, in characters a minute.
        engine: where the texts of the library lie: ``embedded``, or the address of a server
            (``postgresql://host/database``), without a password.
        visibility: whether new annotations are shown to the team (``team``) or never leave this
            machine (``private``).
        author: who signs new annotations; empty signs none.
        keys: the keys of a command that replace its usual ones, by the command's name;
            `USUAL_KEYS` where those in the file are wrong.
        problems: what the file held that could not be used.
    """

    language: str = ""
    theme: str = "paper"
    measure: int = 40
    even_lines: bool = False
    hanging_marks: bool = False
    ambiguous_width: str = "narrow"
    tree_width: int = 32
    script: str = "original"
    punctuation: str = "original"
    rare_characters: bool = False
    exceptions: tuple[WordException, ...] = ()
    reading_speed: int = 400
    dictionary: str = ""
    editor: str = ""
    scroll_speed: int = 400
    engine: str = "embedded"
    visibility: str = "private"
    author: str = ""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    problems: tuple[PizhuError, ...] = ()

    @property
    def wide_marks(self) -> bool:
        """Whether the terminal gives two cells to characters whose width is ambiguous."""
        return self.ambiguous_width == "wide"


THEMES = ("paper", "night", "sepia", "contrast", "terminal")
"""The colour themes that there are besides the user's own."""
USUAL_KEYS = ("",)
"""What stands for a command's usual keys, as far as no other command has been given them."""
NAMES = tuple(name for name in Settings._fields if name != "problems")


def load() -> Settings:
    """Return the settings of the user's file; the defaults where there is none."""
    path = locations.settings_file()
    try:
        values = _read(path)
    except FileNotFoundError:
        return Settings()
    except PizhuError as error:
        return Settings(problems=(error,))
    accepted: dict[str, Any] = {}
    problems: list[PizhuError] = []
    for name, value in _apart(values):
        try:
            checked = check(name, value)
        except PizhuError as error:
            problems.append(PizhuError("settings.in-file", path=path, problem=error))
            if name != "keys" or not isinstance(value, dict):
                continue
            checked = dict.fromkeys(value, USUAL_KEYS)
        accepted[name] = _JOIN[name](accepted[name], checked) if name in accepted else checked
    return Settings(**accepted, problems=tuple(problems))


def _apart(values: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield the values of settings by name, the entries of a table each by itself."""
    for name, value in values.items():
        if name not in _JOIN or not isinstance(value, dict):
            yield name, value
            continue
        for key, entry in value.items():
            several = name == "exceptions" and isinstance(entry, list)
            for part in [[one] for one in entry] if several else [entry]:
                yield name, {key: part}


@contextlib.contextmanager
def update() -> Iterator[TOMLDocument]:
    """Change the settings file: yields its values by name, checks them and saves at the end.

    Comments and order are kept, and nothing is saved when the block or a check fails.

    Raises:
        PizhuError: the file cannot be read or written, or a value is not one that `check` accepts.
    """
    import tomlkit

    from annotations.storage import files

    path = locations.settings_file()
    with contextlib.suppress(FileNotFoundError):
        _read(path)
    document = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
    yield document
    for name, value in document.unwrap().items():
        check(name, value)
    try:
        target = path.resolve()  # the file may be a link into a folder of dotfiles
        files.make_folder(target.parent)
        files.replace(target, tomlkit.dumps(document).encode())
    except OSError as error:
        raise PizhuError("settings.unwritable", path=path, reason=error.strerror) from error


def check(name: str, value: object) -> object:
    """Return a value in the form that `Settings` keeps.

    Raises:
        PizhuError: there is no setting of that name, or it cannot have that value.
    """
    if name not in _CHECKS:
        raise PizhuError("settings.unknown", name=name)
    return _CHECKS[name](name, value)


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        import tomllib  # only now: most users have no such file

        return tomllib.loads(text)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise PizhuError("settings.unreadable", path=path, reason=error.strerror) from error
    except ValueError as error:  # tomllib's and Unicode's errors are both ValueErrors
        raise PizhuError("settings.broken", path=path, reason=error) from error


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise PizhuError("settings.not-text", name=name, value=value)
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[str, object], str]:
    def checked(name: str, value: object) -> str:
        if value not in choices:
            shown = ", ".join(choice or '""' for choice in choices)
            raise PizhuError("settings.not-a-choice", name=name, value=value, choices=shown)
        return str(value)

    return checked


def _number(least: int, most: int) -> Callable[[str, object], int]:
    def checked(name: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise PizhuError(
                "settings.not-in-range", name=name, value=value, least=least, most=most
            )
        return value

    return checked


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise PizhuError("settings.not-a-flag", name=name, value=value)
    return value


def _engine(name: str, value: object) -> str:
    from reader.addresses import checked_engine

    return checked_engine(_text(name, value))


def _theme(name: str, value: object) -> str:
    value = _text(name, value)
    if value in THEMES:
        return str(value)
    own = sorted(file.stem for file in locations.themes_folder().glob("*.toml"))
    return _one_of((*THEMES, *own))(name, value)


def _script(name: str, value: object) -> str:
    if value == Settings().script:
        return str(value)
    from reader.text.script import CONFIGS, DISPLAYS

    return _one_of((*DISPLAYS, *CONFIGS))(name, _text(name, value))


def _punctuation(name: str, value: object) -> str:
    from reader.text.punctuation import STYLES

    return _one_of(STYLES)(name, value)


def _exceptions(name: str, value: object) -> tuple[WordException, ...]:
    from reader import word_exceptions

    return word_exceptions.check(name, value)


def _keys(name: str, value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise PizhuError("settings.not-a-table", name=name)
    return MappingProxyType(
        {str(command): _key_list(command, keys) for command, keys in value.items()}
    )


def _key_list(command: str, keys: object) -> tuple[str, ...]:
    listed = keys if isinstance(keys, list) else [keys]
    if not all(isinstance(key, str) and key for key in listed):
        raise PizhuError("settings.not-keys", command=command, value=keys)
    return tuple(listed)


_JOIN: Mapping[str, Callable[[Any, Any], Any]] = {"keys": or_, "exceptions": add}
"""The settings that are tables, and how what `check` returned for two parts of one is joined."""
_CHECKS: dict[str, Callable[[str, object], object]] = {
    "language": _one_of(("", *LANGUAGES)),
    "theme": _theme,
    "measure": _number(10, 100),
    "even_lines": _flag,
    "hanging_marks": _flag,
    "ambiguous_width": _one_of(("narrow", "wide")),
    "tree_width": _number(12, 100),
    "script": _script,
    "punctuation": _punctuation,
    "rare_characters": _flag,
    "exceptions": _exceptions,
    "reading_speed": _number(50, 5000),
    "dictionary": _text,
    "editor": _text,
    "scroll_speed": _number(60, 3000),
    "engine": _engine,
    "visibility": _one_of(("private", "team")),
    "author": _text,
    "keys": _keys,
}
