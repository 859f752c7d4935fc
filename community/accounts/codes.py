"""Codes by mail: six digits bound to the browser that asked, or a long link for accounts that are being guessed at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update

from community.accounts import letters, policy, queries
from community.accounts.facts import ManyWrongCodes, SignInRefused
from community.core import clock, jobs, tokens
from community.core.actor import Actor
from community.core.operation import operation, record
from community.core.permission import ensure
from community.core.plain_text import lookup_key
from models.accounts import Member
from models.base import db
from models.journal import JournalEntry
from models.sign_in import CodePurpose, LoginCode

LIFE = timedelta(minutes=10)
KEPT = timedelta(days=2)
"""How long a dead code stays, since wrong tries are counted over a day."""

GUESSED_AT_WITHIN = timedelta(hours=24)
GUESSED_AT_AFTER = 3
"""Six digits are safe for one account; over ten thousand accounts, somebody guesses one every two days."""

ALARM_WITHIN = timedelta(minutes=10)
ALARM_AFTER = 100
ALARM_LASTS = timedelta(hours=1)

BY_LINK_TOO = frozenset({CodePurpose.SIGN_IN})
"""Purposes for which a link may stand in; the others are typed where one is signed in already."""


@dataclass(frozen=True)
class Asking:
    """Who asks for a code, for what, from which browser, and where to go afterwards."""

    purpose: CodePurpose
    browser_key: str
    email: str = ""
    member_id: int | None = None
    next_path: str = ""


@operation
def ask(actor: Actor, asking: Asking, *, secret: str) -> None:
    """Have a code mailed; an address that nobody has here leads through the same steps, and no letter leaves.

    `member_id` is for those signed in already, and for a new address of theirs together with `email`.
    """
    ensure(policy.may_ask_for_code(actor))
    now = clock.now()
    member = _whose(asking)
    code, link = tokens.new_code(), tokens.new_key()
    by_link = asking.purpose in BY_LINK_TOO and (_is_guessed_at(member, now) or _alarm_is_on(now))
    _void_earlier(asking, member, now)
    browser_hash = tokens.hash_key(asking.browser_key)
    row = LoginCode(
        purpose=asking.purpose.value,
        member_id=member.id if member else None,
        email=asking.email if asking.purpose in {CodePurpose.NEW_EMAIL, CodePurpose.JOIN} else None,
        browser_hash=browser_hash,
        code_hash="" if by_link else tokens.hash_code(secret, code, _bound_to(asking.purpose, browser_hash)),
        link_hash=tokens.hash_key(link) if by_link else None,
        created_at=now,
        expires_at=now + LIFE,
        next_path=asking.next_path[:500],
    )
    db.session.add(row)
    db.session.flush()
    sealed = tokens.seal(secret, letters.place_of(row.id), (link if by_link else code).encode())
    jobs.later(letters.send_code, code_id=row.id, sealed=sealed.hex())


@operation
def tried(
    actor: Actor, purpose: CodePurpose, browser_key: str, code: str, *, secret: str
) -> LoginCode | None:
    """The code row that was opened and is now spent; None for a wrong, old, spent, voided or foreign code.

    It returns instead of refusing, because a wrong try must be counted and a refusal undoes everything.
    """
    ensure(policy.may_ask_for_code(actor))
    now = clock.now()
    browser_hash = tokens.hash_key(browser_key)
    row = db.session.scalar(
        select(LoginCode)
        .where(LoginCode.browser_hash == browser_hash, LoginCode.purpose == purpose.value)
        .with_for_update()
    )
    if row is None or not row.is_open(now):
        return None
    if not tokens.same(row.code_hash, tokens.hash_code(secret, code, _bound_to(purpose, browser_hash))):
        _count_wrong(row, now)
        return None
    row.closed_at = now
    return row


@operation
def opened(actor: Actor, link: str) -> LoginCode | None:
    """The code row that a mailed link opens, now spent; None for any other link."""
    ensure(policy.may_ask_for_code(actor))
    now = clock.now()
    row = db.session.scalar(
        select(LoginCode).where(LoginCode.link_hash == tokens.hash_key(link)).with_for_update()
    )
    if row is None or not row.is_open(now):
        return None
    row.closed_at = now
    return row


def _bound_to(purpose: CodePurpose, browser_hash: str) -> str:
    return f"{purpose.value}:{browser_hash}"


def _whose(asking: Asking) -> Member | None:
    if asking.member_id is not None:
        return db.session.get(Member, asking.member_id)
    return queries.find_by_email(asking.email)


def _void_earlier(asking: Asking, member: Member | None, now: datetime) -> None:
    """One open code for each account or address and purpose; what is long dead is forgotten."""
    whose = [LoginCode.browser_hash == tokens.hash_key(asking.browser_key)]
    if member is not None:
        whose.append(LoginCode.member_id == member.id)
    if asking.purpose is CodePurpose.JOIN:
        whose.append(func.lower(LoginCode.email) == lookup_key(asking.email))
    db.session.execute(
        update(LoginCode)
        .where(LoginCode.purpose == asking.purpose.value, LoginCode.closed_at.is_(None), or_(*whose))
        .values(closed_at=now)
    )
    db.session.execute(delete(LoginCode).where(LoginCode.created_at < now - KEPT))


def _is_guessed_at(member: Member | None, now: datetime) -> bool:
    wrong = select(func.coalesce(func.sum(LoginCode.tries), 0)).where(
        LoginCode.member_id == (member.id if member else 0), LoginCode.wrong_at > now - GUESSED_AT_WITHIN
    )
    return (db.session.scalar(wrong) or 0) >= GUESSED_AT_AFTER


def _alarm_is_on(now: datetime, within: timedelta = ALARM_LASTS) -> bool:
    rung = select(JournalEntry.id).where(
        JournalEntry.kind == ManyWrongCodes.__name__, JournalEntry.at > now - within
    )
    return db.session.scalar(rung.limit(1)) is not None


def _count_wrong(row: LoginCode, now: datetime) -> None:
    row.tries += 1
    row.wrong_at = now
    db.session.flush()
    record(SignInRefused(member_id=row.member_id, method="code"))
    recent = db.session.scalar(
        select(func.coalesce(func.sum(LoginCode.tries), 0)).where(LoginCode.wrong_at > now - ALARM_WITHIN)
    )
    if (recent or 0) >= ALARM_AFTER and not _alarm_is_on(now, ALARM_WITHIN):
        record(ManyWrongCodes(count=recent or 0))
