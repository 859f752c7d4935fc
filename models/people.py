"""What members show of themselves: profile, career, skills, offers and needs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.accounts import Member
from models.base import Base
from models.companies import Company


class Career(Base):
    """A job somebody has or had; the current ones decide who counts as one's own company."""

    __tablename__ = "career"
    personal_data_of = "member_id"
    __table_args__ = (Index("ix_career_company_id_ended_on", "company_id", "ended_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    company_name: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(60), default="")
    department: Mapped[str] = mapped_column(String(60), default="")
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]

    member: Mapped[Member] = relationship()
    company: Mapped[Company | None] = relationship()
