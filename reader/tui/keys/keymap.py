"""Which keys give which command: the table's defaults with the user's own keys laid over them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.settings import USUAL_KEYS
from reader.tui.keys.command import Context
from reader.tui.keys.commands import BY_ID, COMMANDS
from reader.tui.keys.key_sequences import clash, is_key, parse_sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reader.tui.keys.command import Command

    Overrides = Mapping[str, str | Sequence[str]]

Keys = tuple[str, ...]

_TEXT = (Context.TEXT, Context.OBJECTS, Context.READING, Context.PROGRAM)
# Contexts whose keys can be typed at the same moment: the first one that knows a key has it.
LAYERS: Mapping[str, tuple[Context, ...]] = {
    "text": _TEXT,
    "selecting": (Context.SELECTING, *_TEXT),
    "touring": (Context.TOURING, *_TEXT),
    "changed": (Context.CHANGED, *_TEXT),
    "adjusting": (Context.ADJUSTING, Context.PROGRAM),
    "scrolling": (Context.SCROLLING, *_TEXT),
    "tree": (Context.TREE, Context.READING, Context.PROGRAM),
    "filter": (Context.FILTER,),
    "results": (Context.RESULTS, Context.READING, Context.PROGRAM),
    "library": (Context.LIBRARY, Context.PROGRAM),
    "catalogue": (Context.CATALOGUE, Context.MATCHES),
    "library_search": (Context.LIBRARY_SEARCH, Context.MATCHES),
    "library_counts": (Context.LIBRARY_COUNTS, Context.ROWS, Context.PROGRAM),
    "annotations": (Context.ANNOTATIONS, Context.MATCHES),
    "review": (Context.REVIEW, Context.ROWS, Context.PROGRAM),
    "codebook": (Context.CODEBOOK, Context.ROWS, Context.PROGRAM),
    "matrix": (Context.MATRIX, Context.ROWS, Context.PROGRAM),
    "collation": (Context.COLLATION, Context.ROWS, Context.PROGRAM),
    "figures": (Context.FIGURES, Context.MATCHES),
    "terms": (Context.TERMS, Context.MATCHES),
    "ticking": (Context.TICKING, Context.ROWS, Context.PROGRAM),
    "settings": (Context.SETTINGS, Context.PROGRAM),
    "help": (Context.HELP,),
    "picker": (Context.PICKER, Context.MATCHES),
    "correcting": (Context.CORRECTING,),
    "search": (Context.SEARCH,),
    "tags": (Context.TAGS, Context.MATCHES),
    "note": (Context.NOTE,),
    "prompt": (Context.PROMPT,),
    "confirm": (Context.CONFIRM,),
}

_SHOWN = {
    "space": "keymap.space",
    "escape": "keymap.escape",
    "enter": "keymap.enter",
    "tab": "keymap.tab",
    "pagedown": "keymap.pagedown",
    "pageup": "keymap.pageup",
    "home": "keymap.home",
    "end": "keymap.end",
    "delete": "keymap.delete",
}
_FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))
_ARROWS = {"up": "↑", "down": "↓", "left": "←", "right": "→"}


class Keymap:
    """The keys of every command.

    Attributes:
        conflicts: what could not be taken from the user's own keys; those commands kept the
            default ones.
    """

    def __init__(self, overrides: Overrides | None = None) -> None:
        self.conflicts: list[PizhuError] = []
        self._keys = {command.id: _parse(command.keys) for command in COMMANDS}
        self._lay_over(overrides or {})
        self._layers: dict[str, dict[Keys, str]] = {}

    def keys(self, command: str) -> tuple[Keys, ...]:
        """Return the sequences that give a command."""
        return self._keys[command]

    def sequences(self, layer: str) -> Mapping[Keys, str]:
        """Return the commands that can be given in one of `LAYERS`, by their keys."""
        if layer not in self._layers:
            self._layers[layer] = self._merge(LAYERS[layer])
        return self._layers[layer]

    def label(self, command: str) -> str:
        """Return the first key of a command as shown in hints; empty where it has none."""
        keys = self._keys[command]
        return sequence_label(keys[0]) if keys else ""

    def labels(self, command: str) -> str:
        """Return all keys of a command as shown in help."""
        return " ".join(sequence_label(keys) for keys in self._keys[command])

    def hint(self, *commands: str) -> str:
        """Return the first keys of commands, each with what it does."""
        return "  ".join(f"{self.label(name)} {tr(f'hints.{name}')}" for name in commands)

    def _lay_over(self, overrides: Overrides) -> None:
        """Take the user's own keys; of those that clash the last ones are given back."""
        changed: list[Command] = []
        wrong: list[Command] = []
        for name, keys in overrides.items():
            own = _parse((keys,) if isinstance(keys, str) else tuple(keys))
            if problem := _problem(name, own):
                self.conflicts.append(problem)
            if name in BY_ID:
                is_wrong = problem is not None or keys == USUAL_KEYS
                self._keys[name] = () if is_wrong else own
                (wrong if is_wrong else changed).append(BY_ID[name])
        while rivals := [(c, rival) for c in changed if (rival := self._rival(c))]:
            command, rival = rivals[-1]
            shown = ", ".join(map(" ".join, self._keys[command.id]))
            values = {"command": command.id, "keys": shown, "other": rival}
            self.conflicts.append(PizhuError("keymap.taken", **values))
            self._keys[command.id] = _parse(command.keys)
            changed.remove(command)
        for command in wrong:
            self._keys[command.id] = tuple(self._free(command))

    def _free(self, command: Command) -> Iterator[Keys]:
        """Yield the usual keys of a command that no other one within reach has been given."""
        for keys in _parse(command.keys):
            self._keys[command.id] = (keys,)
            if self._rival(command) is None:
                yield keys

    def _rival(self, command: Command) -> str | None:
        """Return the command within reach of this one whose keys clash with its keys.

        Commands that clash in the table itself do so on purpose: the inner context has the key.
        """
        contexts = {c for layer in LAYERS.values() if command.context in layer for c in layer}
        for other in COMMANDS:
            if other.context in contexts and other is not command:
                theirs = self._keys[other.id]
                if _clash(theirs, self._keys[command.id]) and not _clash(
                    _parse(other.keys), _parse(command.keys)
                ):
                    return other.id
        return None

    def _merge(self, contexts: tuple[Context, ...]) -> dict[Keys, str]:
        merged: dict[Keys, str] = {}
        begun: set[Keys] = set()  # what begins a sequence of these, each as a whole included
        for context in contexts:
            for command in COMMANDS:
                if command.context is context:
                    for keys in self._keys[command.id]:
                        parts = [keys[:length] for length in range(1, len(keys) + 1)]
                        if keys not in begun and merged.keys().isdisjoint(parts):
                            merged[keys] = command.id
                            begun.update(parts)
        return merged


def sequence_label(keys: Keys) -> str:
    """Return a sequence as shown to the user: ``gg``, ``Ctrl+R``, ``PgDn``."""
    return "".join(_key_label(key) for key in keys)


def available(layer: str) -> list[Command]:
    """Return the commands that can be given in one of `LAYERS`, in the table's order."""
    contexts = LAYERS[layer]
    return [command for command in COMMANDS if command.context in contexts]


def _problem(name: str, keys: Iterable[Keys]) -> PizhuError | None:
    """Return what is wrong with the user's keys of a command as such, None if nothing is."""
    if name not in BY_ID:
        return PizhuError("keymap.unknown_command", command=name)
    wrong = next((key for sequence in keys for key in sequence if not is_key(key)), None)
    return None if wrong is None else PizhuError("keymap.no_key", command=name, keys=wrong)


def _clash(some: Iterable[Keys], others: Collection[Keys]) -> bool:
    return any(clash(keys, other) for keys in some for other in others)


@cache
def _parse(keys: tuple[str, ...]) -> tuple[Keys, ...]:
    return tuple(filter(None, map(parse_sequence, keys)))


def _key_label(key: str) -> str:
    if key in _SHOWN:
        return tr(_SHOWN[key])
    if key in _ARROWS:
        return _ARROWS[key]
    if key in _FUNCTION_KEYS:
        return key.upper()
    modifier, plus, rest = key.partition("+")
    if plus and rest:
        return f"{modifier.capitalize()}+{rest.upper() if len(rest) == 1 else _key_label(rest)}"
    return key
