"""The package of an EPUB: which files make up the book, in which order, and its metadata."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from reader.documents.formats.archive import Archive
from reader.documents.formats.xml import local, parse_xml
from reader.documents.model import MetadataField
from reader.errors import PizhuError
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NCX = "application/x-dtbncx+xml"
_KEYS = {
    "title": "标题",
    "creator": "作者",
    "publisher": "出版社",
    "date": "出版时间",
    "subject": "主题",
}
_TRANSLATOR = "trl"
_LONGEST = 400


class Item(NamedTuple):
    """A file of the book."""

    path: str
    kind: str
    properties: str


@dataclass(slots=True)
class Package:
    """An EPUB.

    Attributes:
        archive: all its files.
        spine: the texts in reading order.
        nav: the contents of EPUB 3, None where there are none.
        ncx: the contents of EPUB 2, None where there are none.
        metadata: what the package states.
    """

    archive: Archive
    spine: list[Item]
    nav: Item | None
    ncx: Item | None
    metadata: tuple[MetadataField, ...]

    def read(self, path: str) -> bytes | None:
        """Return a file of the book, None where it is missing.

        Raises:
            PizhuError: it is damaged or too large.
        """
        return self.archive.read(path) if path in self.archive else None


def open_package(data: bytes, name: str) -> Package:
    """Read the package of an EPUB.

    Raises:
        PizhuError: it is damaged, too large, or its text is encrypted.
    """
    archive = Archive(data, name)
    path = _package_path(archive, name)
    root = parse_xml(archive.read(path), name, recover=True)
    items: dict[str, Item] = {}
    references: list[str] = []
    ncx = ""
    for element in root.iter("*"):
        if local(element) == "item":
            target = resolve(path, element.get("href") or "")[0]
            kind, properties = element.get("media-type") or "", element.get("properties") or ""
            items[element.get("id") or ""] = Item(target, kind.lower(), properties)
        elif local(element) == "itemref":
            references.append(element.get("idref") or "")
        elif local(element) == "spine":
            ncx = element.get("toc") or ""
    texts = (items[reference] for reference in references if reference in items)
    spine = list({item.path: item for item in texts}.values())
    _refuse_encrypted(archive, {item.path for item in spine}, name)
    nav = next((item for item in items.values() if "nav" in item.properties.split()), None)
    contents = [item for item in items.values() if item.kind == _NCX]
    contents = [items[ncx]] if ncx in items else contents
    return Package(archive, spine, nav, next(iter(contents), None), _metadata(root))


def resolve(base: str, href: str) -> tuple[str, str]:
    """Return the path in the archive that a reference in the file ``base`` means; its fragment."""
    target, _, fragment = href.partition("#")
    if not target:
        return base, unquote(fragment)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target)))
    return path.lstrip("/"), unquote(fragment)


def _package_path(archive: Archive, name: str) -> str:
    paths: list[str] = []
    if _CONTAINER in archive:
        root = parse_xml(archive.read(_CONTAINER), name, recover=True)
        paths = [e.get("full-path") or "" for e in root.iter("*") if local(e) == "rootfile"]
    paths += [member for member in archive.names if member.endswith(".opf")]
    path = next((path for path in paths if path in archive), None)
    if path is None:
        raise PizhuError("documents.damaged", name=name)
    return path


def _refuse_encrypted(archive: Archive, texts: set[str], name: str) -> None:
    """Raise where a text of the book is encrypted; fonts often are, in a way that is no lock."""
    if _ENCRYPTION not in archive:
        return
    root = parse_xml(archive.read(_ENCRYPTION), name, recover=True)
    for element in root.iter("*"):
        if local(element) == "EncryptedData" and set(_encrypted(element)) & texts:
            raise PizhuError("documents.encrypted", name=name)


def _encrypted(data: _Element) -> Iterator[str]:
    """Yield the paths of what is encrypted, but for fonts."""
    parts = list(data.iter("*"))
    methods = [e.get("Algorithm") for e in parts if local(e) == "EncryptionMethod"]
    if not any(method in _FONTS for method in methods[:1]):
        for element in parts:
            if local(element) == "CipherReference":
                yield unquote(element.get("URI") or "").lstrip("/")


def _metadata(root: _Element) -> tuple[MetadataField, ...]:
    """Return what the package states, several authors in one field."""
    roles = {
        (e.get("refines") or "").removeprefix("#"): (e.text or "").strip()
        for e in root.iter("*")
        if local(e) == "meta" and e.get("property") == "role"
    }
    found: dict[str, list[str]] = {}
    for element in root.iter("*"):
        tag = local(element)
        value = " ".join((element.text or "")[:_LONGEST].split())
        if not value or "dc/elements" not in str(element.tag):
            continue
        role = _attribute(element, "role") or roles.get(element.get("id") or "")
        key = "译者" if role == _TRANSLATOR else _KEYS.get(tag)
        if tag == "identifier" and "isbn" in (value + _attribute(element, "scheme")).lower():
            key, value = "ISBN", value.lower().removeprefix("urn:isbn:").upper()
        if key:
            found.setdefault(key, []).append(sanitise(value))
    return tuple(
        MetadataField(key, values[0] if key in ("标题", "出版时间", "ISBN") else "、".join(values))
        for key, values in found.items()
    )


def _attribute(element: _Element, name: str) -> str:
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name), "")
