"""Who is acting, and how a request or a command finds out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.accounts import COMMUNITY_ROLES, STRONG_ROLES, ApiToken, LoginSession, Member, Role, RoleGrant
from models.base import db
from models.people import Career

ELEVATION = timedelta(minutes=10)
"""How long a fresh proof of identity opens dangerous acts."""

NO_SCOPES: Mapping[int, frozenset[str]] = {}


@dataclass(frozen=True)
class Actor:
    """Whoever acts, with the rights held at this moment. Plain data: it outlives sessions and crosses no thread badly."""

    kind: str
    member_id: int | None = None
    public_id: str = ""
    name: str = ""
    language: str = "ko"
    roles: frozenset[str] = frozenset()
    cohort_ids: frozenset[int] = frozenset()
    leads_cohort_ids: frozenset[int] = frozenset()
    company_ids: frozenset[int] = frozenset()
    represents: frozenset[int] = frozenset()
    delegated: Mapping[int, frozenset[str]] = field(default_factory=lambda: NO_SCOPES)
    session_id: int | None = None
    strong: bool = False
    elevated_at: datetime | None = None
    seen_at: datetime | None = None
    owes_factor: bool = False
    onboarded: bool = True
    token_scopes: frozenset[str] | None = None

    def has(self, *roles: str) -> bool:
        """Whether the actor holds one of these roles now."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_signed_in(self) -> bool:
        """Whether a member stands behind the actor."""
        return self.member_id is not None

    @property
    def is_system(self) -> bool:
        """Whether the site itself acts: the worker, a schedule, a command."""
        return self.kind == "system"

    @property
    def is_staff(self) -> bool:
        """Whether the actor works for the hub."""
        return self.has(Role.STAFF, Role.ADMIN)

    @property
    def is_admin(self) -> bool:
        """Whether the actor administers the site."""
        return self.has(Role.ADMIN)

    @property
    def in_community(self) -> bool:
        """Whether the directory and the conversations are this actor's place."""
        return not self.roles.isdisjoint(COMMUNITY_ROLES)

    @property
    def must_be_strong(self) -> bool:
        """Whether this actor's roles demand a second factor, or the member set one up."""
        return self.owes_factor or not self.roles.isdisjoint(STRONG_ROLES)

    def is_elevated(self, at: datetime) -> bool:
        """Whether identity was proven again within the last ten minutes."""
        return self.elevated_at is not None and at < self.elevated_at + ELEVATION

    @property
    def audiences(self) -> frozenset[str]:
        """What the actor counts as when something says who may find it."""
        if not self.is_signed_in:
            return frozenset()
        own = {f"me:{self.member_id}"} | {f"role:{role}" for role in self.roles}
        own |= {
            f"company:{company}" for company in self.company_ids | self.represents | self.delegated.keys()
        }
        own |= {f"cohort:{cohort}" for cohort in self.cohort_ids}
        if self.in_community:
            own.add("member")
        if self.is_staff:
            own.add("staff")
        return frozenset(own)


VISITOR = Actor(kind="visitor")
SYSTEM = Actor(kind="system")


def of_member(member: Member, at: datetime) -> Actor:
    """The actor a member is now, from the grants in force and the current jobs (two statements)."""
    grants = [
        g
        for g in db.session.scalars(select(RoleGrant).where(RoleGrant.member_id == member.id))
        if g.is_in_force(at)
    ]
    jobs = select(Career.company_id).where(
        Career.member_id == member.id, Career.ended_on.is_(None), Career.company_id.is_not(None)
    )
    return Actor(
        kind="member",
        member_id=member.id,
        public_id=member.public_id,
        name=member.name,
        language=member.language,
        roles=frozenset(g.role for g in grants),
        cohort_ids=frozenset(g.cohort_id for g in grants if g.cohort_id and g.role != Role.COHORT_LEAD),
        leads_cohort_ids=frozenset(g.cohort_id for g in grants if g.cohort_id and g.role == Role.COHORT_LEAD),
        company_ids=frozenset(company for company in db.session.scalars(jobs) if company),
        represents=frozenset(g.company_id for g in grants if g.company_id and g.role == Role.REPRESENTATIVE),
        delegated={
            g.company_id: frozenset(g.scopes) for g in grants if g.company_id and g.role == Role.DELEGATE
        },
        onboarded=member.onboarded_at is not None,
    )


def of_session(key_hash: str, at: datetime) -> Actor | None:
    """The actor behind a session key, or None when the session or the account no longer opens the site."""
    found = db.session.scalar(
        select(LoginSession).options(joinedload(LoginSession.member)).where(LoginSession.key_hash == key_hash)
    )
    if found is None or not found.is_live(at) or not found.member.is_active:
        return None
    return replace(
        of_member(found.member, at),
        session_id=found.id,
        strong=found.strong_at is not None,
        elevated_at=found.elevated_at,
        seen_at=found.seen_at,
        owes_factor=found.owes_factor,
    )


def of_token(token: str, at: datetime) -> Actor | None:
    """The actor behind a personal token: its scopes, and never more than its owner may at this moment."""
    found = db.session.scalar(
        select(ApiToken)
        .options(joinedload(ApiToken.member))
        .where(ApiToken.key_hash == hashlib.sha256(token.encode()).hexdigest())
    )
    if found is None or not found.is_live(at) or not found.member.is_active:
        return None
    return replace(of_member(found.member, at), kind="token", token_scopes=frozenset(found.scopes))
