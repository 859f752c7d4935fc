"""Finding: one call from what somebody typed to hits with snippets, counts and offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from community.core.clock import SEOUL
from community.search import index, planning, snippets
from community.search.clauses import Plan
from community.search.document import Scope
from community.search.port import Found, Page, SearchIndex
from community.search.snippets import Pieces

MOST_SNIPPETS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found; pieces are (text, is a hit) for the template to mark and escape."""

    kind: str
    id: int
    score: float
    title: Pieces = ()
    snippets: tuple[Pieces, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits, counts after permission, what the operators said, and what might have been meant."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    next: int | None = None
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    text: str = ""
    offer: str | None = None
    instead: str | None = None
    is_hollow: bool = False


def find(scope: Scope, text: str, page: Page | None = None) -> Results:
    """Find what somebody with these audiences may see; an empty scope finds nothing."""
    return find_in(index.current(), scope, text, page or Page())


def find_in(where: SearchIndex, scope: Scope, text: str, page: Page) -> Results:
    """Find in a given index: `find` for tests, commands and the judge."""
    if not scope:
        return Results(text=text)
    plan = planning.plan(text, where.vocabulary(scope))
    filters = {**page.filters, **plan.filters}
    if plan.is_hollow and not filters:
        return Results(text=plan.text, is_hollow=True)
    answer = where.search(plan, scope, _dated(replace(page, filters=filters), plan))
    return Results(
        hits=tuple(_hit(found, plan.words) for found in answer.hits),
        total=answer.total,
        kinds=answer.kinds,
        facets=answer.facets,
        next=answer.next,
        filters=plan.filters,
        text=plan.text,
        offer=plan.offer,
        instead=plan.instead,
        is_hollow=plan.is_hollow,
    )


def _hit(found: Found, words: tuple[str, ...]) -> Hit:
    titles = [text for kind, text in found.texts if kind in ("name", "title")]
    rest = [text for kind, text in found.texts if kind in ("keyword", "body")]
    shown = [piece for text in rest if (piece := snippets.snippet(text, words))]
    title = snippets.marked(titles[0], words) if titles else ()
    return Hit(found.kind, found.id, found.score, title, tuple(shown[:MOST_SNIPPETS]))


def _dated(page: Page, plan: Plan) -> Page:
    """The page within the dates that the operators gave, in Seoul's days."""
    since, before = plan.dates.get("since"), plan.dates.get("before")
    return replace(
        page,
        since=_midnight(since) if since else page.since,
        before=_midnight(before) if before else page.before,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SEOUL)
