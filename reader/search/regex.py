"""Regular expressions over folded text, and what they may cost.

Python's engine can take exponential time, and nothing in the process can stop it. So a pattern runs
in this process only if it is *cheap*: it repeats at most one thing, that thing is no group, and the
paragraph is not very long; then its time grows with the square of the paragraph's length at worst.
Any other pattern runs in a process of its own, which is ended after a time limit.
"""

from __future__ import annotations

import re
import warnings

from reader.errors import PizhuError
from reader.search.query import Pattern
from reader.text.fold import fold

_CLASS = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_PART = re.compile(rf"\\.|{_CLASS}|[^\x00-\x7f]", re.DOTALL)
_CLASS_PART = re.compile(r"\\.|.-.|[^\x00-\x7f]", re.DOTALL)
_ESCAPED_OR_CLASS = re.compile(rf"\\.|{_CLASS}", re.DOTALL)
_REPEAT = re.compile(r"[*+{]")
_GROUP_REPEAT = re.compile(r"\)[*+{?]")
_OPTION = re.compile(r"(?<![*+?}(])\?")
_REFERENCE = re.compile(r"\\[1-9]|\(\?P=")
_MOST_OPTIONS = 4
_MOST_GROUPS = 6


def compile_regex(source: str, offset: int = 0) -> Pattern:
    """Return a pattern for folded text.

    Args:
        source: a regular expression as Python knows them; letters match in either case.
        offset: where in the query it begins, in code points.

    Raises:
        PizhuError: it is not a valid one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(source)
            regex = re.compile(folded_pattern(source), re.IGNORECASE)
        except re.error as error:
            position = offset + (error.pos or 0) + 1
            raise PizhuError("search.bad_regex", position=position, reason=error.msg) from error
        except (OverflowError, RecursionError) as error:
            reason = type(error).__name__
            raise PizhuError("search.bad_regex", position=offset + 1, reason=reason) from error
    return Pattern(regex, is_cheap(source))


def folded_pattern(source: str) -> str:
    """Return an expression that matches folded text where ``source`` would match the text.

    Escapes and the ends of ranges stay as they are, as does all that is ASCII.
    """
    return _PART.sub(_folded_part, source)


def _folded_part(found: re.Match[str]) -> str:
    part = found[0]
    if part[0] == "[":
        return f"[{_CLASS_PART.sub(_folded_part, part[1:-1])}]"
    if len(part) > 1:
        return part
    character = fold(part)
    return re.escape(character) if character.isascii() else character


def is_cheap(source: str) -> bool:
    """Tell whether a pattern takes at most quadratic time."""
    plain = _ESCAPED_OR_CLASS.sub("x", source)
    return (
        len(_REPEAT.findall(plain)) <= 1
        and not _GROUP_REPEAT.search(plain)
        and len(_OPTION.findall(plain)) <= _MOST_OPTIONS
        and plain.count("(") <= _MOST_GROUPS
        and not _REFERENCE.search(source)
    )
