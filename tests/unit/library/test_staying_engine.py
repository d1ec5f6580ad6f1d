from __future__ import annotations

from contextlib import closing, contextmanager
from threading import Thread, get_ident
from typing import TYPE_CHECKING

import pytest

from reader.errors import PizhuError
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.engine.staying import Closed, StayingEngine
from tests.shelved import STATUTE, document, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.engine import Engine


class Opener:
    """Opens an engine, and remembers how often and in which threads."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.opened: list[int] = []
        self.closed: list[int] = []

    @contextmanager
    def __call__(self) -> Iterator[Engine]:
        self.opened.append(get_ident())
        with closing(EmbeddedEngine(self.file)) as engine:
            engine.put([text(1, document(STATUTE))])
            yield engine
        self.closed.append(get_ident())


def test_questions_of_all_threads_go_to_one_engine_in_one_thread(tmp_path: Path) -> None:
    opener = Opener(tmp_path / "index.db")
    staying = StayingEngine(opener)
    answers: list[tuple[int, int]] = []

    def ask() -> None:
        answers.append(staying.ask(lambda engine: (len(engine.identities()), get_ident())))

    threads = [Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    staying.close()
    assert answers == [(1, opener.opened[0])] * 5
    assert len(opener.opened) == 1


def test_it_is_opened_when_asked_and_closed_after_the_last_answer(tmp_path: Path) -> None:
    opener = Opener(tmp_path / "index.db")
    staying = StayingEngine(opener)
    assert opener.opened == []
    staying.ask(lambda engine: engine.document(1))
    staying.close()
    staying._thread.shutdown(wait=True)
    assert opener.closed == opener.opened
    with pytest.raises(Closed):
        staying.ask(lambda engine: engine.document(1))


def test_after_a_failure_it_is_opened_anew(tmp_path: Path) -> None:
    opener = Opener(tmp_path / "index.db")
    staying = StayingEngine(opener)

    def fail(_: Engine) -> None:
        raise PizhuError("catalogue.empty")

    with pytest.raises(PizhuError):
        staying.ask(fail)
    assert staying.ask(lambda engine: len(engine.identities())) == 1
    with pytest.raises(KeyError):
        staying.ask(lambda engine: engine.document(7))
    assert staying.ask(lambda engine: len(engine.identities())) == 1
    staying.close()
    assert len(opener.opened) == 2
