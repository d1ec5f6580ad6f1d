"""A notebook against a plain dictionary, through any sequence of changes and restarts."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from annotations import Annotation, Notebook, Store, bulk, tagging, tags

DOCUMENT = "0f1e"
PARAGRAPHS = st.integers(0, 5)
TAGS = st.lists(st.sampled_from(["甲", "甲/一", "乙", " #甲 "]), max_size=3).map(tuple)
State = dict[str, Annotation]


class NotebookMachine(RuleBasedStateMachine):
    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="notebook"))
        self.store = Store(self.folder)
        self.copies = [self.open(), self.open()]
        self.state: State = {}
        self.past: list[State] = []
        self.future: list[State] = []

    def open(self) -> Notebook:
        return Store(self.folder).notebook(DOCUMENT)

    def changed(self, state: State) -> None:
        self.past.append(self.state)
        self.future = []
        self.state = state

    @rule(target=ids, copy=st.integers(0, 1), paragraph=PARAGRAPHS, names=TAGS, note=st.text())
    def add(self, copy: int, paragraph: int, names: tuple[str, ...], note: str) -> str:
        draft = Annotation(document=DOCUMENT, paragraph=paragraph, tags=names, note=note)
        added = self.copies[copy].add(draft)
        assert added.tags == tags.normalise_all(names)
        self.changed({**self.state, added.id: added})
        return added.id

    @rule(copy=st.integers(0, 1), identifier=ids, note=st.text(), names=TAGS)
    def update(self, copy: int, identifier: str, note: str, names: tuple[str, ...]) -> None:
        if identifier not in self.state:
            return
        before = self.state[identifier]
        after = self.copies[copy].update(identifier, note=note, tags=names)
        assert (after.paragraph, after.tags) == (before.paragraph, tags.normalise_all(names))
        if after != before:
            self.changed({**self.state, identifier: after})

    @rule(copy=st.integers(0, 1), identifier=consumes(ids))
    def delete(self, copy: int, identifier: str) -> None:
        if identifier not in self.state:
            return
        self.copies[copy].delete(identifier)
        rest = {i: annotation for i, annotation in self.state.items() if i != identifier}
        self.changed(rest)
        assert identifier in {d.annotation.id for d in self.copies[copy].trash()}

    @rule(copy=st.integers(0, 1), old=st.sampled_from("甲乙"), new=st.sampled_from("乙丙"))
    def rename_tag(self, copy: int, old: str, new: str) -> None:
        self.copies[copy].refresh()
        rule = tagging.merging([old], new)
        plan = bulk.plan_tags(self.store, "rename-tag", rule, [self.copies[copy]])
        if plan.total:
            bulk.run(self.store, plan)
            self.copies[copy].refresh()
            self.changed({a.id: a for a in self.copies[copy].all()})
            names = {tag for annotation in self.state.values() for tag in annotation.tags}
            assert old == new or not any(tags.is_within(name, old) for name in names)

    @rule(copy=st.integers(0, 1))
    def undo(self, copy: int) -> None:
        assert bulk.undo(self.store, self.copies[copy]) == bool(self.past)
        if self.past:
            self.future.append(self.state)
            self.state = self.past.pop()

    @rule(copy=st.integers(0, 1))
    def redo(self, copy: int) -> None:
        assert bulk.redo(self.store, self.copies[copy]) == bool(self.future)
        if self.future:
            self.past.append(self.state)
            self.state = self.future.pop()

    @rule(copy=st.integers(0, 1))
    def restart(self, copy: int) -> None:
        self.copies[copy] = self.open()

    @invariant()
    def all_is_as_expected(self) -> None:
        expected = sorted(self.state.values(), key=lambda a: a.place)
        for notebook in self.copies:
            notebook.refresh()
            assert list(notebook.all()) == expected
            for paragraph in range(6):
                found = [a for a in expected if a.paragraph == paragraph]
                assert list(notebook.at(paragraph)) == found
            counts = [tag for annotation in expected for tag in annotation.tags]
            assert sorted(notebook.tags().elements()) == sorted(counts)
            assert not notebook.unreadable()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestNotebook = NotebookMachine.TestCase
TestNotebook.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
