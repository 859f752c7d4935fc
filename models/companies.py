"""Companies and startups of the network, and the figures, awards and rounds they report."""

from __future__ import annotations

import enum
from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasPublicId


class CompanyKind(enum.StrEnum):
    """How a company belongs to the network."""

    PARTICIPANT = "participant"  # 참가기업
    RESIDENT = "resident"  # 입주
    MEMBERSHIP = "membership"  # 멤버십
    GRADUATE = "graduate"  # 졸업


class Metric(enum.StrEnum):
    """What companies report, in won or as a count."""

    REVENUE = "revenue"  # 매출, won
    INVESTMENT = "investment"  # 투자유치, won
    EMPLOYEES = "employees"  # 고용, people
    PATENTS = "patents"  # 특허, pieces


MONEY_METRICS = frozenset({Metric.REVENUE, Metric.INVESTMENT})


class Company(HasPublicId, Base):
    """A firm that takes part: it sent trainees, lives in the hub, or is a member of it."""

    __tablename__ = "company"
    __table_args__ = (
        CheckConstraint("kind in ('participant','resident','membership','graduate')", name="kind"),
        CheckConstraint("business_number is null or length(business_number) = 10", name="business_number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), index=True)
    name_en: Mapped[str | None] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(16), index=True)
    business_number: Mapped[str | None] = mapped_column(String(10), unique=True)
    industry: Mapped[str] = mapped_column(String(40), default="", index=True)
    stage: Mapped[str] = mapped_column(String(20), default="")
    region: Mapped[str] = mapped_column(String(40), default="", index=True)
    founded_on: Mapped[date | None]
    summary: Mapped[str] = mapped_column(String(200), default="")
    about: Mapped[str] = mapped_column(Text, default="")
    technologies: Mapped[list[str]] = mapped_column(default=list)
    website: Mapped[str] = mapped_column(String(300), default="")
    is_fictional: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))

    former_names: Mapped[list[FormerName]] = relationship(
        order_by="FormerName.until.desc()", cascade="all, delete-orphan"
    )

    def rename(self, name: str, at: datetime) -> None:
        """Take a new name, remembering the old one."""
        if name != self.name:
            self.former_names.append(FormerName(name=self.name, until=at))
            self.name = name

    @property
    def masked_business_number(self) -> str:
        """The number as others see it: 123-45-*****."""
        number = self.business_number
        return f"{number[:3]}-{number[3:5]}-*****" if number else ""


class FormerName(Base):
    """A name that a company had before."""

    __tablename__ = "company_former_name"

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    until: Mapped[datetime]


class CompanyFigure(Base):
    """One reported figure of one period. A correction is a new row; the old one stays as history."""

    __tablename__ = "company_figure"
    __table_args__ = (
        Index(
            "uq_company_figure_in_force",
            "company_id",
            "metric",
            "period",
            unique=True,
            sqlite_where=text("replaced_at is null"),
            postgresql_where=text("replaced_at is null"),
        ),
        CheckConstraint("metric in ('revenue','investment','employees','patents')", name="metric"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"), index=True)
    metric: Mapped[str] = mapped_column(String(12))
    period: Mapped[str] = mapped_column(String(7))
    amount: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[str] = mapped_column(String(200))
    is_late: Mapped[bool] = mapped_column(default=False)
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    verified_at: Mapped[datetime | None]
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    replaced_at: Mapped[datetime | None]

    company: Mapped[Company] = relationship()


class Award(Base):
    """A prize with year, level and evidence. It may name a company that has no page here."""

    __tablename__ = "award"

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"), index=True)
    company_name: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(80), index=True)
    year: Mapped[int]
    level: Mapped[str] = mapped_column(String(40), default="")
    category: Mapped[str] = mapped_column(String(80), default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(200), default="")
    verified_at: Mapped[datetime | None]


class InvestmentRound(Base):
    """Money that came in: as an exact sum, a range, or not told, to be confirmed by staff."""

    __tablename__ = "investment_round"
    __table_args__ = (CheckConstraint("visibility in ('everyone','staff')", name="visibility"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"), index=True)
    stage: Mapped[str] = mapped_column(String(20))
    amount_least: Mapped[int | None] = mapped_column(BigInteger)
    amount_most: Mapped[int | None] = mapped_column(BigInteger)
    closed_on: Mapped[date]
    investors: Mapped[str] = mapped_column(String(200), default="")
    visibility: Mapped[str] = mapped_column(String(10), default="everyone")
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
