"""The address of a team's server: what it may say, and what of it may be shown.

A password has no place in it: it would be stored with the settings and stand in lists of processes.
libpq finds it in its own places: ``~/.pgpass``, a service file, ``PGPASSWORD``.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from reader.errors import PizhuError

EMBEDDED = "embedded"
SERVER = "postgresql://"
_SCHEMES = frozenset({"postgresql", "postgres"})
_SECRET = ("pass", "pwd", "secret", "token")  # in names of options, mistyped ones too
_OPEN = "passfile"


def checked_engine(engine: str) -> str:
    """Return an engine as it may be stored and shown: ``embedded``, or an address.

    An address is that of a team's server, or begins like those of an engine that another package
    adds.

    Raises:
        PizhuError: it is neither, or holds a password.
    """
    if engine == EMBEDDED:
        return engine
    from reader.added import ENGINES, names

    scheme, _, rest = engine.partition("://")
    if scheme in _SCHEMES or scheme not in names(ENGINES):
        return checked(engine)
    return checked(f"{SERVER}{rest}").replace(SERVER, f"{scheme}://", 1)


def checked(address: str) -> str:
    """Return an address that may be stored and shown.

    Args:
        address: ``postgresql://[user@]host[:port]/database[?option=value…]``.

    Raises:
        PizhuError: it is none, or holds a password; the message shows nothing of it.
    """
    scheme, _, rest = address.partition("://")
    if scheme not in _SCHEMES or not rest.isprintable() or " " in rest:
        raise PizhuError("team.no-address")
    try:
        parts = urlsplit(f"{SERVER}{rest}")
        options = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise PizhuError("team.no-address") from None
    users, _, hosts = parts.netloc.rpartition("@")
    cut = "@" in parts.path + parts.fragment  # by a / or # in a password
    if cut or ":" in users or "@" in users or any(_is_secret(name.lower()) for name, _ in options):
        raise PizhuError("team.password-in-address")
    if not all(map(_has_good_port, hosts.split(","))):  # a password in its place
        raise PizhuError("team.no-address")
    return f"{SERVER}{rest}"


def _has_good_port(host: str) -> bool:
    port = host.rpartition("]")[2].partition(":")[2]
    return not port or port.isdigit()


def _is_secret(option: str) -> bool:
    return option != _OPEN and any(part in option for part in _SECRET)
