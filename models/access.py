"""접속기록: who looked at whose personal data, when, from where, and for downloads why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigId


class AccessRecord(Base):
    """One look at personal data by somebody other than its owner; chained by hash so that a change shows."""

    __tablename__ = "access_record"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    member_id: Mapped[int] = mapped_column(index=True)
    address: Mapped[str] = mapped_column(String(64))
    what: Mapped[str] = mapped_column(String(120), index=True)
    path: Mapped[str] = mapped_column(String(300))
    is_download: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None] = mapped_column(Text)
    chain_hash: Mapped[str] = mapped_column(String(64))

    subjects: Mapped[list[AccessSubject]] = relationship(
        order_by="AccessSubject.member_id", cascade="all, delete-orphan", passive_deletes=True
    )


class AccessSubject(Base):
    """One person whose data a record covers."""

    __tablename__ = "access_subject"

    record_id: Mapped[int] = mapped_column(
        ForeignKey("access_record.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(primary_key=True, index=True)
