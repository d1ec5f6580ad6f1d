"""The order in which the parts of the analysis work on the blocks of a document."""

from __future__ import annotations

from reader.documents import repair
from reader.documents.furniture import mark_furniture, mark_page_numbers
from reader.documents.metadata import read_metadata
from reader.documents.model import Finding, MetadataField, SectionKind
from reader.documents.structure.articles import name_articles
from reader.documents.structure.assemble import Draft, assemble
from reader.documents.structure.blocks import Role
from reader.documents.structure.boxes import find_boxes, mark_attachments
from reader.documents.structure.breaks import broken_off, cut_paragraphs, wrapped_headings
from reader.documents.structure.candidates import Form, find_candidates
from reader.documents.structure.contents import mark_contents
from reader.documents.structure.displaced import (
    displaced_runs,
    misplaced_copies,
    told,
    with_displaced,
    without_explained,
)
from reader.documents.structure.doubts import without_doubtful
from reader.documents.structure.gaps import numbering_gaps
from reader.documents.structure.given import (
    close_gaps,
    find_set_apart,
    given_headings,
    raise_given,
    set_open_levels,
)
from reader.documents.structure.glued import read_glued_chapters
from reader.documents.structure.headings import Heading, numbered_headings
from reader.documents.structure.joining import join
from reader.documents.structure.leading_lines import find_leading_lines
from reader.documents.structure.leads import find_leads
from reader.documents.structure.levels import learn_ranks, nest, repair_lost_parents
from reader.documents.structure.listed import mark_listed_chapters
from reader.documents.structure.lists import demote_lists
from reader.documents.structure.named import find_named
from reader.documents.structure.parted import parted_headings
from reader.documents.structure.tables import find_tables
from reader.documents.structure.titles import Titles, find_titles
from reader.documents.structure.wrapped import find_wrapped
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.documents.structure import Analysis
    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate

_EXCERPT = 16
_TITLES = frozenset(("法规名称", "标题", "书名"))


def analyse_blocks(blocks: Blocks) -> Analysis:
    """Turn blocks into paragraphs, sections, tables, metadata and findings."""
    return assemble(_drafted(blocks))


def _drafted(blocks: Blocks) -> Draft:
    """Find all that there is to find; what led to it is let go of as soon as possible."""
    blocks, _ = join(blocks, find_wrapped(blocks))
    findings = _damage(blocks)
    fields = read_metadata(blocks)
    mark_furniture(blocks)
    mark_contents(blocks)
    mark_listed_chapters(blocks)
    mark_attachments(blocks)
    grids = find_tables(blocks)
    mark_page_numbers(blocks)
    candidates = _accepted(blocks, findings)
    titles = _titles(blocks, fields, candidates)
    draft = Draft(blocks, fields, findings, grids, titles.headings, set())
    draft = _join_damage(draft, titles, candidates)
    draft.headings.extend(given_headings(draft.blocks, candidates))
    del blocks, titles
    draft.blocks.forget_markers()
    draft.headings.extend(numbered_headings(draft.blocks, candidates))
    _complete(draft)
    headed = {heading.block for heading in draft.headings if heading.body is None} | draft.items
    draft.findings.extend(Finding("broken-off", i) for i in broken_off(draft.blocks, headed))
    return draft


def _damage(blocks: Blocks) -> list[Finding]:
    """Report what single blocks show, before any are joined."""
    long = list(blocks.longer(repair.SHORTEST_REPEAT - 1))
    findings = [
        Finding("repeated", long[place], blocks.text(long[place])[:_EXCERPT])
        for place in repair.repeated(map(blocks.text, long))
    ]
    lost: dict[int, str] = {}
    for place, what in repair.places_of_mojibake(blocks.lines):
        lost.setdefault(blocks.index_at(place), what)
    lost |= {index: repair.mojibake(other.text) for index, other in blocks.rewritten.items()}
    findings += [Finding("mojibake", index, what) for index, what in lost.items() if what]
    findings += [
        Finding("artefact", index, str(other.artefacts))
        for index, other in blocks.rewritten.items()
        if other.artefacts
    ]
    return sorted(findings, key=lambda finding: finding.paragraph)


def _accepted(blocks: Blocks, findings: list[Finding]) -> list[Candidate]:
    read_glued_chapters(blocks)
    candidates = without_doubtful(blocks, find_candidates(blocks))
    name_articles(blocks, candidates)
    raise_given(candidates)
    learn_ranks(candidates)
    accepted = nest(candidates)
    demote_lists(blocks, accepted)
    headings = [c for c in accepted if c.form is not Form.ITEM]
    if repair_lost_parents(headings):
        findings.append(Finding("lost-parent", headings[0].block))
    gaps = numbering_gaps(blocks, candidates, headings)
    moved = displaced_runs(candidates, headings)
    findings += [*without_explained(gaps, moved), *told(blocks, moved, headings)]
    return with_displaced(accepted, moved)


def _titles(blocks: Blocks, fields: list[MetadataField], candidates: Sequence[Candidate]) -> Titles:
    taken = {c.block for c in candidates if c.form is not Form.ITEM}
    fragment = any(field.key == "上接" for field in fields)
    stated = [f.paragraph for f in fields if f.key in _TITLES and _is_labelled(blocks, f)]
    titles = find_titles(blocks, taken, stated[0] if stated else None, fragment=fragment)
    for index in [*titles.joined, *titles.repeats, *(h.block for h in titles.headings)]:
        blocks[index].role = Role.TITLE
    fields += [MetadataField("发文机关", issuer, index) for index, issuer in titles.issuers]
    return titles


def _is_labelled(blocks: Blocks, field: MetadataField) -> bool:
    """Tell whether a line says no more than a label and a value: no table's row."""
    text = blocks.text(field.paragraph or 0)
    return text.endswith(field.value) and "：" in text[: -len(field.value)]


def _join_damage(draft: Draft, titles: Titles, candidates: Sequence[Candidate]) -> Draft:
    """Join what was cut in two, and move all indices along."""
    wrapped = wrapped_headings(draft.blocks, candidates)
    wrapped += parted_headings(draft.blocks, candidates)
    headed = {c.block for c in candidates if c.form is not Form.ITEM}
    lines = {candidate.block for candidate in candidates if candidate.form is Form.LINE}
    cut = cut_paragraphs(draft.blocks, lines | set(wrapped))
    draft.findings.extend(misplaced_copies(draft.blocks, draft.findings, set(cut), headed))
    blocks, places = join(draft.blocks, {*wrapped, *cut, *titles.joined})
    for candidate in candidates:
        candidate.block = places[candidate.block]
    for heading in draft.headings:
        heading.block = places[heading.block]
    return Draft(
        blocks,
        [field._replace(paragraph=places[field.paragraph or 0]) for field in draft.fields],
        [
            *(found.moved(places.__getitem__) for found in draft.findings),
            *(Finding("joined", place) for place in sorted({places[i] for i in (*wrapped, *cut)})),
            *(Finding("displaced-title", h.block) for h in draft.headings if h.displaced),
        ],
        [g._replace(start=places[g.start], end=places[g.end - 1] + 1) for g in draft.grids],
        draft.headings,
        {c.block for c in candidates if c.form is Form.ITEM},
    )


def _complete(draft: Draft) -> None:
    """Add all other headings to the titles and the numbered ones, in document order."""
    taken = {heading.block for heading in draft.headings}
    others = _free([*find_boxes(draft.blocks), *find_named(draft.blocks)], taken)
    taken |= {heading.block for heading in others}
    draft.headings.extend(others + _free(find_set_apart(draft.blocks), taken))
    draft.headings.sort(key=lambda heading: heading.block)
    set_open_levels(draft.headings)
    draft.headings.extend(find_leads(draft.blocks, draft.headings, draft.items))
    draft.headings.sort(key=lambda heading: (heading.block, heading.kind is not SectionKind.TITLE))
    draft.headings.extend(find_leading_lines(draft.blocks, draft.headings, draft.items))
    draft.headings.sort(key=lambda heading: (heading.block, heading.kind is not SectionKind.TITLE))
    close_gaps(draft.headings)


def _free(headings: Sequence[Heading], taken: Collection[int]) -> list[Heading]:
    return [heading for heading in headings if heading.block not in taken]
