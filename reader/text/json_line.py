"""What documents say, as lines of JSON."""

from __future__ import annotations

import json

from reader.text.sanitise import sanitise


def json_line(value: object) -> str:
    """Return a value as JSON on one line.

    Chinese stands as itself; where anything in it could mislead a terminal, all stands as escapes.
    """
    text = json.dumps(value, ensure_ascii=False)
    return text if sanitise(text) == text else json.dumps(value)
