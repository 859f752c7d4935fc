"""The port of the index: what every adapter promises, and the plain data that crosses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from community.search.clauses import Plan
from community.search.document import Document, Field, Scope
from community.search.vocabulary import Vocabulary

Sort = Literal["relevance", "newest"]


@dataclass(frozen=True, slots=True)
class Change:
    """A document to put into the index, or to take out of it where there is none."""

    kind: str
    id: int
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the answer is wanted; `filters` are any-of within a name and all-of across names."""

    kinds: frozenset[str] = frozenset()
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    facets: Sequence[str] = ()
    sort: Sort = "relevance"
    limit: int = 20
    cursor: int = 0
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One document found, with the texts of it that this scope may see."""

    kind: str
    id: int
    score: float
    texts: tuple[tuple[Field, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an index found: one page, and counts over everything found. `next` is None on the last page."""

    hits: tuple[Found, ...] = ()
    total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that the typed beginning may mean."""

    text: str
    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What staff see of an index."""

    generation: str
    documents: int
    bytes: int
    stamps: Mapping[str, str]


class SearchIndex(Protocol):
    """An index of documents in generations, one of them active.

    A scope is required everywhere and an empty one finds nothing. `apply` may be repeated and is durable when it returns.
    """

    def apply(self, changes: Sequence[Change], generation: str | None = None) -> None:
        """Put in and take out documents of a generation, by default the active one."""
        ...

    def search(self, plan: Plan, scope: Scope, page: Page) -> Answer:
        """Find, rank and count what this scope may see."""
        ...

    def suggest(
        self, prefix: str, scope: Scope, limit: int = 8, kinds: frozenset[str] = frozenset()
    ) -> list[Suggestion]:
        """Names that begin with, or abbreviate to, what was typed so far."""
        ...

    def vocabulary(self, scope: Scope) -> Vocabulary:
        """The words of the index that this scope may see."""
        ...

    def new_generation(self) -> str:
        """Open an empty generation beside the active one; returns its name."""
        ...

    def activate(self, generation: str) -> None:
        """Make a generation the active one and drop the others."""
        ...

    def tidy(self) -> None:
        """Do the slow housekeeping of the night: merge, sweep what nothing refers to."""
        ...

    def stats(self) -> Stats:
        """How large the active generation is and what it was built with."""
        ...

    def turn(self) -> AbstractContextManager[bool]:
        """Ask for the one writer's turn; says whether it was given."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
