"""Whoosh's files: the schema, a writer that reaches the disk before it answers, merges, sweeping."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import columns, fields, formats, index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from community.search import synonyms, tokens
from community.search.document import Document, units
from community.search.port import Change

TERMS = "t"
PATIENCE = 20.0
"""Seconds that a writer waits for its turn before LockError."""
MEGABYTES = 24
"""Of postings that a writer keeps in memory before it sorts them on disk."""
SMALL = 400
FEW = 6
"""Segments smaller than SMALL rows are put together once there are more than FEW of them."""
FOREVER = 2**63 - 1
NEVER = -(2**63)
SCHEMA_VERSION = "1"

STAMPS = {"analyser": tokens.VERSION, "schema": SCHEMA_VERSION, "dictionary": synonyms.combined().version}


class TermsFormat(formats.Format):  # type: ignore[misc]
    """Postings with a weight and nothing else."""

    posting_size = 0


class Terms(fields.FieldType):  # type: ignore[misc]
    """A field of finished terms with their weights: {term: weight}."""

    indexed = True
    stored = False
    scorable = False
    unique = False
    vector = None
    column_type = None

    def __init__(self) -> None:
        self.format = TermsFormat()
        self.analyzer = None

    def index(self, value: dict[str, float], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What the writer stores of a row."""
        return ((term.encode(), 1, weight, b"") for term, weight in value.items())


class DurableStorage(FileStorage):  # type: ignore[misc]
    """A folder whose renames survive a loss of power: the file first, then its name."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename once the content is on the disk."""
        sync(Path(self.folder) / oldname)
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))


class DurableWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, which itself never asks the disk whether anything arrived."""

    def _commit_toc(self, segments: list[Any]) -> None:
        own = self.newsegment.segment_id()
        for path in Path(self.storage.folder).iterdir():
            if path.name.startswith(own) and path.is_file():
                sync(path)
        sync(Path(self.storage.folder))
        super()._commit_toc(segments)


def schema() -> fields.Schema:
    """One field of terms, columns for what is compared, and the texts for snippets."""
    return fields.Schema(
        t=Terms(),
        id=fields.COLUMN(columns.NumericColumn("q", default=0)),
        at=fields.COLUMN(columns.NumericColumn("q", default=NEVER)),
        until=fields.COLUMN(columns.NumericColumn("q", default=FOREVER)),
        texts=fields.STORED(),
    )


def create(folder: Path) -> index.FileIndex:
    """Make an empty index in a folder of its own, readable by the site's user alone: postings are pickles."""
    folder.mkdir(parents=True, mode=0o700)
    return index.FileIndex.create(DurableStorage(str(folder)), schema())


def open_in(folder: Path) -> index.FileIndex:
    """Open what is there."""
    return index.FileIndex(DurableStorage(str(folder)))


def write(folder: Path, changes: Sequence[Change]) -> None:
    """Put in and take out documents in one commit; on the disk when it returns, or not at all."""
    writer = _writer(folder)
    try:
        _delete(writer, changes)
        for change in {(change.kind, change.id): change for change in changes}.values():
            if change.document is not None:
                for row in rows(change.document):
                    writer.add_document(**row)
        writer.commit(mergetype=_merge_small)
    except BaseException:
        if not writer.is_closed:
            writer.cancel()
        raise


def optimise(folder: Path) -> None:
    """Merge everything into one segment, which drops deleted rows as well."""
    _writer(folder).commit(optimize=True)


def sweep(folder: Path, now: float, *, older_than: float = 300.0) -> int:
    """Remove what a killed writer left behind: temporary folders and segments that no table of contents names."""
    toc = open_in(folder)._read_toc()
    kept = {segment.segment_id() for segment in toc.segments}
    swept = 0
    for path in folder.iterdir():
        name = path.name
        is_segment = name.startswith(f"{toc_name()}_") and name.split(".")[0] not in kept
        is_left = is_segment or (name.endswith(".tmp") and path.is_dir()) or ".toc." in name
        if is_left and not name.endswith("LOCK") and now - path.stat().st_mtime > older_than:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            swept += 1
    return swept


def toc_name() -> str:
    """The name that Whoosh gives its files."""
    return str(index._DEF_INDEX_NAME)


def rows(document: Document) -> Iterator[dict[str, Any]]:
    """What the index stores of a document: a row for each guard, the document's own key on every one."""
    at = NEVER if document.at is None else int(document.at.timestamp() * 1e6)
    for unit in units(document):
        terms = tokens.terms(document.kind, unit.texts)
        terms |= {f"d{document.kind}:{document.id}": 1.0}
        terms |= {f"a{audience}": 1.0 for audience in unit.guard.allow}
        terms |= {f"n{audience}": 1.0 for audience in unit.guard.deny}
        terms |= {f"f{name}={value}": 1.0 for name, value in unit.facets}
        until = FOREVER if unit.guard.until is None else int(unit.guard.until.timestamp() * 1e6)
        yield {"t": terms, "id": document.id, "at": at, "until": until, "texts": unit.texts}


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _writer(folder: Path) -> DurableWriter:
    # Uncompressed blocks: most terms stand in few rows, where zlib costs more than it saves.
    codec = W3Codec(blocklimit=1024, compression=0)
    return DurableWriter(open_in(folder), timeout=PATIENCE, delay=0.02, limitmb=MEGABYTES, codec=codec)


def _delete(writer: DurableWriter, changes: Iterable[Change]) -> None:
    keys = {f"d{change.kind}:{change.id}".encode() for change in changes}
    base = 0
    for segment in list(writer.segments):
        reader = SegmentReader(writer.storage, writer.schema, segment)
        try:
            for term in keys:
                if (TERMS, term) in reader:
                    matcher = reader._terms.matcher(TERMS, term, writer.schema[TERMS].format)
                    for number in matcher.all_ids():
                        writer.delete_document(base + number)
        finally:
            reader.close()
        base += segment.doc_count_all()


def _merge_small(writer: DurableWriter, segments: list[Any]) -> list[Any]:
    """Put small segments together once there are many, and forget those whose rows were all deleted."""
    segments = [segment for segment in segments if segment.doc_count_all() > segment.deleted_count()]
    small = [segment for segment in segments if segment.doc_count_all() < SMALL]
    if len(small) <= FEW:
        return segments
    for segment in small:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in small]
