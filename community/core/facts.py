"""Facts: what happened. Operations record them; one page of handlers says what follows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from models.journal import JournalEntry


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened, past tense, carrying ids and who did it.

    `lasting` facts stand in the journal. Passing ones (read marks, presence) are handled once and leave no trace:
    a record of who read what would be surveillance.
    """

    lasting: ClassVar[bool] = True
    id: int | None = None
    by: int | None = None
    at: datetime | None = None

    def payload(self) -> dict[str, Any]:
        """The fact's own fields, as the journal keeps them."""
        own = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        for name in ("id", "by", "at"):
            del own[name]
        return own

    @classmethod
    def of_entry(cls, entry: JournalEntry) -> Self:
        """The fact that a journal row tells."""
        known = {f.name for f in dataclasses.fields(cls)}
        own = {name: value for name, value in entry.payload.items() if name in known}
        return cls(**own, id=entry.id, by=entry.member_id, at=entry.at)


Handler = Callable[[Any], object]


@dataclass(frozen=True)
class Following:
    """What follows from one kind of fact, in three lanes.

    `within` runs in the same transaction (search marks its rows), `now` right after the commit (live screens),
    `later` in the worker (notices, mail). Every handler may run twice without harm.
    """

    within: tuple[Handler, ...] = ()
    now: tuple[Handler, ...] = ()
    later: tuple[Handler, ...] = ()

    def __add__(self, other: Following) -> Following:
        return Following(self.within + other.within, self.now + other.now, self.later + other.later)


nothing = Following()


def within(*handlers: Handler) -> Following:
    """Run these in the transaction that records the fact."""
    return Following(within=handlers)


def now(*handlers: Handler) -> Following:
    """Run these right after the commit, in the server."""
    return Following(now=handlers)


def later(*handlers: Handler) -> Following:
    """Run these in the worker, again until they succeed."""
    return Following(later=handlers)


def name_of(handler: Handler) -> str:
    """The lasting name of a handler, by which a delivery row finds it again."""
    named = getattr(handler, "handler_name", None)
    return str(named or f"{handler.__module__}.{handler.__qualname__}")


class Register:
    """Every fact, what follows from it, and every handler by name."""

    def __init__(self) -> None:
        self.following: dict[type[Fact], Following] = {}
        self.kinds: dict[str, type[Fact]] = {}
        self.handlers: dict[str, Handler] = {}

    def install(self, following: Mapping[type[Fact], Following]) -> None:
        """Take the page of handlers; raises ValueError where two handlers share a name."""
        self.__init__()  # type: ignore[misc]
        for kind, follows in following.items():
            self.following[kind] = follows
            self.kinds[kind.__name__] = kind
            for handler in follows.now + follows.later:
                known = self.handlers.setdefault(name_of(handler), handler)
                if known is not handler:
                    raise ValueError(f"two handlers are called {name_of(handler)}")

    def after(self, fact: Fact) -> Following:
        """What follows from this fact; a fact that the page does not list is a mistake."""
        return self.following[type(fact)]

    def fact_of(self, entry: JournalEntry) -> Fact:
        """The fact of a journal row."""
        return self.kinds[entry.kind].of_entry(entry)


register = Register()
