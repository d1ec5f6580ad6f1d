import json

import pytest

from reader.text.json_line import json_line
from reader.text.sanitise import sanitise


def test_chinese_stands_as_itself() -> None:
    assert json_line({"標題": "渡口“改造”"}) == '{"標題": "渡口“改造”"}'


@pytest.mark.parametrize("character", ["\x1b", "\x7f", "\x9b", "\u202e", "\u2028", "\ud800"])
def test_nothing_in_it_misleads_a_terminal_and_nothing_is_lost(character: str) -> None:
    line = json_line([f"渡{character}口"])
    assert line == sanitise(line)
    assert json.loads(line) == [f"渡{character}口"]
