"""By what a person signs in: codes by mail, passkeys, authenticator apps, recovery codes."""

from __future__ import annotations

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.accounts import Member
from models.base import Base, HasPublicId


class CodePurpose(enum.StrEnum):
    """What a code by mail opens; a code for one purpose opens nothing else."""

    SIGN_IN = "sign_in"
    STEP_UP = "step_up"
    NEW_EMAIL = "new_email"
    JOIN = "join"


class LoginCode(Base):
    """A code that was mailed, as a hash bound to the browser that asked; also for addresses nobody has here,
    so that asking looks and costs the same."""

    __tablename__ = "login_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(String(12))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    email: Mapped[str | None] = mapped_column(String(254), index=True)
    browser_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    wrong_at: Mapped[datetime | None] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]
    next_path: Mapped[str] = mapped_column(String(500), default="")

    member: Mapped[Member | None] = relationship()

    MOST_TRIES = 5

    def is_open(self, at: datetime) -> bool:
        """Whether the code may still be tried: not used, not voided, not too old, not guessed at too often."""
        return self.closed_at is None and at < self.expires_at and self.tries < self.MOST_TRIES


class Passkey(HasPublicId, Base):
    """A credential on somebody's device; the table holds only its public half."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int]
    transports: Mapped[list[str]] = mapped_column(default=list)
    name: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    doubted_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship()


class TotpSeed(HasPublicId, Base):
    """The sealed seed of an authenticator app, and the last time step it was used in."""

    __tablename__ = "totp_seed"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]

    @property
    def place(self) -> str:
        """What the seal is bound to, so that a row cannot borrow another's seed."""
        return f"totp_seed:{self.public_id}"


class RecoveryCode(Base):
    """One of ten codes for a lost device; its first two letters pick the row, the rest is hashed like a password."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("member_id", "prefix"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    prefix: Mapped[str] = mapped_column(String(2))
    code_hash: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
