"""Words that mean the same, in Korean and English: the site's own file and what staff add to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from community.search import typos
from community.search.normalise import key, normalise

FILE = Path(__file__).with_name("synonyms.txt")
SAME = 0.9
RELATED = 0.4
MOST = 14
"""Readings that one word may gain; the first of a group are the usual ones."""


@dataclass(frozen=True)
class Synonyms:
    """Which other words a word finds, by its key, with their weights."""

    others: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    version: str = ""

    def of(self, word: str) -> tuple[tuple[str, float], ...]:
        """(words, weight) of everything else that means about the same."""
        return self.others.get(key(word), ())

    def near(self, word: str) -> list[tuple[float, str]]:
        """Known words that differ by a slip of the finger, nearest first."""
        return typos.near(key(word), *self._spelling)

    @cached_property
    def _spelling(self) -> tuple[list[str], NDArray[np.uint8]]:
        words = sorted(self.others)
        return words, typos.counts(words)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and key(word) in self.others


def of_lines(lines: Iterable[str]) -> Synonyms:
    """Read groups: words divided by commas, related ones behind a bar; lines with # are remarks."""
    found: dict[str, dict[str, tuple[str, float]]] = {}
    spoken = hashlib.sha256()
    for line in lines:
        plain = normalise(line)
        if not plain or plain.startswith("#"):
            continue
        spoken.update(plain.encode() + b"\n")
        same, _, related = plain.partition("|")
        _add(found, _words(same), _words(related))
    others = {
        word: tuple(sorted(known.values(), key=lambda other: -other[1])[:MOST])
        for word, known in found.items()
    }
    return Synonyms(others, spoken.hexdigest()[:16])


def combined(additions: Iterable[str] = ()) -> Synonyms:
    """The site's own groups with the ones that staff added."""
    return _combined(tuple(additions))


@lru_cache(maxsize=4)
def _combined(additions: tuple[str, ...]) -> Synonyms:
    return of_lines([*additions, *FILE.read_text(encoding="utf-8").splitlines()])


def _words(listed: str) -> list[str]:
    return [word.strip() for word in listed.split(",") if word.strip()]


def _add(found: dict[str, dict[str, tuple[str, float]]], same: list[str], related: list[str]) -> None:
    for word in same:
        known = found.setdefault(key(word), {})
        for other in same:
            _keep(known, word, other, SAME)
        for other in related:
            _keep(known, word, other, RELATED)


def _keep(known: dict[str, tuple[str, float]], word: str, other: str, weight: float) -> None:
    """Keep the strongest reading of each other word."""
    other_key = key(other)
    if other_key != key(word) and known.get(other_key, ("", 0.0))[1] < weight:
        known[other_key] = (other, weight)
