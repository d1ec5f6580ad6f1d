"""``pizhu info``: what a document is."""

from __future__ import annotations

from reader.cli import console
from reader.cli.sources import add_file, add_uncorrected, open_source
from reader.i18n import tr
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser
    from reader.documents.facts import Fact
    from reader.documents.model import Document, Finding

_EXCERPT = 16


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add_file(parser)
    add_uncorrected(parser)
    parser.option("--json", action="store_true", help="cli.option-json")


def run(options: Namespace) -> int:
    """Print the facts."""
    document = open_source(options.file, options.encoding, uncorrected=options.uncorrected)
    if options.json:
        console.out_json(info_json(document))
        return 0
    from reader.documents.facts import all_facts

    facts = _facts(document)
    facts["script"] = tr(f"cli.script-{document.script}")
    for name, value in facts.items():
        if value is not None:
            console.out(tr("cli.fact", name=tr(f"cli.fact-{name}"), value=value))
    first: dict[tuple[str, str], Fact] = {}
    for fact in all_facts(document):
        first.setdefault((fact.key, fact.value), fact)
    for fact in first.values():
        console.out(tr("cli.fact", name=fact.key, value=_stated(fact)))
    for finding in document.findings:
        told = _told(document, finding)
        console.out(tr("cli.fact", name=f"¶{finding.paragraph + 1}", value=told))
    return 0


def _told(document: Document, finding: Finding) -> str:
    """Return what a finding says, paragraphs counted from 1 as everywhere in print."""
    if finding.last is None or finding.after is None:
        return tr(f"findings.{finding.kind}", detail=finding.detail)
    return tr(
        f"findings.{finding.kind}",
        detail=finding.detail,
        last=finding.last + 1,
        after=finding.after + 1,
        words=document.paragraphs[finding.after].text[:_EXCERPT],
    )


def _stated(fact: Fact) -> str:
    """Return a value, the date that it states where it is written otherwise, and its place."""
    date = f" = {fact.date}" if fact.date and fact.date != fact.value else ""
    place = "" if fact.paragraph is None else f"  ¶{fact.paragraph + 1}"
    return f"{fact.value}{date}{place}"


def info_json(document: Document) -> dict[str, object]:
    """Return the facts in the form that other programs rely on."""
    from reader.documents.facts import all_facts

    findings = [finding._asdict() for finding in document.findings]
    return {
        **_facts(document),
        "metadata": metadata(document),
        "facts": [_sourced(document, fact) for fact in dict.fromkeys(all_facts(document))],
        "findings": findings,
    }


def _sourced(document: Document, fact: Fact) -> dict[str, object]:
    """Return a fact and the span of the source that it was read from, null for the file's own."""
    span = None
    if fact.paragraph is not None:
        paragraph = document.paragraphs[fact.paragraph]
        end = fact.end if fact.end > fact.start else len(paragraph.text)
        span = paragraph.source_span(fact.start, end)
    return {**fact._asdict(), "source": span}


def metadata(document: Document) -> dict[str, str | list[str]]:
    """Return the metadata by name: a text, or several where the document states several."""
    values: dict[str, list[str]] = {}
    for field in document.metadata:
        known = values.setdefault(field.key, [])
        if field.value not in known:
            known.append(field.value)
    return {key: known[0] if len(known) == 1 else known for key, known in values.items()}


def _facts(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "path": str(document.path) if document.path else None,
        "id": document.id,
        "encoding": document.encoding,
        "script": document.script,
        "characters": len(document.source),
        "paragraphs": len(document.paragraphs),
        "sections": len(document.outline),
        "tables": len(document.tables),
    }
