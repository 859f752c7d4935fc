"""Reading the letters that the worker sent, and signing in the way a person does."""

from __future__ import annotations

import email
import re
import shutil
from email.message import EmailMessage
from email.policy import default

from flask import current_app
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from community.core import jobs
from models.accounts import Member


def letters(to: str | None = None) -> list[EmailMessage]:
    """Have the worker do what is due, and open every letter since the box was last emptied, the oldest first."""
    while jobs.run_due():
        pass
    folder = current_app.extensions["settings"].data_dir / "mail"
    found = [
        email.message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.glob("*.eml"))
    ]
    return [letter for letter in found if to is None or letter["To"] == to]


def text_of(letter: EmailMessage) -> str:
    """What the letter says."""
    return str(letter.get_content())


def empty() -> None:
    """Throw every letter away."""
    shutil.rmtree(current_app.extensions["settings"].data_dir / "mail", ignore_errors=True)


def code_for(member: Member) -> str:
    """The six digits of the newest letter."""
    found = re.findall(r"\b[0-9]{6}\b", text_of(letters(member.email)[-1]))
    return str(found[0])


def link_for(member: Member) -> str:
    """The path of the link of the newest letter."""
    found = re.findall(r"https?://[^/\s]+(/sign-in/link/\S+)", text_of(letters(member.email)[-1]))
    return str(found[0])


def other_than(code: str) -> str:
    """Six digits that are not these."""
    return "111111" if code != "111111" else "222222"


def ask(browser: FlaskClient, address: str) -> TestResponse:
    """Ask for a code."""
    return browser.post("/sign-in", data={"email": address})


def come_in(browser: FlaskClient, member: Member, after: str = "/") -> TestResponse:
    """Ask for a code, read the letter, type the code."""
    browser.post("/sign-in", data={"email": member.email, "next": after})
    return browser.post("/sign-in/code", data={"code": code_for(member)})
