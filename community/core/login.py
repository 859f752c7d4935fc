"""The browser's side of being signed in: Flask-Login carries a random key, the session table says what it opens."""

from __future__ import annotations

import hashlib

from flask import Flask, g, has_request_context, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from community.core import actor as actors
from community.core import clock
from community.core.actor import VISITOR, Actor

KEY_LENGTH = 32


class SignedIn(UserMixin):
    """What Flask-Login holds for a request: the key and the actor that it opens."""

    def __init__(self, key: str, actor: Actor) -> None:
        self.key = key
        self.actor = actor

    def get_id(self) -> str:
        """The key, which is all that the cookie carries."""
        return self.key


def hash_of(key: str) -> str:
    """What the table keeps of a session key; the key itself has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def load(key: str) -> SignedIn | None:
    """Whoever a key opens the site for at this moment."""
    found = actors.of_session(hash_of(key), clock.now())
    return SignedIn(key, found) if found else None


def current_actor() -> Actor:
    """Whoever acts in this request: by token, by session, or a visitor."""
    if not has_request_context():
        return VISITOR
    given = getattr(g, "actor", None)
    if given is not None:
        return given  # type: ignore[no-any-return]
    return current_user.actor if current_user.is_authenticated else VISITOR


def current_key() -> str | None:
    """The session key of this browser, if it is signed in."""
    return current_user.key if current_user.is_authenticated else None


def open_with(key: str) -> None:
    """Let this browser in with a fresh key; nothing of its former session survives."""
    found = load(key)
    if found is None:
        return
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    session.permanent = True
    login_user(found)


def close() -> None:
    """Let this browser out."""
    logout_user()
    session.clear()


def set_up(app: Flask) -> None:
    """Attach Flask-Login. Its own session protection is off: the table already binds what a key may do."""
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(load)
    manager.init_app(app)
