"""What may be typed to sign in and to keep an account."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from community.core.forms import Code6, Email, Form, Line
from community.core.replies import is_own

LONGEST_ADDRESS = 500


def own_or_home(wanted: Any) -> str:
    """An address of this site as it is; anything else leads home instead of being refused."""
    good = (
        isinstance(wanted, str) and len(wanted) <= LONGEST_ADDRESS and wanted.isprintable() and is_own(wanted)
    )
    return str(wanted) if good else "/"


class GoOn(Form):
    """A form that knows where its sender wanted to go."""

    next: Annotated[str, BeforeValidator(own_or_home)] = "/"


class AskForm(GoOn):
    """Ask for a code."""

    email: Email


class CodeForm(GoOn):
    """Type the code."""

    code: Code6


class LinkForm(Form):
    """Use the link of a mail."""

    token: Line(64, least=20)  # type: ignore[valid-type]
