"""Letters: to one person each, by SMTP, or into a folder where nobody is really written to."""

from __future__ import annotations

import re
import secrets
import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, make_msgid, parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from community.core import clock
from config import Settings

TIMEOUT = 20
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Letter:
    """One mail to one person."""

    to: str
    subject: str
    text: str


class Mail(Protocol):
    """The port."""

    def send(self, letter: Letter) -> None: ...


def compose(letter: Letter, sender: str) -> EmailMessage:
    """The letter as a message; raises ValueError for more than one recipient or a broken address."""
    name, address = parseaddr(sender)
    message = EmailMessage(policy=SMTP_POLICY)
    message["From"] = Address(display_name=CONTROL.sub(" ", name), addr_spec=address)
    message["To"] = Address(addr_spec=CONTROL.sub("", letter.to))
    message["Subject"] = CONTROL.sub(" ", letter.subject)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


class MailFolder:
    """Every letter as an .eml file."""

    def __init__(self, folder: Path, sender: str) -> None:
        self.folder = folder
        self.sender = sender

    def send(self, letter: Letter) -> None:
        """Write the letter down."""
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp = f"{clock.now():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
        draft = self.folder / f"{stamp}.part"
        draft.write_bytes(compose(letter, self.sender).as_bytes())
        draft.rename(self.folder / f"{stamp}.eml")


class Smtp:
    """A real mail server: smtp://, smtps:// or smtp+starttls:// with user and password in the address."""

    def __init__(self, url: str, sender: str) -> None:
        self.url = urlsplit(url)
        self.sender = sender

    def send(self, letter: Letter) -> None:
        """Hand the letter over; raises smtplib.SMTPException or OSError, and is then tried again later."""
        host, port = self.url.hostname or "localhost", self.url.port
        tls = ssl.create_default_context()
        if self.url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT, context=tls)
        else:
            server = smtplib.SMTP(host, port or 25, timeout=TIMEOUT)
        with server:
            if self.url.scheme == "smtp+starttls":
                server.starttls(context=tls)
            if self.url.username:
                server.login(unquote(self.url.username), unquote(self.url.password or ""))
            server.send_message(compose(letter, self.sender))


_current: Mail


def set_up(settings: Settings) -> None:
    """Choose how letters leave."""
    global _current
    if settings.smtp_url:
        _current = Smtp(settings.smtp_url, settings.mail_from)
    else:
        _current = MailFolder(settings.data_dir / "mail", settings.mail_from)


def current() -> Mail:
    """The mail in force."""
    return _current
