from __future__ import annotations

from pathlib import Path

import opencc
import pytest

from reader.text.script import CONFIGS, converter, detect_script

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))
REIMPLEMENTED = ("hk2s", "s2hk", "s2t", "s2tw", "s2twp", "t2hk", "t2s", "t2tw", "tw2s", "tw2sp")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here"),
]


def lines() -> list[str]:
    return [
        line for path in DOCUMENTS for line in path.read_text(encoding="utf-8").splitlines() if line
    ]


@pytest.mark.parametrize("config", REIMPLEMENTED)
def test_every_line_converts_as_the_oracle_converts_it(config: str) -> None:
    conversion = converter(config, "reimplemented", rare=True)
    oracle = opencc.OpenCC(config)
    wrong = [line for line in lines() if conversion.convert(line) != oracle.convert(line)]
    assert wrong == []


@pytest.mark.parametrize("config", CONFIGS)
def test_lines_one_by_one_convert_as_the_whole(config: str) -> None:
    convert = converter(config).convert
    assert "\n".join(map(convert, lines())) == convert("\n".join(lines()))


def test_the_script_of_every_document_shows() -> None:
    scripts = [detect_script(path.read_text(encoding="utf-8")) for path in DOCUMENTS]
    assert "none" not in scripts
    assert len(set(scripts)) == 2
