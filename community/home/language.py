"""Choosing the language, signed in or not; kept in a cookie."""

from __future__ import annotations

from typing import Literal

from flask import current_app

from community.core.actor import Actor
from community.core.entrypoints import Pages, read
from community.core.forms import Form, Line
from community.core.gates import public
from community.core.replies import Reply, go

A_YEAR = 31_536_000

pages = Pages("language", gate=public("visitors choose the language of the sign-in page"))


class LanguageForm(Form):
    """A language and where to go on."""

    language: Literal["ko", "en"]
    next: Line(500) = "/"  # type: ignore[valid-type]


@pages.post("/language")
def choose(actor: Actor) -> Reply:
    """Keep the choice in this browser."""
    form = read(LanguageForm)
    answer = go(form.next)
    answer.set_cookie(
        "language",
        form.language,
        max_age=A_YEAR,
        samesite="Lax",
        secure=current_app.extensions["settings"].secure,
        httponly=True,
    )
    return answer
