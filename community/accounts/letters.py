"""Letters about an account: codes, new devices, changed credentials. Sent by the worker, to the stored address."""

from __future__ import annotations

from flask import current_app

from community.accounts.facts import CredentialChanged, FactorsReset, SignedIn
from community.core import clock, letters, tokens
from community.core.jobs import job
from config import Settings
from models.accounts import LoginSession, Member
from models.base import db
from models.sign_in import CodePurpose, LoginCode

TOLD = frozenset(
    {
        "password_set",
        "password_removed",
        "passkey_added",
        "passkey_removed",
        "passkey_doubted",
        "totp_added",
        "totp_removed",
        "recovery_made",
        "recovery_used",
        "token_made",
        "factors_reset",
    }
)
"""Changes that have a sentence in the letter."""


def place_of(code_id: int) -> str:
    """What a code on its way to the worker is sealed to."""
    return f"login_code:{code_id}"


@job
def send_code(code_id: int, sealed: str) -> None:
    """Mail a code or a link, unless it was voided, spent or outlived since."""
    row = db.session.get(LoginCode, code_id)
    if row is None or not row.is_open(clock.now()):
        return
    member = row.member
    to = row.email or (member.email if member else "")
    if not to:
        return
    language = member.language if member else "ko"
    if member is not None and not member.is_active:
        letters.write("accounts/mail/closed.txt", to=member.email, language=language, name=member.name)
        return
    settings: Settings = current_app.extensions["settings"]
    plain = tokens.unseal(settings.secret_key, place_of(row.id), bytes.fromhex(sealed)).decode()
    template = "accounts/mail/link.txt" if row.link_hash else "accounts/mail/code.txt"
    letters.write(template, to=to, language=language, code=plain, purpose=CodePurpose(row.purpose).value)


def tell_of_new_device(fact: SignedIn) -> None:
    """Tell the owner that somebody signed in from a browser that never did before."""
    session = db.session.get(LoginSession, fact.session_id)
    if session is None or not fact.new_device:
        return
    member = session.member
    letters.write(
        "accounts/mail/new_device.txt",
        to=member.email,
        language=member.language,
        name=member.name,
        device=session.device,
        network=session.address,
        at=session.created_at,
    )


def tell_of_change(fact: CredentialChanged) -> None:
    """Tell the owner that something that opens the account has changed."""
    _tell_of(fact.member_id, fact.change)


def tell_of_reset(fact: FactorsReset) -> None:
    """Tell the owner that an administrator took away the second factors."""
    _tell_of(fact.member_id, "factors_reset")


@job
def tell_old_address(old_email: str, name: str, language: str) -> None:
    """Tell the address that was the login until now that it no longer is."""
    letters.write("accounts/mail/email_changed.txt", to=old_email, language=language, name=name)


def _tell_of(member_id: int, change: str) -> None:
    member = db.session.get(Member, member_id)
    if member is None or change not in TOLD:
        return
    letters.write(
        "accounts/mail/changed.txt",
        to=member.email,
        language=member.language,
        name=member.name,
        change=change,
        at=clock.now(),
    )
