"""Addresses of annotations and places."""

from __future__ import annotations

import pytest

from annotations.addresses import Address, parse

ID = "0123456789abcdef"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (f"pizhu://{ID}", Address(ID)),
        (f"pizhu://{ID}/", Address(ID)),
        (f"pizhu://{ID}/0000000000zzzzzz", Address(ID, "0000000000zzzzzz")),
        (f"PIZHU://{ID}/0000000000ZZZZZZ", Address(ID, "0000000000zzzzzz")),
        ("pizhu:///0000000000zzzzzz/", Address("", "0000000000zzzzzz")),
        (f"pizhu://{ID}/¶1", Address(ID, "", 0)),
        (f"pizhu://{ID}/%c2%b6120", Address(ID, "", 119)),
    ],
)
def test_what_an_address_names(text: str, address: Address) -> None:
    assert parse(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *("", "pizhu://", "pizhu:///", "pizhu:///¶1", f"http://{ID}", f" pizhu://{ID}"),
        *(f"pizhu://{ID}/short", f"pizhu://{ID}/¶0", f"pizhu://{ID}/¶1234567890"),
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (Address(ID), f"pizhu://{ID}"),
        (Address(ID, "a" * 16), f"pizhu://{ID}/{'a' * 16}"),
        (Address(ID, paragraph=4), f"pizhu://{ID}/¶5"),
    ],
)
def test_an_address_is_written_as_it_is_read(address: Address, text: str) -> None:
    assert str(address) == text
    assert parse(text) == address
