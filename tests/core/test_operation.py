"""The promises of @operation: one transaction, permission asked, nothing out before the commit."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from community import handlers
from community.core import jobs, outbox
from community.core.actor import SYSTEM, Actor
from community.core.errors import Conflict, Invalid, NotAllowed
from community.core.facts import Fact, later, now, register, within
from community.core.operation import NobodyAsked, operation, record
from community.core.permission import ensure, no, yes
from models.accounts import Cohort
from models.base import db
from models.journal import Delivery, JournalEntry


@dataclass(frozen=True, kw_only=True)
class CohortOpened(Fact):
    number: int


heard: list[tuple[str, Any]] = []


def marked(fact: CohortOpened) -> None:
    heard.append(("within", fact.number))


def shown(fact: CohortOpened) -> None:
    heard.append(("now", fact.id))


def told(fact: CohortOpened) -> None:
    heard.append(("later", fact.number))


def failing(fact: CohortOpened) -> None:
    raise RuntimeError("the mail server is away")


@operation
def open_cohort(actor: Actor, number: int, *, then: Exception | None = None) -> Cohort:
    ensure(yes)
    cohort = Cohort(number=number, name="시험")
    db.session.add(cohort)
    record(CohortOpened(number=number))
    if then is not None:
        raise then
    return cohort


@operation
def open_two(actor: Actor, first: int, second: int) -> None:
    ensure(yes)
    open_cohort(actor, first)
    open_cohort(actor, second)


@operation
def forget_to_ask(actor: Actor) -> None:
    db.session.add(Cohort(number=9, name="시험"))


@operation
def refuse(actor: Actor) -> None:
    ensure(no("까닭"))


@pytest.fixture(autouse=True)
def _follow(app: Flask) -> Iterator[None]:
    heard.clear()
    register.install({CohortOpened: within(marked) + now(shown) + later(told)})
    yield
    register.install(handlers.HANDLERS)


def numbers() -> list[int]:
    return list(db.session.scalars(select(Cohort.number).order_by(Cohort.number)))


def count(table: Any) -> int:
    return len(list(db.session.scalars(select(table))))


def test_a_change_its_fact_and_what_follows_are_one_commit() -> None:
    open_cohort(SYSTEM, 1)
    assert numbers() == [1]
    assert count(JournalEntry) == 1
    assert sorted(d.lane for d in db.session.scalars(select(Delivery))) == ["later", "live"]
    assert heard == [("within", 1)]


def test_an_operation_that_fails_leaves_and_tells_nothing() -> None:
    with pytest.raises(Invalid):
        open_cohort(SYSTEM, 1, then=Invalid("아니요"))
    assert numbers() == [] and count(JournalEntry) == 0 and count(Delivery) == 0


def test_nested_operations_share_one_transaction() -> None:
    open_cohort(SYSTEM, 2)
    with pytest.raises(Conflict):
        open_two(SYSTEM, 1, 2)
    assert numbers() == [2]


def test_an_operation_that_asks_nobody_is_a_mistake() -> None:
    with pytest.raises(NobodyAsked):
        forget_to_ask(SYSTEM)
    assert numbers() == []


def test_asking_in_one_operation_does_not_count_for_the_next() -> None:
    open_cohort(SYSTEM, 1)
    with pytest.raises(NobodyAsked):
        forget_to_ask(SYSTEM)


def test_a_refusal_carries_its_reason() -> None:
    with pytest.raises(NotAllowed) as refusal:
        refuse(SYSTEM)
    assert str(refusal.value.reason) == "까닭"


def test_the_server_shows_at_once_and_leaves_no_row_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_screens_are_here", True)
    open_cohort(SYSTEM, 1)
    assert [lane for lane, _ in heard] == ["within", "now"]
    assert [d.lane for d in db.session.scalars(select(Delivery))] == ["later"]


def test_the_worker_runs_what_follows_and_forgets_it() -> None:
    open_cohort(SYSTEM, 1)
    assert jobs.run_due("later") == 1
    assert ("later", 1) in heard
    assert [d.lane for d in db.session.scalars(select(Delivery))] == ["live"]
    assert jobs.run_due("later") == 0


def test_what_fails_is_kept_with_its_reason_and_tried_again_later() -> None:
    register.install({CohortOpened: later(failing)})
    open_cohort(SYSTEM, 1)
    assert jobs.run_due("later") == 1
    row = db.session.scalars(select(Delivery)).one()
    assert row.attempts == 1 and "mail server" in (row.error or "") and row.failed_at is None
    assert jobs.run_due("later") == 0


def test_a_writer_that_dawdles_elsewhere_delays_but_does_not_break(app: Flask) -> None:
    if not app.extensions["settings"].on_sqlite:
        pytest.skip("PostgreSQL has row locks; nobody waits for the whole table")
    started, release = threading.Event(), threading.Event()

    def dawdle() -> None:
        raw = db_engine.raw_connection()
        raw.execute("BEGIN IMMEDIATE")
        started.set()
        release.wait(5)
        raw.rollback()
        raw.close()

    db_engine = db.engine
    other = threading.Thread(target=dawdle)
    other.start()
    started.wait(5)
    threading.Timer(0.3, release.set).start()
    before = time.monotonic()
    open_cohort(SYSTEM, 1)
    assert 0.2 < time.monotonic() - before < 3
    other.join()
    assert numbers() == [1]
