"""What members show of themselves: profile, career, skills, offers and needs, and who may see each of it."""

from __future__ import annotations

import enum
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from models.accounts import Member
from models.base import Base
from models.companies import Company

FLAG_LASTS = timedelta(days=90)
"""How long an open-to flag stands until its owner says that it is still true."""

STALE_AFTER = timedelta(days=180)
"""A profile that nobody confirmed for so long asks its owner whether it is still true."""

_LEGAL_FORM = re.compile(r"주식회사|유한회사|\(주\)|㈜|\(유\)|co\.,?ltd\.?|inc\.?$|corp\.?$")


def company_key(name: str) -> str:
    """What two spellings of one company's name share: folded, without its legal form, blanks and marks."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    bare = _LEGAL_FORM.sub("", re.sub(r"\s", "", folded))
    return re.sub(r"[^\w]", "", bare)[:80] or folded.strip()[:80]


def skill_key(name: str) -> str:
    """What two spellings of one skill share: `Deep Learning` and `deep-learning` are one."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_.\-/]", "", folded) or folded


class Level(enum.StrEnum):
    """How widely somebody shows a field of the profile."""

    EVERYONE = "everyone"  # 커뮤니티 모두
    ALUMNI = "alumni"  # 수료생
    CONNECTED = "connected"  # 서로 대화한 사람
    STAFF = "staff"  # 운영진
    NOBODY = "nobody"  # 나만


class OpenTo(enum.StrEnum):
    """What somebody is open to for the time being."""

    MENTORING = "mentoring"  # 멘토링
    HIRING = "hiring"  # 채용 중
    CAREER = "career"  # 이직 관심
    POC = "poc"  # PoC 파트너
    FUNDING = "funding"  # 투자유치 중
    TALK = "talk"  # 강연


class CapstoneTask(enum.StrEnum):
    """What a capstone project was about."""

    VISION = "vision"  # 비전
    NLP = "nlp"  # NLP
    SERIES = "series"  # 시계열
    OTHER = "other"  # 그 밖


class Career(Base):
    """A job somebody has or had; the current ones decide who counts as one's own company."""

    __tablename__ = "career"
    personal_data_of = "member_id"
    __table_args__ = (
        Index("ix_career_company_id_ended_on", "company_id", "ended_on"),
        Index("ix_career_company_key_ended_on", "company_key", "ended_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    company_name: Mapped[str] = mapped_column(String(80))
    company_key: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(String(60), default="")
    department: Mapped[str] = mapped_column(String(60), default="")
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]

    member: Mapped[Member] = relationship()
    company: Mapped[Company | None] = relationship()

    @validates("company_name")
    def _named(self, _attribute: str, name: str) -> str:
        # A company that is typed rather than picked must still count as one's own.
        self.company_key = company_key(name)
        return name

    @property
    def is_current(self) -> bool:
        """Whether the job goes on."""
        return self.ended_on is None


class Profile(Base):
    """What a member says about herself or himself. Name and English name stand on the member."""

    __tablename__ = "profile"
    personal_data_of = "member_id"
    __table_args__ = (
        CheckConstraint("capstone_task in ('','vision','nlp','series','other')", name="capstone_task"),
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    headline: Mapped[str] = mapped_column(String(80), default="")
    about: Mapped[str] = mapped_column(Text, default="")
    region: Mapped[str] = mapped_column(String(20), default="", index=True)
    languages: Mapped[list[str]] = mapped_column(default=list)
    links: Mapped[list[str]] = mapped_column(default=list)
    phone: Mapped[str] = mapped_column(String(20), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    capstone_title: Mapped[str] = mapped_column(String(120), default="")
    capstone_team: Mapped[str] = mapped_column(String(60), default="")
    capstone_task: Mapped[str] = mapped_column(String(8), default="")
    capstone_role: Mapped[str] = mapped_column(String(60), default="")
    capstone_key: Mapped[str] = mapped_column(String(120), default="", index=True)
    edited_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship()

    @validates("capstone_title")
    def _titled(self, _attribute: str, title: str) -> str:
        self.capstone_key = skill_key(title)[:120]
        return title

    def is_stale(self, at: datetime) -> bool:
        """Whether nobody has said for half a year that this is still true."""
        known = max((moment for moment in (self.edited_at, self.confirmed_at) if moment), default=None)
        return known is not None and at >= known + STALE_AFTER


class Skill(Base):
    """A skill under one key, shown as whoever named it first wrote it."""

    __tablename__ = "skill"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(30))


class MemberSkill(Base):
    """Somebody has a skill."""

    __tablename__ = "member_skill"
    personal_data_of = "member_id"
    __table_args__ = (Index("ix_member_skill_skill_id_member_id", "skill_id", "member_id"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    skill_id: Mapped[int] = mapped_column(ForeignKey("skill.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)

    skill: Mapped[Skill] = relationship()


class HelpLine(Base):
    """One thing that somebody offers or needs, in a line with tags."""

    __tablename__ = "help_line"
    personal_data_of = "member_id"
    __table_args__ = (CheckConstraint("side in ('offer','need')", name="side"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    side: Mapped[str] = mapped_column(String(5))
    text: Mapped[str] = mapped_column(String(120))
    tags: Mapped[list[str]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)


class OpenFlag(Base):
    """What somebody is open to, until it expires."""

    __tablename__ = "open_flag"
    personal_data_of = "member_id"
    __table_args__ = (Index("ix_open_flag_flag_expires_at", "flag", "expires_at"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    flag: Mapped[str] = mapped_column(String(10), primary_key=True)
    raised_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    def stands(self, at: datetime) -> bool:
        """Whether the flag is up at that moment."""
        return at < self.expires_at


class FieldVisibility(Base):
    """How widely somebody shows one field, where the choice differs from what the policy starts with."""

    __tablename__ = "field_visibility"
    __table_args__ = (
        Index("ix_field_visibility_field_level_member_id", "field", "level", "member_id"),
        CheckConstraint("level in ('everyone','alumni','connected','staff','nobody')", name="level"),
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(20), primary_key=True)
    level: Mapped[str] = mapped_column(String(10))


class MentorPart(Base):
    """How a mentor mentors. Whether somebody is one is a role that staff gives, not this row."""

    __tablename__ = "mentor_part"
    personal_data_of = "member_id"
    __table_args__ = (
        CheckConstraint("format in ('online','onsite','both')", name="format"),
        CheckConstraint("capacity >= 0 and taken >= 0", name="places"),
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    topics: Mapped[list[str]] = mapped_column(default=list)
    languages: Mapped[list[str]] = mapped_column(default=list)
    capacity: Mapped[int] = mapped_column(default=0)
    taken: Mapped[int] = mapped_column(default=0)
    format: Mapped[str] = mapped_column(String(8), default="both")
    note: Mapped[str] = mapped_column(String(200), default="")
    paused_from: Mapped[date | None]
    paused_until: Mapped[date | None]

    def is_paused(self, on: date) -> bool:
        """Whether the mentor takes nobody on that day."""
        return self.paused_from is not None and (
            self.paused_from <= on and (self.paused_until is None or on <= self.paused_until)
        )

    @property
    def is_full(self) -> bool:
        """Whether every place is taken."""
        return self.taken >= self.capacity


class Mentorship(Base):
    """Somebody was mentored by somebody, as the mentor wrote down and the other confirmed."""

    __tablename__ = "mentorship"
    personal_data_of = "member_id"

    mentor_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    told_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]


class Photo(Base):
    """A face in three sizes; the key in its address is random and changes with the picture."""

    __tablename__ = "photo"
    personal_data_of = "member_id"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    files: Mapped[dict[str, Any]]
    set_at: Mapped[datetime]
