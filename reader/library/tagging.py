"""Changes to tags, over the documents that are named or over all that have annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations import annotate, bulk, clock, recoding, tagging, tags
from annotations.identifiers import new_id
from annotations.model import TAG
from reader.library.notebooks import Target, open_notebook, placements, section_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotations import Annotation, Notebook, Store
    from annotations.bulk import Change, Plan
    from annotations.placement import Placement
    from reader.documents.model import Document
    from reader.search import Hit, Query


def plan_rename(
    store: Store, old: str, new: str, notebooks: Sequence[Notebook] | None = None
) -> Plan:
    """Return what renaming a tag, with all below it, would change.

    Args:
        store: where the annotations are.
        old: the tag.
        new: its new name.
        notebooks: those to change, and the codebook stays; default all, and the codebook.

    Raises:
        ValueError: a name is empty.
        StorageError: a notebook cannot be read.
    """
    return _merge(store, "rename-tag", [old], new, notebooks)


def plan_merge(
    store: Store, olds: Sequence[str], new: str, notebooks: Sequence[Notebook] | None = None
) -> Plan:
    """Return what putting one tag in the place of others would change.

    Raises:
        ValueError: a name is empty.
        StorageError: a notebook cannot be read.
    """
    return _merge(store, "merge-tags", olds, new, notebooks)


def _merge(
    store: Store, kind: str, olds: Sequence[str], new: str, notebooks: Sequence[Notebook] | None
) -> Plan:
    rule = tagging.merging(olds, new)
    if notebooks is not None:
        return bulk.plan_tags(store, kind, rule, notebooks)
    return bulk.plan_tags(store, kind, rule, recode=recoding.merging(olds, new))


def plan_split(
    store: Store,
    name: str,
    new: str,
    belongs: Callable[[Annotation], bool],
    notebooks: Sequence[Notebook] | None = None,
) -> Plan:
    """Return what giving another tag to some annotations of a tag would change.

    Raises:
        ValueError: a name is empty.
        StorageError: a notebook cannot be read.
    """
    return bulk.plan_tags(store, "split-tag", tagging.splitting(name, new, belongs), notebooks)


def plan_delete(store: Store, name: str, notebooks: Sequence[Notebook] | None = None) -> Plan:
    """Return what taking a tag away, with all below it, would change.

    Raises:
        ValueError: the name is empty.
        StorageError: a notebook cannot be read.
    """
    rule = tagging.deleting(name)
    if notebooks is not None:
        return bulk.plan_tags(store, "delete-tag", rule, notebooks)
    return bulk.plan_tags(store, "delete-tag", rule, recode=recoding.deleting(name))


def holding(words: str) -> Callable[[Annotation], bool]:
    """Return what tells whether an annotation's quote or note holds words, in whatever script."""
    from reader.text.fold import fold

    wanted = fold(words)
    return lambda annotation: wanted in fold(f"{annotation.quote.exact}\n{annotation.note}")


def plan_hits(store: Store, documents: Iterable[Document], query: Query, tag: str) -> Plan:
    """Return what giving a tag to all hits of a search would change.

    A hit on which an annotation stands already gets no second one, but that one gets the tag.

    Raises:
        ValueError: the tag is empty.
        StorageError: a notebook cannot be read.
    """
    name = tags.normalise(tag)
    if not name:
        raise ValueError(tag)
    changes: dict[str, list[Change]] = {}
    for document in documents:
        notebook = open_notebook(document, store)
        found = _tagged(document, placements(document, notebook), query, name)
        if found:
            changes[notebook.document.id] = found
    return bulk.Plan("tag-hits", changes, {})


def _tagged(
    document: Document, placed: Iterable[Placement], query: Query, tag: str
) -> list[Change]:
    from reader.search import find

    here = {p.spot[:3]: p.annotation for p in placed if p.spot.until is None}
    target = Target(document)
    changes = []
    for hit in find(document, query):
        annotation = here.get((hit.paragraph, hit.start, hit.end))
        if annotation is None:
            changes.append(bulk.Change(_new(document, target, hit, tag), None, (tag,)))
        elif tag not in annotation.tags:
            after = (*annotation.tags, tag)
            changes.append(bulk.Change(annotation, annotation.tags, after))
    return changes


def _new(document: Document, target: Target, hit: Hit, tag: str) -> Annotation:
    time = clock.stamp()
    return annotate(
        target,
        hit.paragraph,
        hit.start,
        hit.end,
        section=section_titles(document, hit.paragraph, hit.start),
        id=new_id(),
        kind=TAG,
        tags=(tag,),
        created=time,
        modified=time,
    )
