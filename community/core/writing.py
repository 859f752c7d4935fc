"""Beginning a transaction that writes, on every database the tables may live in."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy.exc import OperationalError

from community.core.errors import Conflict
from community.core.locale import _
from models.base import WRITING, db

LOCK_PATIENCE = 10.0
"""Seconds that a change waits for its turn to write before it is refused."""

_write_lock = threading.Lock()
"""SQLite's one writer of this process. Patched by gevent in the server, so that waiting lets others run."""


@contextmanager
def begin_writing() -> Iterator[None]:
    """Hold a transaction that may write; leaving by an exception rolls it back. Committing is the caller's.

    SQLite takes its lock at the start, without a busy timeout of its own: one transaction that waits inside SQLite
    would freeze every other greenlet of the process, so the waiting is done here, where others can run.
    """
    # What was read before may be stale by now: end that snapshot and load afresh.
    db.session.rollback()
    db.session.expire_all()
    with ExitStack() as held:
        _begin(held)
        try:
            yield
        except BaseException:
            db.session.rollback()
            raise


def _begin(held: ExitStack) -> None:
    if db.engine.dialect.name != "sqlite":
        db.session.connection()
        return
    if not _write_lock.acquire(timeout=LOCK_PATIENCE):
        raise _too_busy()
    held.callback(_write_lock.release)
    deadline = time.monotonic() + LOCK_PATIENCE
    pause = 0.002
    while True:
        try:
            db.session.connection(execution_options={WRITING: True})
            return
        except OperationalError as failure:
            db.session.rollback()
            if "locked" not in str(failure.orig) or time.monotonic() > deadline:
                raise _too_busy() from failure
        time.sleep(pause)
        pause = min(pause * 2, 0.05)


def _too_busy() -> Conflict:
    return Conflict(_("지금 저장이 몰려 있어요. 입력한 내용은 그대로 있으니 잠시 후 다시 시도해 주세요."))
