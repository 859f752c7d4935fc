"""What a request tells about the browser it comes from, and what the site keeps in that browser."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from flask import current_app, request, session

from community.accounts.devices import device_of
from community.accounts.sessions import Browser, NewSession
from community.core import limits, login, tokens
from community.core.entrypoints import address
from community.core.plain_text import lookup_key
from community.core.replies import Reply, go
from config import Settings

A_YEAR = 31_536_000
KNOWN = "known"
PURPOSE = "known browser"


def settings() -> Settings:
    """The settings in force, from which operations are given plain values."""
    found: Settings = current_app.extensions["settings"]
    return found


def secret() -> str:
    """The server's key, which codes are hashed with."""
    return settings().secret_key


def current() -> Browser:
    """The browser that asks."""
    network = limits.network_of(address())
    return Browser(
        network=network,
        device=device_of(request.headers.get("User-Agent", "")),
        known_to=str(_known().get("member", "")),
    )


def counted_as(email: str) -> str:
    """Under what tries for an address are counted.

    A browser that signed in to this account before has a count of its own, so that strangers who use up the tries of
    an address do not lock its owner out.
    """
    known = _known()
    if known and tokens.same(str(known.get("email", "")), _digest(email)):
        return f"known:{known.get('nonce', '')}"
    return f"email:{_digest(email)}"


def start_asking(email: str, after: str) -> str:
    """Tie a code to this browser; returns the key that only its cookie holds."""
    key = tokens.new_key()
    session["asked"] = {"key": key, "email": email, "next": after}
    return key


def asked() -> dict[str, str]:
    """What this browser asked for last; empty values when it never did."""
    found = session.get("asked") or {}
    return {name: str(found.get(name, "")) for name in ("key", "email", "next")}


def let_in(made: NewSession, email: str, after: str) -> Reply:
    """Answer with the key of a fresh session, and remember that this browser belongs to that account."""
    login.open_with(made.key)
    answer = go(after)
    _remember(answer, made.member_public_id, email)
    return answer


def renew(made: NewSession) -> None:
    """Go on with the session's new key."""
    login.open_with(made.key)


def _known() -> dict[str, Any]:
    sealed = request.cookies.get(_cookie_name(), "")
    if not sealed:
        return {}
    keys = [settings().secret_key, *settings().old_secret_keys]
    try:
        found = tokens.unsign(keys, PURPOSE, sealed, max_age=A_YEAR)
    except tokens.Unreadable:
        return {}
    return found if isinstance(found, dict) else {}


def _remember(answer: Reply, member_public_id: str, email: str) -> None:
    known = {"member": member_public_id, "email": _digest(email), "nonce": secrets.token_urlsafe(16)}
    answer.set_cookie(
        _cookie_name(),
        tokens.sign([settings().secret_key], PURPOSE, known),
        max_age=A_YEAR,
        httponly=True,
        secure=settings().secure,
        samesite="Lax",
    )


def _cookie_name() -> str:
    return f"__Host-{KNOWN}" if settings().secure else KNOWN


def _digest(email: str) -> str:
    return hashlib.sha256(lookup_key(email).encode()).hexdigest()
