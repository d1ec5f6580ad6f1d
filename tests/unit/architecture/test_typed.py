from __future__ import annotations

import copy
import enum
import pickle
import subprocess
import sys
import typing

import pytest

from reader import typed


class Ours(typed.NamedTuple):
    first: int
    second: str = "two"
    third: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.first} {self.second}"


class Theirs(typing.NamedTuple):
    first: int
    second: str = "two"
    third: tuple[int, ...] = ()


Kind = type[Ours] | type[Theirs]
BOTH = pytest.mark.parametrize("kind", [Ours, Theirs])


@BOTH
def test_items_have_names_and_defaults(kind: Kind) -> None:
    made = kind(1, third=(3,))
    assert (made.first, made.second, made.third) == (1, "two", (3,))
    assert tuple(made) == (1, "two", (3,))
    assert made._asdict() == {"first": 1, "second": "two", "third": (3,)}
    assert made._fields == kind.__match_args__ == ("first", "second", "third")
    assert kind._make([1, "x", ()]) == kind(1, "x")


@BOTH
def test_a_changed_copy_is_of_the_same_class(kind: Kind) -> None:
    changed = kind(1)._replace(second="x")
    assert type(changed) is kind
    assert changed == (1, "x", ())
    with pytest.raises((TypeError, ValueError), match="fourth"):  # the former from Python 3.13 on
        kind(1)._replace(fourth=4)  # type: ignore[call-arg]


@BOTH
@pytest.mark.parametrize("wrong", [{}, {"first": 1, "fourth": 4}])
def test_what_does_not_fit_is_refused(kind: Kind, wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        kind(**wrong)  # type: ignore[arg-type]


@BOTH
def test_it_is_no_more_than_a_tuple(kind: Kind) -> None:
    made = kind(1)
    assert not hasattr(made, "__dict__")
    with pytest.raises(AttributeError):
        made.first = 2  # type: ignore[misc]
    assert repr(made) == f"{kind.__name__}(first=1, second='two', third=())"
    assert pickle.loads(pickle.dumps(made)) == copy.copy(made) == made  # noqa: S301  (our own)


def test_methods_of_its_own() -> None:
    assert Ours(1).both == "1 two"


class OurNumbers(typed.IntEnum):
    NONE = 0
    SOME = 3


class TheirNumbers(enum.IntEnum):
    NONE = 0
    SOME = 3


@pytest.mark.parametrize("numbers", [OurNumbers, TheirNumbers])
def test_numbers_have_names(numbers: type[OurNumbers | TheirNumbers]) -> None:
    none, some = numbers
    assert (none, some) == (0, 3)
    assert some is numbers.SOME
    assert isinstance(some, numbers)
    assert some.name == "SOME"
    assert bytearray([some]) == b"\3"


def test_a_number_shows_its_name() -> None:
    assert repr(OurNumbers.SOME) == "OurNumbers.SOME"


@pytest.mark.alone
def test_no_typing_comes_along() -> None:
    program = "import sys, reader.typed; sys.exit('typing' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)  # noqa: S603  (our own program)
