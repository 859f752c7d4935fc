"""Members, what they were granted, and the sessions they are signed in with."""

from __future__ import annotations

import enum
from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasPublicId


class Role(enum.StrEnum):
    """What somebody may be here; granted by others, never declared."""

    ALUMNUS = "alumnus"  # 수료생
    TRAINEE = "trainee"  # 교육생
    REPRESENTATIVE = "representative"  # 대표
    DELEGATE = "delegate"  # 담당자
    MENTOR = "mentor"  # 멘토
    STARTUP = "startup"  # 스타트업 구성원
    REVIEWER = "reviewer"  # 심사위원
    STAFF = "staff"  # 운영진
    ADMIN = "admin"  # 관리자
    GUEST = "guest"  # 게스트
    APPLICANT = "applicant"  # 지원기업
    AUDITOR = "auditor"  # 감사
    COHORT_LEAD = "cohort_lead"  # 기수장


COMMUNITY_ROLES = frozenset(
    {
        Role.ALUMNUS,
        Role.TRAINEE,
        Role.REPRESENTATIVE,
        Role.DELEGATE,
        Role.MENTOR,
        Role.STARTUP,
        Role.STAFF,
        Role.ADMIN,
        Role.COHORT_LEAD,
    }
)
"""Who belongs to the community; guests, outside applicants, reviewers and auditors alone see only what is theirs."""

STRONG_ROLES = frozenset({Role.STAFF, Role.ADMIN, Role.REVIEWER, Role.AUDITOR})
"""Who must prove a second factor."""


class MemberStatus(enum.StrEnum):
    """Where an account stands."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Cohort(HasPublicId, Base):
    """A 기수 of the bootcamp."""

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(60))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    capacity: Mapped[int | None]
    link_open: Mapped[bool] = mapped_column(default=True)

    @property
    def label(self) -> str:
        """How people say it: 1기."""
        return f"{self.number}기"


class Member(HasPublicId, Base):
    """A person with an account. The e-mail is personal and is the login that stays."""

    __tablename__ = "member"
    personal_data_of = "id"
    __table_args__ = (CheckConstraint("status in ('active','suspended','closed')", name="status"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), index=True)
    name_en: Mapped[str | None] = mapped_column(String(60))
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(254), unique=True)
    status: Mapped[str] = mapped_column(String(12), default=MemberStatus.ACTIVE.value)
    language: Mapped[str] = mapped_column(String(2), default="ko")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    joined_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    onboarded_at: Mapped[datetime | None]
    suspended_reason: Mapped[str | None] = mapped_column(Text)
    is_demo: Mapped[bool] = mapped_column(default=False)

    grants: Mapped[list[RoleGrant]] = relationship(
        back_populates="member", foreign_keys="RoleGrant.member_id", order_by="RoleGrant.id"
    )

    @property
    def is_active(self) -> bool:
        """Whether the account may be used at all."""
        return self.status == MemberStatus.ACTIVE.value


class RoleGrant(Base):
    """A role somebody was given: by whom, on what ground, until when."""

    __tablename__ = "role_grant"
    __table_args__ = (Index("ix_role_grant_member_id_role", "member_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(20), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"), index=True)
    scopes: Mapped[list[str]] = mapped_column(default=list)
    criterion: Mapped[str | None] = mapped_column(String(120))
    evidence: Mapped[str | None] = mapped_column(Text)
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    granted_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(back_populates="grants", foreign_keys=[member_id])
    cohort: Mapped[Cohort | None] = relationship()

    def is_in_force(self, at: datetime) -> bool:
        """Whether the grant gives its rights at that moment."""
        return self.revoked_at is None and (self.ends_at is None or at < self.ends_at)


class LoginSession(HasPublicId, Base):
    """One browser somebody is signed in with. The table holds only the hash of its key."""

    __tablename__ = "login_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    method: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    idle_seconds: Mapped[int]
    strong_at: Mapped[datetime | None]
    elevated_at: Mapped[datetime | None]
    owes_factor: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]
    address: Mapped[str | None] = mapped_column(String(64))
    device: Mapped[str | None] = mapped_column(String(120))

    member: Mapped[Member] = relationship()

    def is_live(self, at: datetime) -> bool:
        """Whether the session still opens the site: not ended, not too old, not idle for too long."""
        idle_until = self.seen_at + timedelta(seconds=self.idle_seconds)
        return self.ended_at is None and at < self.expires_at and at < idle_until


class ApiToken(HasPublicId, Base):
    """A personal key for other programs: shown once, kept as a hash, never outliving or exceeding its owner."""

    __tablename__ = "api_token"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]] = mapped_column(default=list)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship()

    def is_live(self, at: datetime) -> bool:
        """Whether the token still opens the interface."""
        return self.revoked_at is None and at < self.expires_at
