"""Reading Web Annotations: our own in JSON-LD, other programs', and Hypothesis' (its API's JSON).

Of a target only the quote is taken: positions in a web page mean nothing here. A page note of
Hypothesis has none and becomes a note on the first paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson

from annotations import codebook, info, model
from annotations.errors import FormatError
from annotations.exporters.jsonld import ANNOTATION, STANDARD
from annotations.identifiers import to_number
from annotations.importers import Imported
from annotations.importers.foreign import Foreign, to_annotations
from annotations.info import DocumentInfo
from annotations.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annotations.model import Annotation

_PREFIX = "pizhu:"
_HELD = ("rows", "items", "first")


def is_it(data: bytes) -> bool:
    """Tell whether JSON data may be Web Annotations."""
    try:
        content = orjson.loads(data)
    except ValueError:
        return False
    if isinstance(content, list):
        return True
    return "@context" in content or "rows" in content or {"target", "uri"} <= content.keys()


def read(data: bytes) -> tuple[Imported, ...]:
    """Return the annotations by the documents that they are on.

    Raises:
        FormatError: they are no Web Annotations, or damaged.
    """
    try:
        content = orjson.loads(data)
        if isinstance(content, dict) and f"{_PREFIX}document" in content:
            return (_ours(content),)
        return tuple(_others(content))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        reason = " ".join(str(error).split())[:80]
        raise FormatError("annotations.not-web-annotations", reason=reason) from error


def _ours(content: Mapping[str, Any]) -> Imported:
    codes = [codebook.from_record(record) for record in content["pizhu:codebook"]]
    return Imported(
        info.from_record(content["pizhu:document"]),
        tuple(_own(item) for item in _items(content)),
        tuple(codes),
    )


def _own(item: Mapping[str, Any]) -> Annotation:
    record = {name[len(_PREFIX) :]: v for name, v in item.items() if name.startswith(_PREFIX)}
    record = {name: value for name, value in record.items() if name not in STANDARD | {"placement"}}
    record["id"] = _own_id(item)
    to_number(record["id"])
    quote = _quote(item.get("target"))
    bodies = _bodies(item)
    record["quote"] = (quote or Quote())._asdict()
    record["tags"] = [body["value"] for body in bodies if _is_tag(body)]
    record["note"] = "".join(body["value"] for body in bodies if not _is_tag(body))
    record["created"], record["modified"] = item.get("created", ""), item.get("modified", "")
    return model.from_record(record)


def _own_id(item: Mapping[str, Any]) -> str:
    identifier: str = item["id"]
    return identifier.removeprefix(ANNOTATION)


def _others(content: object) -> Iterator[Imported]:
    sources: dict[str, tuple[str, list[Annotation]]] = {}
    for item in _items(content):
        source = _source(item)
        _, found = sources.setdefault(source, (_title(item, source), []))
        found.extend(to_annotations(_foreign(item)))
    if not sources:
        raise ValueError("no annotations")
    for source, (title, found) in sources.items():
        path = source.removeprefix("file://") if source.startswith("file:///") else ""
        yield Imported(DocumentInfo("", title, path), tuple(found), (), whole=False)


def _items(content: object) -> Iterator[Mapping[str, Any]]:
    """Yield the annotations of a list, a page, a collection, an answer of Hypothesis, or one."""
    while isinstance(content, dict) and any(name in content for name in _HELD):
        content = next(content[name] for name in _HELD if name in content)
    if isinstance(content, dict):
        content = [content] if "target" in content else []
    if not isinstance(content, list) or not all(isinstance(item, dict) for item in content):
        raise TypeError(type(content).__name__)
    yield from content


def _foreign(item: Mapping[str, Any]) -> Foreign:
    bodies = _bodies(item)
    written = [item.get("text", ""), *(b["value"] for b in bodies if not _is_tag(b))]
    tags = [*item.get("tags", ()), *(b["value"] for b in bodies if _is_tag(b))]
    return Foreign(
        name=_string(item.get("id")) or orjson.dumps(item, option=orjson.OPT_SORT_KEYS).decode(),
        quote=_closed_up(_quote(item.get("target")) or Quote()),
        tags=tuple(tag for tag in tags if isinstance(tag, str)),
        note="\n\n".join(text for text in map(_string, written) if text.strip()),
        created=_string(item.get("created")),
        modified=_string(item.get("modified", item.get("updated"))),
        author=_author(item),
    )


def _closed_up(quote: Quote) -> Quote:
    """Return a quote whose paragraphs a single line feed parts, as ours."""
    return quote._replace(exact=re.sub(r"\n\s*\n", "\n", quote.exact.replace("\r\n", "\n")))


def _author(item: Mapping[str, Any]) -> str:
    """Return the name of who made an annotation; Hypothesis has it as ``acct:name@host``."""
    creators = _several(item.get("creator"))
    for creator in creators:
        if isinstance(creator, dict) and isinstance(creator.get("name"), str):
            return str(creator["name"])
    return _string(item.get("user")).removeprefix("acct:").partition("@")[0]


def _bodies(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the bodies that are texts."""
    if isinstance(item.get("bodyValue"), str):
        return [{"value": item["bodyValue"]}]
    bodies = _several(item.get("body"))
    return [b for b in bodies if isinstance(b, dict) and isinstance(b.get("value"), str)]


def _is_tag(body: Mapping[str, Any]) -> bool:
    return "tagging" in _several(body.get("purpose"))


def _quote(target: object) -> Quote | None:
    """Return the first quote that selects in a target."""
    for part in _several(target):
        for selector in _several(part.get("selector")) if isinstance(part, dict) else ():
            if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
                return Quote(*(_string(selector.get(name)) for name in Quote._fields))
    return None


def _source(item: Mapping[str, Any]) -> str:
    targets = _several(item.get("target"))
    target = targets[0] if targets else item.get("uri")
    if isinstance(target, dict):
        target = target.get("source", target.get("id"))
    if isinstance(target, dict):
        target = target.get("id")
    return _string(target)


def _title(item: Mapping[str, Any], source: str) -> str:
    document = item.get("document")
    titles = _several(document.get("title")) if isinstance(document, dict) else []
    return next((title for title in titles if isinstance(title, str)), source)


def _several(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
