from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
CATALOGUE = ROOT / "reader" / "i18n" / "catalogues" / "annotations.toml"
KEY = re.compile(r'"annotations\.([a-z]+(?:-[a-z]+)*)"')


def test_every_error_has_its_message_in_every_language() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "annotations").rglob("*.py"))
    raised = {key for source in sources for key in KEY.findall(source)}
    messages = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    assert raised
    assert raised <= messages.keys()
    for texts in messages.values():
        assert set(texts) == {"en", "zh-Hans", "zh-Hant"}
        places = [sorted(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert places.count(places[0]) == len(places)
