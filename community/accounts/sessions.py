"""Sessions: made in one place, renewed at every proof, few, listed, and ended one by one or together."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from community.accounts import policy, queries
from community.accounts.facts import IdentityProven, SessionEnded, SignedIn
from community.core import actor as actors
from community.core import clock, tokens
from community.core.actor import Actor
from community.core.errors import NotFound, Refusal
from community.core.operation import operation, record
from community.core.permission import ensure
from models.accounts import LoginSession, Member, Role
from models.base import db

MOST_LIVE = 10
SEEN_EVERY = timedelta(minutes=5)


class Way(enum.StrEnum):
    """How somebody showed who they are."""

    CODE = "code"
    LINK = "link"
    PASSWORD = "password"  # noqa: S105  (the name of a way, not a password)
    PASSKEY = "passkey"
    TOTP = "totp"
    RECOVERY = "recovery"
    JOIN = "join"


STRONG_WAYS = frozenset({Way.PASSKEY, Way.TOTP, Way.RECOVERY})
"""What counts as a second factor; a passkey verifies its user and is both at once."""


@dataclass(frozen=True)
class Lifetime:
    """How long a session lives unused, and at all."""

    idle: timedelta
    whole: timedelta


FOR_MEMBERS = Lifetime(timedelta(days=30), timedelta(days=90))
FOR_STAFF = Lifetime(timedelta(minutes=30), timedelta(hours=12))
"""For whoever handles other people's personal data."""


@dataclass(frozen=True)
class Browser:
    """What is known of the browser that asks: where it stands, what it is, and whom it signed in before."""

    network: str = ""
    device: str = ""
    known_to: str = ""


@dataclass(frozen=True)
class NewSession:
    """A fresh session: the key exists only here and in the browser's cookie."""

    key: str
    session_id: int
    member_public_id: str


@operation
def signed_in(actor: Actor, member: Member, way: Way, browser: Browser) -> NewSession:
    """Let a member in who was just verified; no other code makes sessions. A second factor may still be owed."""
    ensure(policy.may_sign_in(member))
    now = clock.now()
    if actor.session_id is not None:
        _end_all([_own(actor)], "replaced", now)
    new_device = browser.known_to != member.public_id and _has_been_here(member)
    key = tokens.new_key()
    made = _opened(member, way, browser, now)
    made.key_hash = tokens.hash_key(key)
    db.session.add(made)
    member.last_seen_at = now
    db.session.flush()
    _end_oldest(member.id, now)
    record(
        SignedIn(
            by=member.id, member_id=member.id, session_id=made.id, method=way.value, new_device=new_device
        )
    )
    return NewSession(key, made.id, member.public_id)


@operation
def proven(actor: Actor, way: Way) -> NewSession:
    """Note a fresh proof of identity that was just verified: ten minutes of trust, and a new key for the session."""
    ensure(policy.may_manage_own(actor))
    now = clock.now()
    session = _own(actor)
    if way in STRONG_WAYS and session.strong_at is None:
        session.strong_at = now
    session.elevated_at = now
    session.seen_at = now
    life = _lifetime(actor)
    session.idle_seconds = int(life.idle.total_seconds())
    session.expires_at = min(session.expires_at, session.created_at + life.whole)
    key = tokens.new_key()
    session.key_hash = tokens.hash_key(key)
    record(IdentityProven(member_id=session.member_id, session_id=session.id, method=way.value))
    return NewSession(key, session.id, actor.public_id)


@operation
def sign_out(actor: Actor) -> None:
    """End the session of this browser."""
    ensure(policy.may_manage_own(actor))
    _end_all([_own(actor)], "signed_out", clock.now())


@operation
def end(actor: Actor, public_id: str) -> None:
    """End one of one's own sessions; raises NotFound for anybody else's."""
    ensure(policy.may_manage_own(actor))
    _end_all([queries.session(actor, public_id)], "ended", clock.now())


@operation
def end_others(actor: Actor) -> int:
    """End every session of one's own but this one; returns how many."""
    ensure(policy.may_manage_own(actor))
    now = clock.now()
    return _end_all((s for s in queries.sessions(actor, now) if s.id != actor.session_id), "ended", now)


@operation
def end_all_of(actor: Actor, member_id: int, *, why: str) -> int:
    """End every session of a member: at suspension, when a role is lost, when a credential changes.

    The session that acts survives when it is the member's own. Returns how many ended.
    """
    ensure(policy.may_end_sessions_of(actor, member_id))
    open_ones = select(LoginSession).where(
        LoginSession.member_id == member_id,
        LoginSession.ended_at.is_(None),
        LoginSession.id != (actor.session_id or 0),
    )
    return _end_all(db.session.scalars(open_ones).all(), why, clock.now())


@operation
def seen(actor: Actor) -> None:
    """Note that a session is in use; at most every five minutes, so that reading does not become writing."""
    ensure(policy.may_manage_own(actor))
    now = clock.now()
    session = _own(actor)
    if now - session.seen_at >= SEEN_EVERY:
        session.seen_at = now
        session.member.last_seen_at = now


def note_seen(actor: Actor) -> None:
    """Note that a session is in use when the last note is old enough; costs nothing otherwise, and never refuses."""
    if actor.session_id is None or actor.seen_at is None or clock.now() - actor.seen_at < SEEN_EVERY:
        return
    with suppress(Refusal):
        seen(actor)


def _opened(member: Member, way: Way, browser: Browser, now: datetime) -> LoginSession:
    rights = actors.of_member(member, now)
    strong = way in STRONG_WAYS
    owes = not strong and queries.confirmed_seed(member.id) is not None
    life = _lifetime(rights)
    return LoginSession(
        member_id=member.id,
        method=way.value,
        created_at=now,
        seen_at=now,
        expires_at=now + life.whole,
        idle_seconds=int(life.idle.total_seconds()),
        strong_at=now if strong else None,
        # Whoever still owes a second factor has not proven enough for a dangerous act.
        elevated_at=None if not strong and (owes or rights.must_be_strong) else now,
        owes_factor=owes,
        address=browser.network[:64],
        device=browser.device[:120],
    )


def _lifetime(actor: Actor) -> Lifetime:
    return FOR_STAFF if actor.is_staff or actor.has(Role.AUDITOR) else FOR_MEMBERS


def _own(actor: Actor) -> LoginSession:
    session = db.session.scalar(policy.own_sessions(actor).where(LoginSession.id == actor.session_id))
    if session is None or not session.is_live(clock.now()):
        raise NotFound
    return session


def _has_been_here(member: Member) -> bool:
    earlier = select(LoginSession.id).where(LoginSession.member_id == member.id).limit(1)
    return db.session.scalar(earlier) is not None


def _end_oldest(member_id: int, now: datetime) -> None:
    live = [
        session
        for session in db.session.scalars(
            select(LoginSession)
            .where(LoginSession.member_id == member_id, LoginSession.ended_at.is_(None))
            .order_by(LoginSession.seen_at.desc(), LoginSession.id.desc())
        )
        if session.is_live(now)
    ]
    _end_all(live[MOST_LIVE:], "too_many", now)


def _end_all(sessions: Iterable[LoginSession], why: str, now: datetime) -> int:
    ended = 0
    for session in sessions:
        session.ended_at = now
        session.elevated_at = None
        record(SessionEnded(member_id=session.member_id, session_id=session.id, why=why))
        ended += 1
    return ended
