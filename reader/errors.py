"""The one base of all errors that a user can cause."""

from __future__ import annotations

from reader.i18n import tr


class PizhuError(Exception):
    """Something the user can mend; its text is one line in the user's language.

    Attributes:
        key: the message in the catalogues, as ``area.name``.
        values: what fills the message's placeholders.
        exit_code: 1 for a failure, 2 for wrong usage.
    """

    exit_code = 1

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return tr(self.key, **self.values)


class UsageError(PizhuError):
    """The command was called in a way that it does not understand."""

    exit_code = 2
