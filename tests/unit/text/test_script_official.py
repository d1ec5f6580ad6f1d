"""The official dictionaries against OpenCC's own binding, run by an interpreter that has it.

That binding claims the module name of opencc-python-reimplemented, so it lives in another
environment; ``PIZHU_OPENCC_PYTHON`` names the interpreter there.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from reader.text.script import CONFIGS, converter
from tests.phrases import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON = os.environ.get("PIZHU_OPENCC_PYTHON", "")
CORPUS = sorted((Path(__file__).parents[3].parent / "shared" / "corpus").glob("*.txt"))
HERE = ("s2t", "s2tw", "s2twp", "s2hk", "s2hkp", "t2s", "tw2s", "tw2sp", "hk2s", "hk2sp")
OTHERS = ("t2tw", "t2hk", "tw2t", "hk2t", "t2jp")
PROGRAM = """
import json, sys
from opencc import OpenCC
convert = OpenCC(sys.argv[1]).convert
for line in sys.stdin:
    print(json.dumps(convert(json.loads(line))), flush=True)
"""

pytestmark = pytest.mark.skipif(
    not PYTHON, reason="PIZHU_OPENCC_PYTHON names no interpreter that has OpenCC's own binding"
)


class Binding:
    """OpenCC's own binding in a process of its own."""

    def __init__(self, config: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603  (the interpreter that the developer named)
            [PYTHON, "-c", PROGRAM, config],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def convert(self, text: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(text), file=self.process.stdin, flush=True)
        converted: str = json.loads(self.process.stdout.readline())
        return converted


@pytest.fixture
def binding(config: str) -> Iterator[Binding]:
    binding = Binding(config)
    with binding.process:
        yield binding


@pytest.mark.parametrize("config", [*HERE, *OTHERS])
def test_generated_texts_convert_as_the_binding_converts_them(
    config: str, binding: Binding
) -> None:
    convert = converter(config, rare=True).convert

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(texts("official"))
    def equal(text: str) -> None:
        assert convert(text) == binding.convert(text)

    equal()


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS, reason="the real documents are not here")
@pytest.mark.parametrize("config", [*HERE, *OTHERS])
def test_every_line_converts_as_the_binding_converts_it(config: str, binding: Binding) -> None:
    convert = converter(config, rare=True).convert
    lines = [line for path in CORPUS for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if convert(line) != binding.convert(line)] == []


def test_all_conversions_but_those_made_here_are_compared() -> None:
    assert set(CONFIGS) - {*HERE, *OTHERS} == {"t2twp"}
