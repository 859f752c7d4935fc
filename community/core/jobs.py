"""What must still follow from past commits: claimed, run, retried with growing pauses, shown to staff when it will not."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import delete, or_, select

from community.core import clock
from community.core.facts import register
from community.core.outbox import LATER
from community.core.writing import begin_writing
from models.base import db
from models.journal import Delivery

log = structlog.get_logger()

CLAIM = timedelta(minutes=5)
"""How long a worker has for one handler before another may take it over."""

MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)

_jobs: dict[str, Callable[..., object]] = {}


def job(function: Callable[..., object]) -> Callable[..., object]:
    """Make a function one that `later` may name: plain ids in, an operation inside."""
    _jobs[_job_name(function)] = function
    return function


def later(function: Callable[..., object], *, at: datetime | None = None, **arguments: Any) -> None:
    """Have a job run by the worker, at a time or as soon as the surrounding operation has committed."""
    name = _job_name(function)
    if name not in _jobs:
        raise ValueError(f"{name} is no job")
    db.session.add(Delivery(lane=LATER, handler=name, arguments=arguments, run_at=at or clock.now()))


def run_due(lane: str = LATER, *, most: int = 50) -> int:
    """Run what is due in one lane; returns how many were taken up."""
    claimed = _claim(lane, most)
    for delivery_id in claimed:
        _run(delivery_id)
    return len(claimed)


def _claim(lane: str, most: int) -> list[int]:
    now = clock.now()
    due = (
        select(Delivery.id)
        .where(
            Delivery.lane == lane,
            Delivery.run_at <= now,
            Delivery.failed_at.is_(None),
            or_(Delivery.claimed_until.is_(None), Delivery.claimed_until < now),
        )
        .order_by(Delivery.run_at, Delivery.id)
        .limit(most)
    )
    # A look costs nothing; only when something is due does the claim take the writer's turn.
    waiting = db.session.scalars(due.limit(1)).first()
    db.session.rollback()
    if waiting is None:
        return []
    with begin_writing():
        rows = db.session.scalars(
            select(Delivery)
            .where(Delivery.id.in_(due))
            .order_by(Delivery.run_at, Delivery.id)
            .with_for_update(skip_locked=True)
        ).all()
        for row in rows:
            row.claimed_until = now + CLAIM
            row.attempts += 1
        ids = [row.id for row in rows]
        db.session.commit()
    return ids


def _run(delivery_id: int) -> None:
    delivery = db.session.get(Delivery, delivery_id)
    if delivery is None:
        return
    try:
        _call(delivery)
    except Exception as failure:
        db.session.rollback()
        log.exception("delivery_failed", delivery=delivery_id, handler=delivery.handler)
        _put_back(delivery_id, failure)
    else:
        db.session.rollback()
        with begin_writing():
            db.session.execute(delete(Delivery).where(Delivery.id == delivery_id))
            db.session.commit()


def _call(delivery: Delivery) -> None:
    if delivery.entry is not None:
        register.handlers[delivery.handler](register.fact_of(delivery.entry))
    else:
        _jobs[delivery.handler](**(delivery.arguments or {}))


def _put_back(delivery_id: int, failure: Exception) -> None:
    with begin_writing():
        delivery = db.session.get(Delivery, delivery_id, populate_existing=True)
        if delivery is not None:
            pause = min(FIRST_PAUSE * 2 ** (delivery.attempts - 1), LONGEST_PAUSE)
            delivery.claimed_until = None
            delivery.run_at = clock.now() + pause
            delivery.error = "".join(traceback.format_exception_only(failure))[-2000:]
            if delivery.attempts >= MOST_ATTEMPTS:
                delivery.failed_at = clock.now()
            db.session.commit()


def _job_name(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
