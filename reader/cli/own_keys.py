"""The user's own keys of a command: shown as the shell takes them, or set."""

from __future__ import annotations

from shlex import join

from reader import settings
from reader.cli import console
from reader.cli.suggestions import nearest
from reader.errors import UsageError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.cli.interface import Interface, OwnKeys


def show_or_set(command: str, keys: Sequence[str], interface: Interface) -> None:
    """Show the keys of a command, or set them; a single empty one brings the usual ones back.

    Raises:
        UsageError: there is no such command.
        PizhuError: the keys cannot be taken; nothing is changed then.
    """
    own = settings.load().keys
    commands = {**own, **interface.commands(own)}
    if command not in commands:
        raise _unknown(command, commands)
    if not keys:
        console.out(join(commands[command]))
    else:
        wanted = {**own, command: keys}
        if list(keys) == [""]:
            del wanted[command]
        _refuse_new_problems(own, wanted, interface)
        _save(command, wanted.get(command))


def _unknown(command: str, commands: Mapping[str, object]) -> UsageError:
    near = nearest(command, commands)
    if near:
        return UsageError("cli.typo-command-of-keys", command=command, near=", ".join(near))
    return UsageError("cli.no-command-of-keys", command=command)


def _refuse_new_problems(own: OwnKeys, wanted: OwnKeys, interface: Interface) -> None:
    before = {str(problem) for problem in interface.wrong_keys(own)}
    for problem in interface.wrong_keys(wanted):
        if str(problem) not in before:
            raise problem


def _save(command: str, keys: Sequence[str] | None) -> None:
    with settings.update() as document:
        table = document.setdefault("keys", {})
        table.pop(command, None)
        if keys is not None:
            table[command] = list(keys)
