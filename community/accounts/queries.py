"""Reading one's own account: sessions, keys and factors; and finding the account that an address opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from community.accounts import policy
from community.core.actor import Actor
from community.core.errors import NotFound
from community.core.plain_text import lookup_key
from models.accounts import ApiToken, LoginSession, Member
from models.base import db
from models.sign_in import Passkey, RecoveryCode, TotpSeed


def find_by_email(address: str) -> Member | None:
    """The account whose address this is, however it is spelled; nobody else's."""
    return db.session.scalar(select(Member).where(Member.email_key == lookup_key(address)))


def find_by_public_id(public_id: str) -> Member | None:
    """The account that a passkey names."""
    return db.session.scalar(select(Member).where(Member.public_id == public_id))


def own(actor: Actor) -> Member:
    """The actor's own row."""
    found = db.session.get(Member, actor.member_id) if actor.member_id is not None else None
    if found is None:
        raise NotFound
    return found


def sessions(actor: Actor, at: datetime) -> list[LoginSession]:
    """One's own live sessions, the one last used first."""
    found = policy.own_sessions(actor).where(LoginSession.ended_at.is_(None))
    rows = db.session.scalars(found.order_by(LoginSession.seen_at.desc()))
    return [session for session in rows if session.is_live(at)]


def session(actor: Actor, public_id: str) -> LoginSession:
    """One of one's own sessions."""
    found = db.session.scalar(
        policy.own_sessions(actor).where(LoginSession.public_id == public_id, LoginSession.ended_at.is_(None))
    )
    if found is None:
        raise NotFound
    return found


def api_tokens(actor: Actor, at: datetime) -> list[ApiToken]:
    """One's own keys for other programs, the newest first."""
    rows = db.session.scalars(policy.own_tokens(actor).order_by(ApiToken.id.desc()))
    return [token for token in rows if token.is_live(at)]


def api_token(actor: Actor, public_id: str) -> ApiToken:
    """One of one's own keys."""
    found = db.session.scalar(policy.own_tokens(actor).where(ApiToken.public_id == public_id))
    if found is None:
        raise NotFound
    return found


def passkeys(actor: Actor) -> Sequence[Passkey]:
    """One's own passkeys."""
    return db.session.scalars(policy.own_passkeys(actor).order_by(Passkey.id)).all()


def passkey(actor: Actor, public_id: str) -> Passkey:
    """One of one's own passkeys."""
    found = db.session.scalar(policy.own_passkeys(actor).where(Passkey.public_id == public_id))
    if found is None:
        raise NotFound
    return found


def passkey_of(credential_id: str) -> Passkey | None:
    """The passkey that a browser answers with."""
    return db.session.scalar(select(Passkey).where(Passkey.credential_id == credential_id))


def confirmed_seed(member_id: int) -> TotpSeed | None:
    """The authenticator app in use."""
    return db.session.scalar(
        select(TotpSeed).where(TotpSeed.member_id == member_id, TotpSeed.confirmed_at.is_not(None))
    )


def pending_seed(actor: Actor) -> TotpSeed | None:
    """The authenticator app that is being set up."""
    return db.session.scalar(
        policy.own_seeds(actor).where(TotpSeed.confirmed_at.is_(None)).order_by(TotpSeed.id.desc()).limit(1)
    )


def unused_recovery_codes(member_id: int) -> int:
    """How many recovery codes are left."""
    unused = select(func.count()).where(RecoveryCode.member_id == member_id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(unused) or 0


def has_factor(member_id: int) -> bool:
    """Whether somebody has a second factor: an authenticator app or a passkey."""
    owned = select(Passkey.id).where(Passkey.member_id == member_id).limit(1)
    return confirmed_seed(member_id) is not None or db.session.scalar(owned) is not None
