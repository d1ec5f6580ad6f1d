"""What other packages add to Pizhu, through entry points.

Nothing of it is loaded before it is wanted, so that packages cost nothing at the start, and one
that is broken spoils only what it adds.
"""

from __future__ import annotations

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

FORMATS = "pizhu.formats"
"""Readers of formats, by the endings of files."""
EXPORTERS = "pizhu.exporters"
"""Forms of export, by their names."""
ENGINES = "pizhu.engines"
"""Engines of the library, by the schemes of their addresses."""
_LONGEST_REASON = 200


class Added(NamedTuple):
    """Something that another package adds: its name, and where in the package it is."""

    name: str
    package: str


def added(group: str) -> list[Added]:
    """Return what other packages add to a group, in the order of the names."""
    from importlib.metadata import entry_points

    return sorted(Added(point.name, point.value) for point in entry_points(group=group))


def names(group: str) -> frozenset[str]:
    """Return the names of what other packages add to a group."""
    return frozenset(one.name for one in added(group))


def point_of(group: str, name: str) -> EntryPoint | None:
    """Return where a package adds something of a name, None where none does."""
    from importlib.metadata import entry_points

    return next(iter(entry_points(group=group, name=name)), None)


def package_of(group: str, name: str) -> str:
    """Return where a package adds something of a name; the name itself where none does."""
    point = point_of(group, name)
    return point.value if point else name


def reason(error: Exception) -> str:
    """Return what to say, in one line, of something that failed in another package."""
    from reader.text.sanitise import sanitise

    return sanitise(f"{type(error).__name__}: {error}".split("\n", 1)[0])[:_LONGEST_REASON]


class Guarded:
    """Something of another package; a method that fails, or is not there, is told in one line.

    Args:
        wrapped: what it is.
        failure: makes of a reason what is raised.
        let_through: errors that its methods may raise.
    """

    def __init__(
        self,
        wrapped: object,
        failure: Callable[[str], Exception],
        let_through: tuple[type[Exception], ...],
    ) -> None:
        self._wrapped = wrapped
        self._failure = failure
        self._let_through = let_through

    def __getattr__(self, name: str) -> object:
        try:
            found = getattr(self._wrapped, name)
        except AttributeError as error:
            raise self._failure(reason(error)) from error
        return self._guarded(found) if callable(found) else found

    def _guarded(self, method: Callable[..., object]) -> Callable[..., object]:
        def call(*values: object, **named: object) -> object:
            try:
                return method(*values, **named)
            except self._let_through:
                raise
            except Exception as error:
                raise self._failure(reason(error)) from error

        return call
