"""One segment of a Whoosh index, its postings read block by block into numpy.

Whoosh's own matchers step through postings one Python call at a time, twenty times slower than this. What is read here
by private names is the codec's layout on disk; the tests hold it against Whoosh's own scorer.
"""

from __future__ import annotations

import io
import pickle
import struct
from collections import OrderedDict
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.reading import SegmentReader

from community.search.answering import FacetValues, Ints
from community.search.document import Field, Scope
from community.search.ranking import Frame, Ids, Postings, Weights
from community.search.vocabulary import Lexicon
from community.search.whoosh_store import FOREVER, NEVER, TERMS

MOST_MASKS = 48
CACHED_BYTES = 6 * 1024 * 1024

_block_length = struct.Struct("!i")


class PostingsCache:
    """Postings read lately, of all segments together, bounded by their size."""

    def __init__(self, most: int = CACHED_BYTES) -> None:
        self.most = most
        self.size = 0
        self.kept: OrderedDict[tuple[str, str], Postings | None] = OrderedDict()

    def get(self, segment: Segment, term: str) -> Postings | None:
        """The postings of a term, from memory or from the segment."""
        place = (segment.name, term)
        if place in self.kept:
            self.kept.move_to_end(place)
            return self.kept[place]
        postings = segment.read(term)
        self.kept[place] = postings
        self.size += _cost(postings)
        while self.size > self.most and self.kept:
            _, dropped = self.kept.popitem(last=False)
            self.size -= _cost(dropped)
        return postings

    def forget(self, segment_names: set[str]) -> None:
        """Let go of segments that are no more."""
        for place in [place for place in self.kept if place[0] in segment_names]:
            self.size -= _cost(self.kept.pop(place))


class Segment:
    """A segment that never changes, save for the rows deleted from it."""

    def __init__(self, storage: Any, schema: Any, segment: Any) -> None:
        self.name = str(segment.segment_id())
        self.size = int(segment.doc_count_all())
        self.reader = SegmentReader(storage, schema, segment)
        self._masks: OrderedDict[Scope, NDArray[np.bool_]] = OrderedDict()
        self._facets: dict[str, tuple[list[str], Ints, Ints]] = {}
        self.alive = np.ones(self.size, dtype=np.bool_)
        self.note_deleted(segment)

    def note_deleted(self, segment: Any) -> None:
        """Take over which rows are deleted by now."""
        deleted = np.fromiter(segment.deleted_docs(), dtype=np.int64)
        if len(deleted) != self.size - np.count_nonzero(self.alive):
            self.alive = np.ones(self.size, dtype=np.bool_)
            self.alive[deleted] = False
            self._masks.clear()

    def read(self, term: str) -> Postings | None:
        """Rows and weights of a term, None where it does not occur."""
        terms = self.reader._terms
        try:
            info = W3TermInfo.from_bytes(terms._tindex[terms._keycoder(TERMS, term.encode())])
        except KeyError:
            return None
        offset, _ = info.extent()
        return _blocks(terms._postfile, offset + 4)

    def df(self, term: str) -> int:
        """In how many rows a term stands."""
        terms = self.reader._terms
        try:
            return int(terms.doc_frequency(TERMS, term.encode()))
        except KeyError:
            return 0

    def mask(self, scope: Scope, at: int) -> NDArray[np.bool_]:
        """Which rows this scope may see at that time: allowed, not denied, not over, not deleted."""
        mask = self._masks.get(scope)
        if mask is None:
            mask = self._masks[scope] = self._mask(scope)
            if len(self._masks) > MOST_MASKS:
                self._masks.popitem(last=False)
        self._masks.move_to_end(scope)
        return mask & (self.until >= at) if self.has_ends else mask

    def facet(self, name: str, mask: NDArray[np.bool_]) -> FacetValues:
        """The values of a facet in the rows that may be seen."""
        if name not in self._facets:
            self._facets[name] = self._facet(name)
        values, value, rows = self._facets[name]
        seen = mask[rows]
        return FacetValues(values, value[seen], self.document_of[rows[seen]])

    def texts(self, row: int) -> tuple[tuple[Field, str], ...]:
        """The texts of a row, as they were given."""
        return tuple(self.reader.stored_fields(row).get("texts", ()))

    def listed(self, beginning: str) -> list[str]:
        """Every term that begins so, without its beginning."""
        found = []
        prefix = beginning.encode()
        for field, term in self.reader._terms.terms_from(TERMS, prefix):
            if field != TERMS or not term.startswith(prefix):
                break
            found.append(term[len(prefix) :].decode())
        return found

    def close(self) -> None:
        """Let go of the file."""
        self.reader.close()

    @cached_property
    def ids(self) -> Ints:
        """The document id of each row."""
        return self._column("id", 0)

    @cached_property
    def at(self) -> Ints:
        """The moment of each row's document."""
        return self._column("at", NEVER)

    @cached_property
    def until(self) -> Ints:
        """When each row ceases to be found."""
        return self._column("until", FOREVER)

    @cached_property
    def has_ends(self) -> bool:
        """Whether any row ceases to be found some day."""
        return bool((self.until != FOREVER).any())

    @cached_property
    def kinds(self) -> NDArray[np.object_]:
        """The kind of each row's document."""
        kinds = np.full(self.size, "", dtype=object)
        for kind in self.listed("k"):
            if (postings := self.read("k" + kind)) is not None:
                kinds[postings[0]] = kind
        return kinds

    @cached_property
    def starts(self) -> NDArray[np.intp]:
        """The first row of each document; its rows stand together."""
        if not self.size:
            return np.zeros(0, dtype=np.intp)
        other = (self.ids[1:] != self.ids[:-1]) | (self.kinds[1:] != self.kinds[:-1])
        return np.concatenate([[0], np.flatnonzero(other) + 1]).astype(np.intp)

    @cached_property
    def document_of(self) -> Ints:
        """Which document each row belongs to."""
        lengths = np.diff(np.append(self.starts, self.size))
        return np.repeat(np.arange(len(self.starts), dtype=np.int64), lengths)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary of this segment."""
        return Lexicon((int(entry[0]), entry[1:]) for entry in self.listed("v"))

    def frame(self, mask: NDArray[np.bool_]) -> Frame:
        """The rows to score together."""
        return Frame(mask, self.starts)

    def _mask(self, scope: Scope) -> NDArray[np.bool_]:
        mask = np.zeros(self.size, dtype=np.bool_)
        for audience in scope:
            if (postings := self.read("a" + audience)) is not None:
                mask[postings[0]] = True
        for audience in scope:
            if (postings := self.read("n" + audience)) is not None:
                mask[postings[0]] = False
        return mask & self.alive

    def _facet(self, name: str) -> tuple[list[str], Ints, Ints]:
        values = self.listed(f"f{name}=")
        held = [
            postings[0].astype(np.int64) for value in values if (postings := self.read(f"f{name}={value}"))
        ]
        if not held:
            return [], _none(), _none()
        numbers = [np.full(len(rows), place, dtype=np.int64) for place, rows in enumerate(held)]
        return values, np.concatenate(numbers), np.concatenate(held)

    def _column(self, name: str, default: int) -> Ints:
        values = np.full(self.size, default, dtype=np.int64)
        perdoc = self.reader._perdoc
        if perdoc.has_column(name):
            file, start, length = perdoc._get_column_file(name)
            stored = np.frombuffer(bytes(file.get(start, length)), dtype=">i8")
            values[: len(stored)] = stored
            file.close()
        return values


def _blocks(file: Any, place: int) -> Postings:
    ids: list[Ids] = []
    weights: list[Weights] = []
    last = False
    while not last:
        (length,) = _block_length.unpack(file.get(place, 4))
        last, length = length < 0, abs(length)
        # A block is two pickles in a row: what is in it, then its gaps and weights.
        stream = io.BytesIO(file.get(place + 4, length))
        pickle.load(stream)  # noqa: S301
        gaps, weighed, _ = pickle.load(stream)  # noqa: S301
        ids.append(np.cumsum(np.array(gaps, dtype=np.int64)).astype(np.int32))
        weights.append(_weights(weighed, len(gaps)))
        place += 4 + length
    if len(ids) == 1:
        return ids[0], weights[0]
    return np.concatenate(ids), np.concatenate(weights)


def _weights(weighed: Any, count: int) -> Weights:
    """One weight for all is stored once, and 1.0 not at all."""
    if weighed is None or isinstance(weighed, float):
        return np.full(count, 1.0 if weighed is None else weighed, dtype=np.float32)
    return np.array(weighed, dtype=np.float32)


def _cost(postings: Postings | None) -> int:
    return 200 if postings is None else 300 + 8 * len(postings[0])


def _none() -> Ints:
    return np.zeros(0, dtype=np.int64)
