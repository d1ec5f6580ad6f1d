"""A document and an app to drive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.opening import open_document
from reader.tui.app import PizhuApp
from reader.tui.widgets import hint_line, status_line
from tests import idling

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document

_BODY = "各村要把老井的水位、水质逐月记录在册，遇有异常及时上报，并张贴在村口的公告栏里。"

TEXT = "\n".join(
    [
        "关于修缮村中老井的若干意见",
        "为保护村中老井，方便群众取水，现提出以下意见。",
        "一、总体要求",
        "坚持保护优先，坚持群众自愿，坚持因地制宜，不搞一刀切。",
        _BODY,
        "二、主要任务",
        "（一）摸清底数。逐村登记老井的位置、深度和水质，建立台账。",
        *[_BODY] * 12,
        "（二）分类修缮。对井壁坍塌的，先加固后清淤；对水质变坏的，先检测后使用。",
        *[_BODY] * 12,
        "三、保障措施",
        "各村应当安排专人负责，所需费用从村集体收入中列支。",
        *[_BODY] * 12,
    ]
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file in Simplified Chinese."""
    path = tmp_path / "wells.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def document(source: Path) -> Document:
    return open_document(source)


@pytest.fixture
def app(document: Document) -> PizhuApp:
    return PizhuApp(document)


@pytest.fixture(autouse=True)
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what the application does, not for a time; a message stays as long as it takes."""
    idling.use(monkeypatch)
    for widget in (status_line, hint_line):
        monkeypatch.setattr(widget, "_SECONDS", 3600.0)
