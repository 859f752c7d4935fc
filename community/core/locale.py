"""Words in the reader's language: Korean is the source text, English comes from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import flask_babel
from flask import Flask, g, has_request_context, request

LANGUAGES = ("ko", "en")
TIME_ZONE = "Asia/Seoul"

babel = flask_babel.Babel()


def _(text: str, **values: Any) -> Any:
    """A text that is translated when it is shown, so that rules and forms can word a refusal for any reader."""
    return flask_babel.lazy_gettext(text, **values)


def gettext(text: str, **values: Any) -> str:
    """The text in the language in force now."""
    return str(flask_babel.gettext(text, **values))


def in_force() -> str:
    """The language of the current reader."""
    found = flask_babel.get_locale()
    return str(found.language) if found else LANGUAGES[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Word everything inside in one language: for mails, notices and fragments drawn for many readers."""
    with flask_babel.force_locale(language):
        yield


def choose() -> str:
    """The reader's choice, else what the browser asks for, else Korean."""
    if not has_request_context():
        return LANGUAGES[0]
    chosen = getattr(g, "language", None) or request.cookies.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def set_up(app: Flask) -> None:
    """Attach the catalogues to the app."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", LANGUAGES[0])
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", TIME_ZONE)
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "translations")
    babel.init_app(app, locale_selector=choose, default_timezone=TIME_ZONE)
