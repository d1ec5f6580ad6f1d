"""The page on what ``--json`` prints, made from the schemas in ``docs/schemas``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Schema = dict[str, Any]

_INTRODUCTION = """\
# JSON

What the commands print with `--json`, field by field. Each form has a [JSON \
Schema](https://json-schema.org/) (2020-12), from which this page is made; the tests hold every \
command to it, so no field is printed that is not here, and none is here that is not printed. A \
field is always there unless its description says when it is not. Later versions may add fields.

All is UTF-8. Offsets count Unicode code points, from 0; a span goes from its first code point up \
to, but without, its end. A *source offset* indexes the decoded text of the file as it is, \
without a byte order mark; every other offset indexes the text of one paragraph. Paragraphs are \
counted from 0, as for `--paragraph N`; where people read, ¶ counts from 1.
"""
_MANY = {"string": "strings", "integer": "integers", "object": "objects"}


def page(folder: Path) -> str:
    """Return the page on the schemas in a folder."""
    return "\n".join(
        (_INTRODUCTION, *map(_section, sorted(folder.glob("*.json"), key=lambda file: file.stem)))
    )


def _section(file: Path) -> str:
    schema = json.loads(file.read_text(encoding="utf-8"))
    lines = [
        f"## `{schema['title']}`",
        "",
        f"{schema['description']} [Schema](schemas/{file.name})",
    ]
    for example in schema.get("examples", ()):
        lines += ["", "```json", json.dumps(example, ensure_ascii=False), "```"]
    definitions = schema.get("$defs", {})
    for shape in schema.get("oneOf", [schema]):
        fields = _Fields(definitions)
        if "oneOf" in schema:
            lines += ["", fields.resolved(shape)["description"]]
        lines += ["", "| field | value | meaning |", "|---|---|---|"]
        lines += [f"| `{path}` | {kind} | {meaning} |" for path, kind, meaning in fields.of(shape)]
    return "\n".join((*lines, ""))


class _Fields:
    """The fields of objects, those of objects inside them included."""

    def __init__(self, definitions: Schema) -> None:
        self._definitions = definitions

    def of(
        self, schema: Schema, before: str = "", around: tuple[int, ...] = ()
    ) -> Iterator[tuple[str, str, str]]:
        """Yield the path of each field, its type and its meaning; a definition in itself once."""
        schema = self.resolved(schema)
        for name, field in schema["properties"].items():
            yield f"{before}{name}", _values(field) or self._kind(field), field["description"]
            inner, many = self._inside(field)
            if "properties" in inner and id(inner) not in around:
                inside = f"{before}{name}{'[]' if many else ''}."
                yield from self.of(inner, inside, (*around, id(inner)))

    def _inside(self, field: Schema) -> tuple[Schema, bool]:
        """Return what a field holds, or each of what it holds, and whether it is a list."""
        if "anyOf" in field:
            return self._inside(field["anyOf"][0])
        many = field.get("type") == "array"
        return self.resolved(field["items"] if many else field), many

    def _kind(self, field: Schema) -> str:
        if "anyOf" in field:
            return " or ".join(map(self._kind, field["anyOf"]))
        if "const" in field:
            return f"`{field['const']}`"
        kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
        return " or ".join(self._listed(field) if kind == "array" else kind for kind in kinds)

    def _listed(self, field: Schema) -> str:
        return f"list of {_MANY[self.resolved(field['items'])['type']]}"

    def resolved(self, schema: Schema) -> Schema:
        """Return what a schema, or the definition that it refers to, says."""
        reference = schema.get("$ref")
        found: Schema = self._definitions[reference.rpartition("/")[2]] if reference else schema
        return found


def _values(field: Schema) -> str:
    """Return the values that a field can have, empty where there are too many to tell."""
    values = field.get("enum") or field.get("examples") or ()
    listed = ", ".join(f"`{value}`" if value != "" else "empty" for value in values)
    return f"{listed}, or a later version's" if "examples" in field else listed
