"""The four refusals. Each kind of entry point translates them once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from community.core.locale import _


class Refusal(Exception):
    """A no that a person can read."""

    code = "refused"
    status = 400

    def __init__(self, reason: Any = "") -> None:
        super().__init__(self.code)
        self.reason = reason


class NotFound(Refusal):
    """It does not exist, or not for this actor: the two cannot be told apart."""

    code = "not_found"
    status = 404

    def __init__(self) -> None:
        super().__init__(_("찾는 것이 없거나 볼 수 없어요."))


class NotAllowed(Refusal):
    """The actor may see it, but may not do this to it."""

    code = "not_allowed"
    status = 403


class Invalid(Refusal):
    """What was typed cannot be taken: a message for each field, or one for the whole ("" as field)."""

    code = "invalid"
    status = 422

    def __init__(self, errors: Mapping[str, Any] | Any) -> None:
        self.errors: dict[str, Any] = dict(errors) if isinstance(errors, Mapping) else {"": errors}
        super().__init__(next(iter(self.errors.values()), ""))


class Conflict(Refusal):
    """It would have been possible a moment ago; somebody was faster, or it is done already."""

    code = "conflict"
    status = 409
