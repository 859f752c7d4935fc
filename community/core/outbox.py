"""The one way out of a commit: journal rows, what is still to be delivered, and the live screens."""

from __future__ import annotations

from dataclasses import replace

import structlog

from community.core import clock
from community.core.actor import Actor
from community.core.facts import Fact, name_of, register
from models.base import db
from models.journal import Delivery, JournalEntry

log = structlog.get_logger()

LATER = "later"
LIVE = "live"

_screens_are_here = False


def screens_are_here() -> None:
    """Say that this process holds the sockets, so that live handlers run in it; others leave rows for it."""
    global _screens_are_here
    _screens_are_here = True


def write(actor: Actor, facts: list[Fact]) -> list[Fact]:
    """Put lasting facts and their deliveries into the transaction; returns the facts with their journal ids."""
    return [_write_one(actor, fact) if fact.lasting else fact for fact in facts]


def _write_one(actor: Actor, fact: Fact) -> Fact:
    at = fact.at or clock.now()
    entry = JournalEntry(
        kind=type(fact).__name__, at=at, member_id=fact.by, actor_kind=actor.kind, payload=fact.payload()
    )
    db.session.add(entry)
    db.session.flush()
    follows = register.after(fact)
    lanes = [(LATER, handler) for handler in follows.later]
    if not _screens_are_here:
        lanes += [(LIVE, handler) for handler in follows.now]
    for lane, handler in lanes:
        db.session.add(Delivery(lane=lane, handler=name_of(handler), journal_id=entry.id, run_at=at))
    return replace(fact, id=entry.id)


def handle_now(facts: list[Fact]) -> None:
    """Bring the open screens up to date. The change is committed: a failure here is logged, never raised."""
    for fact in facts:
        if _screens_are_here or not fact.lasting:
            for handler in register.after(fact).now:
                run_guarded(handler, fact)


def run_guarded(handler: object, fact: Fact) -> None:
    """Run one live handler; whoever missed it catches up by the room's counter."""
    try:
        handler(fact)  # type: ignore[operator]
    except Exception:
        log.exception("live_handler_failed", handler=name_of(handler), fact=type(fact).__name__)  # type: ignore[arg-type]
