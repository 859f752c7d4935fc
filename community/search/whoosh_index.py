"""The index in a folder: generations of Whoosh indexes, one of them named in the file `current`."""

from __future__ import annotations

import fcntl
import json
import secrets
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
from whoosh import index as whoosh_index

from community.core import clock
from community.search import suggesting, whoosh_store
from community.search.answering import Table, answer, in_time
from community.search.clauses import Plan
from community.search.document import Field, Scope
from community.search.port import Answer, Change, Page, Stats, Suggestion
from community.search.ranking import WeighedGroup, score, weigh
from community.search.vocabulary import Vocabulary
from community.search.whoosh_segment import PostingsCache, Segment

CURRENT = "current"
STAMPS = "stamps.json"
ATTEMPTS = 10


class WhooshIndex:
    """An index on one machine: one process writes, every process reads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.segments: list[Segment] = []
        self._cache = PostingsCache()
        self._opened: tuple[str, int] | None = None
        self._lock = threading.RLock()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (folder / CURRENT).exists():
            self.activate(self.new_generation())

    def apply(self, changes: Sequence[Change], generation: str | None = None) -> None:
        """Put in and take out documents; raises LockError where another writer keeps its turn."""
        if changes:
            whoosh_store.write(self.folder / (generation or self._current()), changes)

    def search(self, plan: Plan, scope: Scope, page: Page) -> Answer:
        """Find, rank and count what this scope may see."""
        if not scope:
            return Answer()
        with self._lock:
            segments = self._fresh()
            groups = weigh(plan.groups, self._df, sum(segment.size for segment in segments))
            tables = [self._table(segment, groups, scope, page) for segment in segments if segment.size]
            return answer(tables, page, ranked=not plan.is_empty)

    def suggest(
        self, prefix: str, scope: Scope, limit: int = 8, kinds: frozenset[str] = frozenset()
    ) -> list[Suggestion]:
        """Names that begin with, or abbreviate to, what was typed so far."""
        names = suggesting.names(prefix, self.vocabulary(scope), limit * 4)
        found = [holder for name in names for holder in self._holders(name, scope)]
        return suggesting.distinct(found, kinds, limit)

    def vocabulary(self, scope: Scope) -> Vocabulary:
        """The words of the index that this scope may see."""
        if not scope:
            return Vocabulary()
        with self._lock:
            segments = tuple(self._fresh())
        return Vocabulary(
            [segment.lexicon for segment in segments], partial(_visible, segments, scope, _now())
        )

    def new_generation(self) -> str:
        """Open an empty generation beside the active one; returns its name."""
        name = f"g{int(time.time())}-{secrets.token_hex(3)}"
        whoosh_store.create(self.folder / name)
        (self.folder / name / STAMPS).write_text(json.dumps(whoosh_store.STAMPS))
        whoosh_store.sync(self.folder / name / STAMPS)
        return name

    def activate(self, generation: str) -> None:
        """Make a generation the active one and drop the others."""
        whoosh_store.optimise(self.folder / generation)
        waiting = self.folder / f"{CURRENT}.new"
        waiting.write_text(generation)
        whoosh_store.sync(waiting)
        waiting.replace(self.folder / CURRENT)
        whoosh_store.sync(self.folder)
        for path in self.folder.iterdir():
            if path.is_dir() and path.name != generation:
                shutil.rmtree(path, ignore_errors=True)

    def tidy(self) -> None:
        """Merge to one segment and sweep what killed writers left."""
        folder = self.folder / self._current()
        whoosh_store.optimise(folder)
        whoosh_store.sweep(folder, time.time())

    def stats(self) -> Stats:
        """How large the active generation is and what it was built with."""
        folder = self.folder / self._current()
        stamps = folder / STAMPS
        with self._lock:
            documents = sum(len(np.unique(s.document_of[s.alive])) for s in self._fresh())
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        return Stats(folder.name, documents, size, json.loads(stamps.read_text()) if stamps.exists() else {})

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Ask for the one writer's turn among all processes of this machine."""
        with (self.folder / "turn").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def close(self) -> None:
        """Let go of every file."""
        with self._lock:
            for segment in self.segments:
                segment.close()
            self.segments, self._opened = [], None

    def _current(self) -> str:
        return (self.folder / CURRENT).read_text().strip()

    def _fresh(self) -> list[Segment]:
        """The segments of the latest commit; a writer may delete files while they are opened, so it is tried again."""
        for attempt in range(ATTEMPTS):
            try:
                generation = self._current()
                latest = whoosh_index.TOC._latest_generation(
                    whoosh_store.DurableStorage(str(self.folder / generation)), whoosh_store.toc_name()
                )
                if self._opened != (generation, latest):
                    self._open(generation, latest)
                return self.segments
            except OSError:
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(0.02)
        return self.segments

    def _open(self, generation: str, latest: int) -> None:
        storage = whoosh_store.DurableStorage(str(self.folder / generation))
        toc = whoosh_index.TOC.read(storage, whoosh_store.toc_name(), gen=latest)
        known = {segment.name: segment for segment in self.segments}
        kept = []
        for each in toc.segments:
            segment = known.pop(str(each.segment_id()), None)
            if segment is None:
                segment = Segment(storage, toc.schema, each)
            else:
                segment.note_deleted(each)
            kept.append(segment)
        self._cache.forget(set(known))
        for gone in known.values():
            gone.close()
        self.segments, self._opened = kept, (generation, latest)

    def _df(self, term: str) -> int:
        return sum(segment.df(term) for segment in self.segments)

    def _table(self, segment: Segment, groups: Sequence[WeighedGroup], scope: Scope, page: Page) -> Table:
        mask = segment.mask(scope, _now())
        if page.since is not None or page.before is not None:
            mask = mask & in_time(segment.at, page)
        starts = segment.starts
        visible = np.logical_or.reduceat(mask, starts)
        return Table(
            kind=segment.kinds[starts],
            ids=segment.ids[starts],
            at=segment.at[starts],
            scores=score(groups, segment.frame(mask), partial(self._cache.get, segment)),
            found=visible,
            facets=lambda name: segment.facet(name, mask),
            texts=partial(_texts, segment, mask),
        )

    def _holders(self, name: str, scope: Scope) -> list[Suggestion]:
        with self._lock:
            found = []
            for segment in self._fresh():
                postings = segment.read("x" + name)
                if postings is not None:
                    rows = postings[0][segment.mask(scope, _now())[postings[0]]]
                    found += [
                        suggesting.holder(
                            name, str(segment.kinds[row]), int(segment.ids[row]), segment.texts(int(row))
                        )
                        for row in rows
                    ]
        return found


def _now() -> int:
    return int(clock.now().timestamp() * 1e6)


def _visible(segments: Sequence[Segment], scope: Scope, at: int, rank: int, word: str) -> bool:
    for segment in segments:
        if segment.lexicon.ranks.get(word, 0) & 1 << rank:
            postings = segment.read(f"v{rank}{word}")
            if postings is not None and segment.mask(scope, at)[postings[0]].any():
                return True
    return False


def _texts(
    segment: Segment, mask: np.ndarray[tuple[int], np.dtype[np.bool_]], row: int
) -> tuple[tuple[Field, str], ...]:
    starts = segment.starts
    end = int(starts[row + 1]) if row + 1 < len(starts) else segment.size
    rows = [unit for unit in range(int(starts[row]), end) if mask[unit]]
    return tuple(text for unit in rows for text in segment.texts(unit))
