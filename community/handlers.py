"""The one page that says what follows from each fact: in the same transaction, now, or later."""

from __future__ import annotations

from community.core.facts import Fact, Following

HANDLERS: dict[type[Fact], Following] = {}
