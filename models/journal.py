"""The journal of facts, which is audit trail and outbox in one, and what is still to be delivered from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigId


class JournalEntry(Base):
    """One lasting fact: what happened, when, and who did it in which capacity."""

    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(80), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    member_id: Mapped[int | None] = mapped_column(index=True)
    actor_kind: Mapped[str] = mapped_column(String(16))
    payload: Mapped[dict[str, Any]]


class Delivery(Base):
    """Something that must still follow from a commit; deleted when done."""

    __tablename__ = "delivery"
    __table_args__ = (Index("ix_delivery_lane_run_at", "lane", "run_at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    lane: Mapped[str] = mapped_column(String(8))
    handler: Mapped[str] = mapped_column(String(200))
    journal_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id", ondelete="CASCADE"), index=True)
    arguments: Mapped[dict[str, Any] | None]
    run_at: Mapped[datetime]
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)

    entry: Mapped[JournalEntry | None] = relationship()
