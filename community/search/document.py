"""What can be found: documents made of parts, each part saying who may find it and who may not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Field = Literal["name", "title", "keyword", "body"]
Audience = str | Iterable[str]
Scope = frozenset[str]


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may find something: allow must meet the scope, deny must not, and the time must not be over."""

    allow: Scope
    deny: Scope = frozenset()
    until: datetime | None = None

    def admits(self, scope: Scope, at: datetime) -> bool:
        """Whether somebody with these audiences may find it at that time."""
        in_time = self.until is None or at <= self.until
        return in_time and not self.allow.isdisjoint(scope) and self.deny.isdisjoint(scope)


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a document; `name` is for people and companies, `keyword` for skills, roles and the like."""

    text: str
    allow: Audience
    deny: Audience = ()
    field: Field = "body"
    until: datetime | None = None

    @property
    def guard(self) -> Guard:
        """Who may find this text."""
        return Guard(audience(self.allow), audience(self.deny), self.until)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value to filter and count by (cohort=1, open=poc), guarded as texts are."""

    name: str
    value: str
    allow: Audience
    deny: Audience = ()
    until: datetime | None = None

    @property
    def guard(self) -> Guard:
        """Who may filter by this value."""
        return Guard(audience(self.allow), audience(self.deny), self.until)


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, by kind and id."""

    kind: str
    id: int
    parts: Sequence[Part]
    at: datetime | None = None
    facets: Sequence[Facet] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """The texts and facets of one document that share one guard: what an index stores as one row."""

    guard: Guard
    texts: tuple[tuple[Field, str], ...]
    facets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the documents of one kind come from.

    `load` gives the current document of each id, None where there is none any more; `ids` lists ids above one, in order.
    """

    load: Callable[[list[int]], dict[int, Document | None]]
    ids: Callable[[int, int], list[int]]


def audience(who: Audience) -> Scope:
    """A set of audiences, from one name or several."""
    return frozenset([who]) if isinstance(who, str) else frozenset(who)


def units(document: Document) -> list[Unit]:
    """The document by guard; what nobody may find is left out."""
    texts: dict[Guard, list[tuple[Field, str]]] = {}
    facets: dict[Guard, list[tuple[str, str]]] = {}
    for part in document.parts:
        if part.text.strip():
            texts.setdefault(part.guard, []).append((part.field, part.text))
    for facet in document.facets:
        facets.setdefault(facet.guard, []).append((facet.name, facet.value))
    guards = [guard for guard in dict.fromkeys([*texts, *facets]) if guard.allow]
    return [Unit(guard, tuple(texts.get(guard, ())), tuple(facets.get(guard, ()))) for guard in guards]
