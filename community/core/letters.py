"""Letters worded from templates, outside any request: first line the subject, then the text."""

from __future__ import annotations

from typing import Any

from flask import current_app

from community.core import locale, mail
from community.core.mail import Letter
from config import Settings


def write(template: str, /, *, to: str, language: str, **values: Any) -> None:
    """Word a letter in the reader's language and send it; for jobs and later handlers only.

    Raises what the mail raises, so that the worker tries again.
    """
    mail.current().send(worded(template, to=to, language=language, **values))


def worded(template: str, /, *, to: str, language: str, **values: Any) -> Letter:
    """The letter that a template makes; `site`, `hub`, `contact` and `url` are there in every one."""
    settings: Settings = current_app.extensions["settings"]
    korean = language == "ko"
    with locale.speaking(language):
        text = current_app.jinja_env.get_template(template).render(
            site=settings.site_name if korean else settings.site_name_en,
            hub=settings.hub_name if korean else settings.hub_name_en,
            contact=settings.contact_email,
            url=link,
            **values,
        )
    subject, _line, body = text.strip().partition("\n")
    return Letter(to=to, subject=" ".join(subject.split()), text=body.strip() + "\n")


def link(endpoint: str, /, **values: Any) -> str:
    """A whole address of this site, from the settings and never from a request's headers."""
    settings: Settings = current_app.extensions["settings"]
    return settings.site_url + current_app.url_map.bind(settings.site_host).build(endpoint, values)
