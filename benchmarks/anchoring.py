"""How often annotations are found again after edits, beside the formula of Hypothesis.

Usage: python benchmarks/anchoring.py [--marks N] [--seed N] [FILE…]

Spans of 2 to 64 code points are marked at random in each text, the text is edited, and each span is
looked for. Where it went is known from the edits. With no files the texts in ``samples/`` are used.
A passage that a text has twice (with what is around it) cannot be told from its twin by its words,
and is not gone when one of the two is: such twins are counted apart.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.anchoring import resolve
from annotations.finding.alignment import align
from annotations.info import shortened
from annotations.placement import ANCHORED, MOVED, ORPHAN
from annotations.quote import annotate

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotations.model import Annotation
    from annotations.placement import Spot

LENGTHS = (2, 3, 4, 6, 8, 12, 16, 24, 32, 64)
ROOT = Path(__file__).parents[1]
LIKE = 0.5
TWIN = 24
EDITS = 200
LIMIT = "2 s"

Character = tuple[str, int]
"""A character and where it was in the original text, -1 for one that an edit put in."""


@dataclass
class Text:
    """Paragraphs, as `annotations.quote.Anchorable` wants them."""

    id: str
    paragraphs: list[str]
    origins: list[list[int]] = field(default_factory=list)

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs it has."""
        return len(self.paragraphs)

    def text(self, ordinal: int) -> str:
        """Return the text of a paragraph."""
        return self.paragraphs[ordinal]

    def fingerprint(self, ordinal: int) -> str:
        """Return the hash of the text of a paragraph."""
        return sha256(fold(self.paragraphs[ordinal]).encode()).hexdigest()[:16]


def fold(text: str) -> str:
    """Stand in for the reader's folding: one to one."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Editor:
    """Edits a text while each character remembers where it came from."""

    def __init__(self, text: Text, chance: random.Random) -> None:
        self.chance = chance
        numbers = iter(range(sum(map(len, text.paragraphs))))
        self.paragraphs: list[list[Character]] = [
            [(character, next(numbers)) for character in paragraph] for paragraph in text.paragraphs
        ]
        self.alphabet = [c for paragraph in text.paragraphs for c in paragraph]

    def scatter(self, share: float) -> None:
        """Replace, remove or insert single characters, a share of all."""
        self._edit(share, lambda: 1)

    def burst(self, share: float) -> None:
        """Replace, remove or insert runs of 1 to 12 characters, a share of all."""
        self._edit(share, lambda: self.chance.randint(1, 12))

    def shuffle(self) -> None:
        """Split, merge, move and remove one paragraph in twenty each."""
        chance, paragraphs = self.chance, self.paragraphs
        for _ in range(max(len(paragraphs) // 20, 1)):
            paragraph = paragraphs.pop(chance.randrange(len(paragraphs)))
            cut = len(paragraph) // 2
            paragraphs[len(paragraphs) // 2 : len(paragraphs) // 2] = [
                paragraph[:cut], paragraph[cut:],
            ]  # fmt: skip
            where = chance.randrange(len(paragraphs) - 1)
            paragraphs[where : where + 2] = [paragraphs[where] + paragraphs[where + 1]]
            moved = paragraphs.pop(chance.randrange(len(paragraphs)))
            paragraphs.insert(chance.randrange(len(paragraphs)), moved)
            paragraphs.pop(chance.randrange(len(paragraphs)))

    def remove(self, numbers: range) -> None:
        """Remove the characters with these numbers."""
        self.paragraphs = [[c for c in p if c[1] not in numbers] for p in self.paragraphs]

    def done(self) -> Text:
        """Return the text as it is now."""
        kept = [paragraph for paragraph in self.paragraphs if paragraph]
        return Text(
            "edited",
            ["".join(c for c, _ in paragraph) for paragraph in kept],
            [[number for _, number in paragraph] for paragraph in kept],
        )

    def times(self, count: int) -> None:
        """Make so many edits as `burst` makes."""
        for _ in range(count):
            self._once(self.chance.randint(1, 12))

    def _edit(self, share: float, size: Callable[[], int]) -> None:
        budget = share * sum(map(len, self.paragraphs))
        while budget > 0:
            length = size()
            self._once(length)
            budget -= length

    def _once(self, length: int) -> None:
        paragraph = self.chance.choices(self.paragraphs, self._weights)[0]
        place = self.chance.randrange(len(paragraph) + 1)
        new = [(c, -1) for c in self.chance.choices(self.alphabet, k=length)]
        kind = self.chance.choice(("replace", "remove", "insert"))
        gone = 0 if kind == "insert" else length
        paragraph[place : place + gone] = [] if kind == "remove" else new

    @property
    def _weights(self) -> list[int]:
        return [len(paragraph) for paragraph in self.paragraphs]


@dataclass
class Mark:
    """An annotation, the numbers of its characters, and whether the passage stands elsewhere."""

    annotation: Annotation
    numbers: range
    twin: bool


def marks_of(text: Text, count: int, length: int, chance: random.Random) -> list[Mark]:
    """Return annotations of random spans of one length."""
    starts = [0]
    for paragraph in text.paragraphs:
        starts.append(starts[-1] + len(paragraph))
    long = [n for n, paragraph in enumerate(text.paragraphs) if len(paragraph) >= length]
    if not long:
        return []
    weights = [len(text.paragraphs[n]) - length + 1 for n in long]
    marks = []
    for ordinal in chance.choices(long, weights, k=count):
        start = chance.randrange(len(text.paragraphs[ordinal]) - length + 1)
        first = starts[ordinal] + start
        numbers = range(first, first + length)
        twin = _has_twin("".join(text.paragraphs), numbers)
        marks.append(Mark(annotate(text, ordinal, start, start + length), numbers, twin))
    return marks


def _has_twin(joined: str, numbers: range) -> bool:
    """Tell whether the words stand twice, a short passage with those around it."""
    more = max(TWIN - len(numbers), 0)
    starts = range(max(numbers.start - more, 0), numbers.start + 1)
    return any(joined.count(joined[n : n + len(numbers) + more]) > 1 for n in starts)


Answer = tuple[str, list[int]]
"""A status, and the numbers of the characters at the place, -1 for those that an edit put in."""


def ours(text: Text, edited: Text, marks: list[Mark], know: bool) -> list[Answer]:
    """Return where our anchoring finds them; ``know``: the old fingerprints are kept."""
    origins = {text.id: [shortened(text.fingerprint(n)) for n in range(text.paragraph_count)]}
    placements = resolve([m.annotation for m in marks], edited, fold, origins if know else None)
    return [(p.status, [] if p.status == ORPHAN else _covered(edited, p.spot)) for p in placements]


def _covered(edited: Text, spot: Spot) -> list[int]:
    """Return the numbers of the characters that a span covers, in all of its paragraphs."""
    parts = (edited.origins[part.paragraph][part.start : part.end] for part in spot.parts)
    return [number for part in parts for number in part]


def hypothesis(edited: Text, marks: list[Mark]) -> list[Answer]:
    """Score as Hypothesis' client does: (50 quote + 20 prefix + 20 suffix + 2 position) / 92."""
    joined = "\n".join(edited.paragraphs)
    numbers = [n for origins in edited.origins for n in (*origins, -1)]
    answers = (_hypothesis(edited, joined, mark.annotation) for mark in marks)
    return [(status, numbers[start:end]) for status, start, end in answers]


def _hypothesis(edited: Text, joined: str, annotation: Annotation) -> tuple[str, int, int]:
    exact, prefix, suffix = annotation.quote
    places = []
    place = joined.find(exact)
    while place >= 0:
        places.append((place, place + len(exact)))
        place = joined.find(exact, place + 1)
    if not places:
        path = [p for p in align(exact, joined) if p >= 0]
        if len(path) < len(exact) / 2:
            return (ORPHAN, 0, 0)
        places = [(path[0], path[-1] + 1)]
    hint = sum(len(p) + 1 for p in edited.paragraphs[: annotation.paragraph])

    def score(span: tuple[int, int]) -> float:
        start, end = span
        before, after = joined[max(start - len(prefix), 0) : start], joined[end : end + len(suffix)]
        parts = 50 * _likeness(exact, joined[start:end])
        parts += 20 * _likeness(prefix, before) + 20 * _likeness(suffix, after)
        return parts + 2 * (1 - abs(start - hint) / len(joined))

    return (MOVED, *max(places, key=score))


def _likeness(one: str, other: str) -> float:
    path = align(one, other)
    same = sum(p >= 0 and other[p] == c for p, c in zip(path, one, strict=True))
    return same / max(len(one), 1)


def judge(edited: Text, mark: Mark, answer: Answer) -> str:
    """Say whether an answer is right, wrong, or doubtful, and whether the passage stood twice."""
    alive = sum(number in mark.numbers for p in edited.origins for number in p)
    gone = alive < LIKE * len(mark.numbers)
    if gone and mark.twin:
        return "twin taken" if answer[0] in {ANCHORED, MOVED} else "twin left"
    verdict = _verdict(mark, answer, alive)
    return f"{'gone: ' * gone}{'twin: ' * mark.twin}{verdict}"


def _verdict(mark: Mark, answer: Answer, alive: int) -> str:
    status, found = answer
    if status == ORPHAN:
        return "orphan"
    old = sum(number >= 0 for number in found)  # what an edit put into the passage is part of it
    right = sum(number in mark.numbers for number in found) >= LIKE * max(alive, old)
    if status in {ANCHORED, MOVED}:
        return "right" if right and alive else "wrong"
    return "uncertain" if right or alive < LIKE * len(mark.numbers) else "uncertain wrong"


MARGINS = {"words": 0, "quote": 0, "sentence": 24, "paragraph": 150}
SCENARIOS = ("scatter 5%", "scatter 10%", "burst 10%", "burst 20%", "shuffle 5%",
             *(f"{what} gone" for what in MARGINS))  # fmt: skip
AT_ONCE = 12
APART = 80


def edit(text: Text, marks: list[Mark], scenario: str, chance: random.Random) -> Text:
    """Return a text after the edits of a scenario; ``words gone`` is nothing but their removal."""
    editor = Editor(text, chance)
    kind, share = scenario.split(maxsplit=1)[0], scenario.split()[1].rstrip("%")
    if kind == "scatter":
        editor.scatter(int(share) / 100)
    elif kind == "burst":
        editor.burst(int(share) / 100)
    elif kind == "shuffle":
        editor.shuffle()
        editor.burst(int(share) / 100)
    else:
        for mark in marks:
            editor.remove(_around(mark, MARGINS[kind]))
        editor.burst(0 if kind == "words" else 0.03)
    return editor.done()


def _around(mark: Mark, margin: int) -> range:
    return range(mark.numbers.start - margin, mark.numbers.stop + margin)


def _groups(marks: list[Mark], scenario: str) -> list[list[Mark]]:
    """Return the marks that are looked for in one edited text: few that vanish, far apart."""
    if not scenario.endswith("gone"):
        return [marks] if marks else []
    margin = 2 * MARGINS[scenario.split(maxsplit=1)[0]] + APART
    groups: list[list[Mark]] = []
    for mark in marks:
        near = _around(mark, margin)
        for group in groups:
            apart = all(
                other.numbers.stop <= near.start or other.numbers.start >= near.stop
                for other in group
            )
            if apart and len(group) < AT_ONCE:
                group.append(mark)
                break
        else:
            groups.append([mark])
    return groups


def measure(
    text: Text, scenario: str, length: int, count: int, seed: int
) -> dict[str, Counter[str]]:
    """Return how often each way of anchoring is right and wrong."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    counts: dict[str, Counter[str]] = {"ours": Counter(), "blind": Counter(), "hyp": Counter()}
    marks = marks_of(text, count, length, chance)
    for group in _groups(marks, scenario):
        edited = edit(text, group, scenario, chance)
        answers = {
            "ours": ours(text, edited, group, know=True),
            "blind": ours(text, edited, group, know=False),
            "hyp": hypothesis(edited, group),
        }
        for name, found in answers.items():
            counts[name].update(
                judge(edited, mark, a) for mark, a in zip(group, found, strict=True)
            )
    return counts


def report(name: str, counts: Counter[str]) -> str:
    """Return one way's figures as text."""
    there = sum(n for kind, n in counts.items() if not kind.startswith(("gone", "twin")))
    gone = sum(n for kind, n in counts.items() if kind.startswith("gone"))
    twins = sum(n for kind, n in counts.items() if kind.startswith("twin: "))
    twins_gone = counts["twin taken"] + counts["twin left"]
    wrong = counts["wrong"] + counts["gone: wrong"]
    text = f"{name:6}"
    if there:
        text += (
            f" recall {counts['right'] / there:6.1%} uncertain {counts['uncertain'] / there:6.1%}"
        )
    if gone:
        text += f" gone {gone:4} false {counts['gone: wrong'] / gone:6.1%}"
    if twins:
        text += f" twins right {counts['twin: right']}/{twins}"
    if twins_gone:
        text += f" twins taken {counts['twin taken']}/{twins_gone}"
    return f"{text} wrong {wrong}"


def main() -> None:
    """Print the figures of all scenarios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--marks", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    files = arguments.files or sorted((ROOT / "samples").glob("*.txt"))
    texts = [Text(f.name, [p.strip() for p in f.read_text().split("\n") if p.strip()])
             for f in files]  # fmt: skip
    if not texts:
        sys.exit("no texts")
    vanished: dict[int, dict[str, Counter[str]]] = {length: {} for length in LENGTHS}
    for scenario in SCENARIOS:
        print(scenario)
        for length in LENGTHS:
            totals: dict[str, Counter[str]] = {}
            for text in texts:
                seed = arguments.seed + length
                for name, counts in measure(text, scenario, length, arguments.marks, seed).items():
                    totals[name] = totals.get(name, Counter()) + counts
                    gone = Counter(
                        {
                            k: n
                            for k, n in counts.items()
                            if k.startswith(("gone", "twin taken", "twin left"))
                        }
                    )
                    vanished[length][name] = vanished[length].get(name, Counter()) + gone
            print(f"{length:4}", "  |  ".join(report(n, c) for n, c in totals.items()))
    print("gone, in all scenarios together")
    for length, totals in vanished.items():
        print(f"{length:4}", "  |  ".join(report(n, c) for n, c in totals.items()))
    speed(max(texts, key=lambda text: sum(map(len, text.paragraphs))))


def speed(text: Text) -> None:
    """Time 1,000 annotations after so many edits, with the old fingerprints and without."""
    chance = random.Random(1)  # noqa: S311  (no secret)
    marks = [m for length in (4, 8, 16, 32) for m in marks_of(text, 250, length, chance)]
    editor = Editor(text, chance)
    editor.times(EDITS)
    edited = editor.done()
    for know in (True, False):
        started, own = time.perf_counter(), time.process_time()
        ours(text, edited, marks, know=know)
        wall, own = time.perf_counter() - started, time.process_time() - own
        print(f"{len(marks)} annotations in {len(editor.alphabet)} characters after {EDITS} edits, "
              f"{'with' if know else 'without'} fingerprints: {wall:.2f} s (own {own:.2f}), "
              f"limit {LIMIT}")  # fmt: skip


if __name__ == "__main__":
    main()
