"""접속기록 through the gate: what a staff page loaded of other people is recorded before the page is sent.

The gate watches what is loaded, so that a later page cannot forget to say it. Kept as 안전성 확보조치 기준 제8조 asks:
who, when, from where, whose data, what was done, and for downloads the reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, select, text

from community.core import clock
from community.core.writing import begin_writing
from models.access import AccessRecord, AccessSubject
from models.base import Base, db

CHAIN_LOCK = 7_260_001
"""Key of PostgreSQL's advisory lock that keeps the chain in one line."""


@dataclass
class Look:
    """What one page showed, gathered while it was made."""

    subjects: set[int] = field(default_factory=set)
    reason: str | None = None
    is_download: bool = False


_look: ContextVar[Look | None] = ContextVar("look", default=None)


@contextmanager
def watching() -> Iterator[Look]:
    """Gather every person whose rows are loaded inside."""
    look = Look()
    token = _look.set(look)
    try:
        yield look
    finally:
        _look.reset(token)


def shows(member_ids: Iterable[int]) -> None:
    """Say whose data a page shows where it was read by columns rather than rows."""
    look = _look.get()
    if look is not None:
        look.subjects.update(member_ids)


def download(reason: str) -> None:
    """Say that this answer leaves the site, and why."""
    look = _look.get()
    if look is not None:
        look.is_download = True
        look.reason = reason


def keep(look: Look, *, by: int, what: str, path: str, address: str) -> None:
    """Write the record in a transaction of its own; raises when it cannot, and then nothing may be shown."""
    subjects = sorted(look.subjects - {by})
    if not subjects and not look.is_download:
        return
    with begin_writing():
        previous = _last_hash()
        record = AccessRecord(
            at=clock.now(),
            member_id=by,
            address=address,
            what=what,
            path=path[:300],
            is_download=look.is_download,
            reason=look.reason,
            chain_hash="",
            subjects=[AccessSubject(member_id=subject) for subject in subjects],
        )
        record.chain_hash = link(previous, record)
        db.session.add(record)
        db.session.commit()


def link(previous: str, record: AccessRecord) -> str:
    """The hash that ties a record to the one before it: SHA-256 over both, in a fixed spelling."""
    told = [
        previous,
        record.at.isoformat(),
        record.member_id,
        record.address,
        record.what,
        record.path,
        record.is_download,
        record.reason,
        [subject.member_id for subject in record.subjects],
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def first_broken() -> int | None:
    """The id of the first record that was changed, moved or lost its neighbour; None when the chain holds."""
    previous = ""
    for record in db.session.scalars(select(AccessRecord).order_by(AccessRecord.id)):
        if record.chain_hash != link(previous, record):
            return record.id
        previous = record.chain_hash
    return None


def _last_hash() -> str:
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
    return db.session.scalar(select(AccessRecord.chain_hash).order_by(AccessRecord.id.desc()).limit(1)) or ""


@event.listens_for(Base, "load", propagate=True)
def _on_load(row: Any, _context: Any) -> None:
    _note(row)


@event.listens_for(Base, "refresh", propagate=True)
def _on_refresh(row: Any, _context: Any, _attributes: Any) -> None:
    _note(row)


def _note(row: Any) -> None:
    look = _look.get()
    if look is None:
        return
    subject = getattr(type(row), "personal_data_of", None)
    if subject is not None and (member_id := getattr(row, subject)) is not None:
        look.subjects.add(member_id)
