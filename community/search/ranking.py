"""Scoring in numpy, the same for every adapter: how well each document answers each group of a plan."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from community.search.clauses import Bundle, Group

Ids = NDArray[np.int32]
Weights = NDArray[np.float32]
Scores = NDArray[np.float32]
Postings = tuple[Ids, Weights]
Read = Callable[[str], Postings | None]

SATURATION = 1.6
COVERAGE = 0.65
"""Share of the score that depends on how much of the query was answered at all."""
LEAST = 0.12
"""Documents below this share of the best are no answers: a bigram in common is not enough."""


@dataclass(frozen=True, slots=True)
class WeighedBundle:
    """A bundle whose terms carry their share of its meaning: rare ones more."""

    terms: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class WeighedGroup:
    """A group with its weight in this index: what few documents have says more."""

    bundles: tuple[WeighedBundle, ...]
    weight: float
    is_extra: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows that are scored together: `starts` says where each document's units begin, `mask` which may be seen."""

    mask: NDArray[np.bool_]
    starts: NDArray[np.intp]


def weigh(groups: Sequence[Group], df: Callable[[str], int], total: int) -> list[WeighedGroup]:
    """Give groups and terms their weights from how many documents have them; unknown terms fall out."""
    weighed = []
    for group in groups:
        bundles = [bundle for bundle in group.bundles if any(df(term) for term in bundle.terms)]
        if bundles or not group.is_extra:
            rarity = idf(_frequency(bundles, df), total)
            inner = tuple(_weighed(bundle, df, total) for bundle in bundles)
            weighed.append(WeighedGroup(inner, group.importance * rarity, group.is_extra))
    return weighed


def idf(frequency: int, total: int) -> float:
    """How much a term says that so many of all documents have."""
    return math.log(1 + (max(total - frequency, 0) + 0.5) / (frequency + 0.5))


def score(groups: Sequence[WeighedGroup], frame: Frame, read: Read) -> Scores:
    """The score of every document of a frame, zero where nothing was found or may be seen."""
    count = len(frame.starts)
    total = np.zeros(count, dtype=np.float32)
    covered = np.zeros(count, dtype=np.float32)
    asked = sum(group.weight for group in groups if not group.is_extra) or 1.0
    for group in groups:
        best = _best(group, frame, read)
        if best is None:
            continue
        total += group.weight * best
        if not group.is_extra:
            covered += np.float32(group.weight / asked) * np.minimum(best * 2, 1.0)
    return np.asarray(total * (1 - COVERAGE + COVERAGE * covered), dtype=np.float32)


def saturated(weights: Weights) -> Weights:
    """More of the same says less and less."""
    return np.asarray(weights / (weights + np.float32(SATURATION)), dtype=np.float32)


def _frequency(bundles: Sequence[Bundle], df: Callable[[str], int]) -> int:
    """In how many documents a group's meaning stands, from its commonest strong reading."""
    strongest = max((bundle.weight for bundle in bundles), default=0.0)
    strong = [bundle for bundle in bundles if bundle.weight >= 0.6 * strongest]
    return max((min(df(term) for term in bundle.terms) for bundle in strong), default=0)


def _weighed(bundle: Bundle, df: Callable[[str], int], total: int) -> WeighedBundle:
    terms = tuple(dict.fromkeys(bundle.terms))
    rarities = [idf(df(term), total) for term in terms]
    whole = sum(rarities) or 1.0
    shares = tuple((term, rarity / whole) for term, rarity in zip(terms, rarities, strict=True))
    return WeighedBundle(shares, bundle.weight)


def _best(group: WeighedGroup, frame: Frame, read: Read) -> Scores | None:
    best = np.zeros(len(frame.mask), dtype=np.float32)
    found = False
    for bundle in group.bundles:
        found = (_alone if len(bundle.terms) == 1 else _several)(bundle, best, read) or found
    if not found or not len(frame.starts):
        return None
    best[~frame.mask] = 0
    return np.asarray(np.maximum.reduceat(best, frame.starts), dtype=np.float32)


def _alone(bundle: WeighedBundle, best: Scores, read: Read) -> bool:
    postings = read(bundle.terms[0][0])
    if postings is None:
        return False
    ids, weights = postings
    best[ids] = np.maximum(best[ids], np.float32(bundle.weight) * saturated(weights))
    return True


def _several(bundle: WeighedBundle, best: Scores, read: Read) -> bool:
    """Terms that belong together count by their share, and once more by how much of the bundle is there."""
    sums = np.zeros(len(best), dtype=np.float32)
    shares = np.zeros(len(best), dtype=np.float32)
    found = False
    for term, share in bundle.terms:
        postings = read(term)
        if postings is not None:
            ids, weights = postings
            sums[ids] += np.float32(share) * saturated(weights)
            shares[ids] += np.float32(share)
            found = True
    if found:
        np.maximum(best, np.float32(bundle.weight) * sums * shares, out=best)
    return found
