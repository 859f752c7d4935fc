"""What can have happened to an account."""

from __future__ import annotations

from dataclasses import dataclass

from community.core.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SignedIn(Fact):
    """Somebody came in."""

    member_id: int
    session_id: int
    method: str
    new_device: bool


@dataclass(frozen=True, kw_only=True)
class SignInRefused(Fact):
    """A code, password or passkey was wrong; for an address that nobody has here the member is None."""

    member_id: int | None
    method: str


@dataclass(frozen=True, kw_only=True)
class ManyWrongCodes(Fact):
    """So many wrong codes in ten minutes over the whole site that somebody may be guessing everywhere at once."""

    count: int


@dataclass(frozen=True, kw_only=True)
class IdentityProven(Fact):
    """Somebody signed in proved again who they are."""

    member_id: int
    session_id: int
    method: str


@dataclass(frozen=True, kw_only=True)
class SessionEnded(Fact):
    """A session is over; its sockets are cut."""

    member_id: int
    session_id: int
    why: str


@dataclass(frozen=True, kw_only=True)
class CredentialChanged(Fact):
    """Something that opens the account was added, removed, spent or doubted; its owner is told by mail."""

    member_id: int
    change: str
    item_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class FactorsReset(Fact):
    """Staff took away the second factors of somebody who lost them."""

    member_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class EmailChanged(Fact):
    """The login moved to another address; the old one was told."""

    member_id: int


@dataclass(frozen=True, kw_only=True)
class LanguageChosen(Fact):
    """Somebody chose the language of pages and mails."""

    member_id: int
    language: str
