"""Companies and startups of the network."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasPublicId


class Company(HasPublicId, Base):
    """A firm that takes part: it sent trainees, lives in the hub, or is a member of it."""

    __tablename__ = "company"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), index=True)
    name_en: Mapped[str | None] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(16), index=True)
