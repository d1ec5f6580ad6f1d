"""What nearly every module takes from `typing`, without `typing`.

Importing that takes as long as a fifth of Python's own start, and making one of its named tuples a
quarter of a millisecond, of which every command imports dozens and uses a few. Type checkers see
those of `typing`; at run time, how a tuple is filled is compiled when the first one is made.

The `IntEnum` here is for numbers that rules ask for very often: in Python 3.11 naming a member of
one of `enum` takes half a microsecond, here a twentieth of that. Its members are written as plain
numbers and are what the class yields; nothing else of `enum` is there.
"""

from __future__ import annotations

__all__ = ["TYPE_CHECKING", "IntEnum", "NamedTuple", "Protocol", "cast", "overload"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import IntEnum
    from typing import NamedTuple, Protocol, cast, overload
else:
    from collections import _tuplegetter  # how those of the standard library give their items

    Protocol = object

    def cast(_kind, value):
        """Return a value, of whose kind type checkers are told."""
        return value

    def overload(function):
        """Take a signature, which only type checkers read."""
        return function

    class _Fields(type):
        """Turns the annotated names of a class into the items of a tuple."""

        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            for place, field in enumerate(fields):
                namespace[field] = _tuplegetter(place, None)
            namespace |= {"__slots__": (), "__match_args__": fields, "_fields": fields}
            namespace |= {"_field_defaults": defaults, "__new__": _compile}
            return super().__new__(cls, name, bases, namespace)

    def _compile(cls, /, *values, **named):
        """Make the first one of a class, and the function that makes all others."""
        defaults, fields = cls._field_defaults, cls._fields
        parameters = ", ".join(f"{f}=defaults[{f!r}]" if f in defaults else f for f in fields)
        source = f"lambda cls, {parameters}: new(cls, ({', '.join(fields)},))"
        make = eval(source, {"new": tuple.__new__, "defaults": defaults})  # noqa: S307  (names in our code)
        make.__name__ = make.__qualname__ = f"{cls.__name__}.__new__"
        cls.__new__ = staticmethod(make)
        return cls(*values, **named)

    class NamedTuple(tuple, metaclass=_Fields):  # noqa: SLOT001  (the metaclass sees to it)
        """The base of a class whose annotated names are the items of a tuple."""

        def __repr__(self):
            items = map("{}={!r}".format, self._fields, self)
            return f"{type(self).__name__}({', '.join(items)})"

        def __getnewargs__(self):
            return tuple(self)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changed):
            values = [changed.pop(*item) for item in zip(self._fields, self, strict=True)]
            if changed:
                raise ValueError(f"no such fields: {', '.join(changed)}")
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

    class _Members(type):
        """Makes members of the numbers that stand in a class."""

        def __new__(cls, name, bases, namespace):
            made = super().__new__(cls, name, bases, namespace)
            made._members = []
            for key, value in namespace.items():
                if type(value) is int:
                    member = int.__new__(made, value)
                    member.name = key
                    setattr(made, key, member)
                    made._members.append(member)
            return made

        def __iter__(cls):
            return iter(cls._members)

    class IntEnum(int, metaclass=_Members):
        """The base of a class whose numbers have names."""

        def __repr__(self):
            return f"{type(self).__name__}.{self.name}"
