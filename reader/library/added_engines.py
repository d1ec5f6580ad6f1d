"""Engines of the library that other packages add, through entry points of ``pizhu.engines``.

An entry point is named like the scheme of its addresses (``shelf`` for ``shelf://…``) and leads to
what opens an engine for an address. The catalogue stays on this machine.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from reader.added import ENGINES, Guarded, package_of, point_of, reason
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.engine import Engine


def added_engine(address: str) -> Engine:
    """Open the engine that another package adds for an address.

    Whatever goes wrong in that engine, a `PizhuError` is all that comes out of it.

    Raises:
        PizhuError: there is none, it does not load, or it does not open.
    """
    scheme = address.partition("://")[0]
    open_engine = opener_of(scheme)
    failure = partial(_failure, scheme)
    try:
        engine = open_engine(address)
    except PizhuError:
        raise
    except Exception as error:
        raise failure(reason(error)) from error
    return cast("Engine", Guarded(engine, failure, (PizhuError, KeyError)))


def opener_of(scheme: str) -> Callable[[str], Engine]:
    """Return what opens the engines that another package adds for a scheme.

    Raises:
        PizhuError: there is none, or it does not load.
    """
    point = point_of(ENGINES, scheme)
    if point is None:
        raise PizhuError("added.no-engine", scheme=scheme)
    try:
        return cast("Callable[[str], Engine]", point.load())
    except Exception as error:
        raise _failure(scheme, reason(error)) from error


def _failure(scheme: str, why: str) -> PizhuError:
    package = package_of(ENGINES, scheme)
    return PizhuError("added.engine-failed", scheme=scheme, package=package, reason=why)
