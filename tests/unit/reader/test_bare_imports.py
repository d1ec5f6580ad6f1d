from __future__ import annotations

import subprocess
import sys

import pytest

from reader import bare_imports

BARE = "import sys; from reader.bare_imports import import_quickly; import_quickly();"


def output(program: str) -> list[str]:
    command = [sys.executable, "-c", BARE + program]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60)  # noqa: S603  (our own program)
    return done.stdout.split()


@pytest.mark.alone
def test_paths_need_no_addresses_until_one_is_wanted() -> None:
    program = (
        "bare = {'urllib.parse', 'gettext'} & sys.modules.keys();"
        "from pathlib import Path; address = Path('/甲 b').as_uri();"
        "from urllib.parse import unquote; print(len(bare), address, unquote(address))"
    )
    assert output(program) == ["0", "file:///%E7%94%B2%20b", "file:///甲", "b"]


def test_arguments_are_told_as_ever() -> None:
    program = (
        "from argparse import ArgumentParser; import gettext;"
        "parser = ArgumentParser(prog='p', add_help=False, exit_on_error=False);"
        "parser.add_argument('file', nargs=2); print(parser.format_usage(), gettext.gettext('a'))"
    )
    assert output(program) == ["usage:", "p", "file", "file", "a"]


def test_what_is_there_stays() -> None:
    before = sys.modules["pathlib"]
    bare_imports.import_quickly()
    assert sys.modules["pathlib"] is before
