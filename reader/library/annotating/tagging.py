"""Changes to tags, over the documents that are named or over all that have annotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from annotations import annotate, bulk, clock, recoding, tagging, tags
from annotations.identifiers import new_id
from annotations.model import AS_IS, BOOKMARK, TAG, End
from annotations.placement import ORPHAN
from reader.library.notebooks import Target, open_notebook, placements, section_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotations import Annotation, Notebook, Store
    from annotations.bulk import Change, Plan
    from annotations.placement import Placement, Spot
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


def plan_hits(
    store: Store, documents: Iterable[Document], query: Query, wanted: Iterable[str]
) -> Plan:
    """Return what giving tags to all hits of a search would change.

    Raises:
        ValueError: there is no tag.
        StorageError: a notebook cannot be read.
    """
    from reader.search import find

    names = tuple(wanted)
    plans = []
    for document in documents:
        notebook = open_notebook(document, store)
        tagged = Tagged(document, notebook, placements(document, notebook))
        plans.append(plan_found(tagged, find(document, query), names, store.author))
    changes = {name: found for plan in plans for name, found in plan.documents.items()}
    infos = {name: known for plan in plans for name, known in plan.infos.items()}
    return bulk.Plan("tag-hits", changes, infos=infos)


class Tagged(NamedTuple):
    """A document, its notebook, and where the annotations in it stand."""

    document: Document
    notebook: Notebook
    placed: Sequence[Placement]


def plan_found(tagged: Tagged, hits: Iterable[Hit], wanted: Iterable[str], author: str) -> Plan:
    """Return what giving tags to hits in one document would change.

    A hit on which an annotation stands already gets no second one, but that one gets the tags.

    Args:
        tagged: the document.
        hits: places in it.
        wanted: the tags.
        author: who makes the new annotations, empty if that is nobody's business.

    Raises:
        ValueError: there is no tag.
    """
    names = tags.normalise_all(wanted)
    if not names:
        raise ValueError(wanted)
    document, notebook, placed = tagged
    here = {_place(p.spot, p.spot.until): p.annotation for p in placed if _may_be_tagged(p)}
    target = Target(document)
    changes = []
    for hit in hits:
        until = None if hit.rest is None else End(hit.rest.paragraph, hit.rest.end)
        annotation = here.get(_place(hit, until))
        if annotation is None:
            new = replace(_new(document, target, hit, until), tags=names, author=author)
            changes.append(bulk.Change(new, None, names))
        elif (after := tags.normalise_all([*annotation.tags, *names])) != annotation.tags:
            changes.append(bulk.Change(annotation, annotation.tags, after))
    return _planned(notebook, target, changes)


def _planned(notebook: Notebook, target: Target, changes: Sequence[Change]) -> Plan:
    """Return a plan that makes the document known to a notebook that begins with it."""
    document = notebook.document
    is_known = document.fingerprints or not changes
    known = replace(document, fingerprints=() if is_known else tuple(target.fingerprints()))
    return bulk.Plan(
        "tag-hits",
        {known.id: changes} if changes else {},
        infos={} if is_known else {known.id: known},
    )


def _may_be_tagged(placement: Placement) -> bool:
    return placement.status != ORPHAN and placement.annotation.kind not in {AS_IS, BOOKMARK}


def _place(span: Spot | Hit, until: End | None) -> tuple[object, ...]:
    return *span[:3], until


def _new(document: Document, target: Target, hit: Hit, until: End | None) -> Annotation:
    time = clock.stamp()
    return annotate(
        target,
        *hit.spans[0],
        until=until,
        section=section_titles(document, hit.paragraph, hit.start),
        id=new_id(),
        kind=TAG,
        created=time,
        modified=time,
    )
