"""From scores to an answer, the same for every adapter: filter, count, sort, page. All of it after permission."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from community.search.document import Field
from community.search.normalise import key
from community.search.port import Answer, Found, Page
from community.search.ranking import LEAST, Scores

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
KIND = "kind"
NEVER = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class FacetValues:
    """Which documents have which value of one facet: parallel arrays of value and document."""

    values: Sequence[str]
    value: Ints
    document: Ints


@dataclass(frozen=True, slots=True)
class Table:
    """Documents of one stretch of an index, as far as a scope may see them; facets and texts are read when asked for."""

    kind: NDArray[np.object_]
    ids: Ints
    at: Ints
    scores: Scores
    found: Bools
    facets: Callable[[str], FacetValues]
    texts: Callable[[int], tuple[tuple[Field, str], ...]]


def answer(tables: Sequence[Table], page: Page, *, ranked: bool) -> Answer:
    """Make the answer of one page; `ranked` says that words were asked for, otherwise everything visible is listed."""
    least = LEAST * max((float(table.scores.max(initial=0.0)) for table in tables), default=0.0)
    wanted = [_found(table, least, ranked=ranked) for table in tables]
    passed = [_passes(table, page.filters) for table in tables]
    kinds = page.kinds | page.filters.get(KIND, frozenset())
    of_kind = [_of_kind(table, kinds) for table in tables]
    everything = [_all(bools, among) for bools, among in zip(passed, wanted, strict=True)]
    chosen = [both & kind for both, kind in zip(everything, of_kind, strict=True)]
    total = int(sum(map(np.count_nonzero, chosen)))
    order = _order(tables, chosen, newest=page.sort == "newest" or not ranked)
    shown = order[page.cursor : page.cursor + page.limit]
    end = page.cursor + len(shown)
    return Answer(
        hits=tuple(_hit(tables[place], int(row)) for place, row in shown),
        total=total,
        kinds=_count_kinds(tables, everything),
        facets={name: _count(tables, _without(name, passed, wanted, of_kind), name) for name in page.facets},
        next=end if end < total else None,
    )


def in_time(at: Ints, page: Page) -> Bools:
    """Which moments lie within the page's dates."""
    within = np.ones(len(at), dtype=np.bool_)
    if page.since is not None:
        within &= at >= int(page.since.timestamp() * 1e6)
    if page.before is not None:
        within &= (at < int(page.before.timestamp() * 1e6)) & (at != NEVER)
    return within


def _found(table: Table, least: float, *, ranked: bool) -> Bools:
    return table.found & (table.scores > max(least, 0.0)) if ranked else table.found


def _passes(table: Table, filters: Mapping[str, frozenset[str]]) -> dict[str, Bools]:
    """For each filter, which documents have one of its values."""
    passes = {}
    for name, values in filters.items():
        if name == KIND:
            continue
        sought = {key(value) for value in values}
        facet = table.facets(name)
        right = np.array([key(value) in sought for value in facet.values], dtype=np.bool_)
        has = np.zeros(len(table.ids), dtype=np.bool_)
        if len(right):
            has[facet.document[right[facet.value]]] = True
        passes[name] = has
    return passes


def _all(passes: Mapping[str, Bools], among: Bools) -> Bools:
    both = among.copy()
    for has in passes.values():
        both &= has
    return both


def _of_kind(table: Table, kinds: frozenset[str]) -> Bools:
    if not kinds:
        return np.ones(len(table.ids), dtype=np.bool_)
    return np.isin(table.kind, np.array(sorted(kinds), dtype=object))


def _order(tables: Sequence[Table], chosen: Sequence[Bools], *, newest: bool) -> list[tuple[int, int]]:
    """(table, row) of everything chosen, best or newest first; the id decides last, so that pages do not overlap."""
    rows = [np.flatnonzero(bools) for bools in chosen]
    place = np.concatenate([np.full(len(r), i) for i, r in enumerate(rows)] or [np.zeros(0, dtype=np.int64)])
    row = np.concatenate(rows or [np.zeros(0, dtype=np.int64)])
    if not len(row):
        return []
    at = np.concatenate([table.at[r] for table, r in zip(tables, rows, strict=True)])
    ids = np.concatenate([table.ids[r] for table, r in zip(tables, rows, strict=True)])
    scores = np.concatenate([table.scores[r] for table, r in zip(tables, rows, strict=True)])
    keys = (-ids, at) if newest else (-ids, at, np.round(scores, 5))
    order = np.lexsort(keys)[::-1]
    return [(int(place[i]), int(row[i])) for i in order]


def _hit(table: Table, row: int) -> Found:
    return Found(
        str(table.kind[row]), int(table.ids[row]), round(float(table.scores[row]), 5), table.texts(row)
    )


def _count_kinds(tables: Sequence[Table], chosen: Sequence[Bools]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table, bools in zip(tables, chosen, strict=True):
        names, numbers = np.unique(table.kind[bools].astype(str), return_counts=True)
        for name, number in zip(names, numbers, strict=True):
            counts[str(name)] = counts.get(str(name), 0) + int(number)
    return counts


def _without(
    name: str, passed: Sequence[dict[str, Bools]], wanted: Sequence[Bools], of_kind: Sequence[Bools]
) -> Iterator[Bools]:
    """What a facet counts: everything that its own filter does not decide, so that another value can be chosen."""
    for passes, among, kind in zip(passed, wanted, of_kind, strict=True):
        yield _all({other: has for other, has in passes.items() if other != name}, among & kind)


def _count(tables: Sequence[Table], chosen: Iterator[Bools], name: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table, bools in zip(tables, chosen, strict=True):
        facet = table.facets(name)
        if not len(facet.value):
            continue
        inside = bools[facet.document]
        pairs = np.unique(np.stack([facet.value[inside], facet.document[inside]]), axis=1)
        numbers = np.bincount(pairs[0].astype(np.int64), minlength=len(facet.values))
        for value, number in zip(facet.values, numbers, strict=True):
            if number:
                counts[value] = counts.get(value, 0) + int(number)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
