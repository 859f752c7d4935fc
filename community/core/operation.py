"""@operation: one transaction, permission asked, facts recorded, nothing visible before the commit."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Concatenate, ParamSpec, TypeVar, cast

import structlog
from sqlalchemy.exc import IntegrityError

from community.core import clock, outbox
from community.core.actor import Actor
from community.core.errors import Conflict
from community.core.facts import Fact, register
from community.core.locale import _
from community.core.permission import asked, fresh_asking
from community.core.writing import begin_writing
from models.base import db

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Fact)

log = structlog.get_logger()


class NobodyAsked(RuntimeError):
    """An operation changed something without asking whether the actor may."""


@dataclass
class Transaction:
    """What the outermost operation gathers until its commit."""

    actor: Actor
    facts: list[Fact] = field(default_factory=list)


_current: ContextVar[Transaction | None] = ContextVar("transaction", default=None)


def operation(
    function: Callable[Concatenate[Actor, P], R],
) -> Callable[Concatenate[Actor, P], R]:
    """Make a function an operation: actor first, one transaction for the outermost call, facts handled after it.

    Raises whatever the function refuses with, after rolling everything back; Conflict where a promise of the tables
    was broken by somebody faster; NobodyAsked where `ensure` was never reached.
    """

    @functools.wraps(function)
    def run(actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
        if _current.get() is not None:
            return function(actor, *args, **kwargs)
        with _transaction(actor) as transaction, fresh_asking():
            result = function(actor, *args, **kwargs)
            if not asked():
                raise NobodyAsked(f"{function.__qualname__} asked no permission")
            transaction.facts = outbox.write(transaction.actor, transaction.facts)
            db.session.commit()
        outbox.handle_now(transaction.facts)
        return result

    run.is_operation = True  # type: ignore[attr-defined]
    return cast(Callable[Concatenate[Actor, P], R], run)


def record(fact: F) -> F:
    """Say what happened; it is journalled with the change and handled after the commit."""
    transaction = _current.get()
    if transaction is None:
        raise RuntimeError("facts are recorded by operations only")
    said = replace(fact, by=fact.by or transaction.actor.member_id, at=fact.at or clock.now())
    for handler in register.after(said).within:
        handler(said)
    transaction.facts.append(said)
    return said


@contextmanager
def _transaction(actor: Actor) -> Iterator[Transaction]:
    transaction = Transaction(actor)
    with begin_writing():
        token = _current.set(transaction)
        try:
            yield transaction
        except IntegrityError as broken:
            log.info("conflict", constraint=str(broken.orig)[:200])
            raise Conflict(
                _("방금 다른 곳에서 먼저 바뀌었어요. 새로 불러온 뒤 다시 시도해 주세요.")
            ) from broken
        finally:
            _current.reset(token)
