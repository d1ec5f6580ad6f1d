from __future__ import annotations

import pytest

from reader import settings
from reader.addresses import checked, checked_engine
from reader.errors import PizhuError
from reader.library import chosen


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://db.example/library",
        "postgresql://li@db.example:5433/library?sslmode=verify-full",
        "postgresql:///library?host=/run/postgresql",
        "postgresql:///?service=team",
        "postgresql:///library?passfile=/etc/pgpass",
        "postgresql://one:5432,two:5432/library?target_session_attrs=read-write",
        "postgresql://[2001:db8::1]/library",
    ],
)
def test_addresses_without_a_password_are_taken_as_they_are(address: str) -> None:
    assert checked(address) == address


def test_the_short_name_of_the_scheme_is_spelt_out() -> None:
    assert checked("postgres://db/library") == "postgresql://db/library"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://li:s3cret@db.example/library",
        "postgresql://li:@db.example/library",
        "postgresql://li:s3@cret@db.example/library",
        "postgresql://db.example/library?password=s3cret",
        "postgresql://db.example/library?PASSWORD=s3cret",
        "postgresql://db.example/library?p%61ssword=s3cret",
        "postgresql://db.example/library?user=li&sslpassword=s3cret",
        "postgresql://db.example/library?passwrd=s3cret",
        "postgresql://db.example/library?user=li&pwd=s3cret",
        "postgresql://li:s3/cret@db.example/library",
        "postgresql://li:53/s3cret@db.example/library",
        "postgresql://li:53#s3cret@db.example/library",
    ],
)
def test_a_password_is_refused_and_never_shown(address: str) -> None:
    for use in (checked, checked_engine, chosen.use, lambda a: settings.check("engine", a)):
        with pytest.raises(PizhuError) as caught:
            use(address)
        assert caught.value.key == "team.password-in-address"
        assert "s3" not in f"{caught.value} {caught.value.values} {caught.value.args}"


@pytest.mark.parametrize(
    "engine",
    ["", "sqlite", "mysql://db/x", "postgresql:", "postgresql://a b", "postgresql://x\n",
     "postgresql://[::1/library", "postgresql://db/x?nonsense", "postgresql://li:s3cret",
     "postgresql://[::1]:s3cret/library", "postgresql://li:53?s3cret@db.example/library"],
)  # fmt: skip
def test_what_is_no_address_is_told(engine: str) -> None:
    with pytest.raises(PizhuError, match="no engine") as caught:
        checked_engine(engine)
    assert "s3" not in str(caught.value)


def test_the_engine_of_the_settings_is_used_unless_another_is_said() -> None:
    assert chosen.address() == ""
    with settings.update() as values:
        values["engine"] = "postgresql://db/library"
    assert chosen.address() == "postgresql://db/library"
    chosen.use("embedded")
    assert chosen.address() == ""
    chosen.use(None)
    assert chosen.address() == "postgresql://db/library"
