"""Gates: who gets through to an entry point at all. Finer rules are each operation's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from community.core.actor import Actor
from models.accounts import Role


class MustSignIn(Exception):
    """Nobody is signed in; pages lead to the sign-in and come back."""


class MustProveAgain(Exception):
    """The account's roles demand a second factor, or the act a fresh proof; pages lead there and come back."""


class MustFinishJoining(Exception):
    """The first steps (consent, visibility) are not done; pages lead to them."""


@dataclass(frozen=True)
class Gate:
    """A named question asked before an entry point is reached."""

    name: str
    admits: Callable[[Actor], bool]
    public: bool = False
    reason: str = ""
    onboarded: bool = True
    strong: bool = True
    elevated: bool = False

    def check(self, actor: Actor, *, elevated_now: bool) -> bool:
        """Whether the actor may pass; raises where signing in or proving oneself would open the gate."""
        if self.public:
            return True
        if not actor.is_signed_in:
            raise MustSignIn
        if not self.admits(actor):
            return False
        if self.strong and actor.must_be_strong and not actor.strong and actor.kind == "member":
            raise MustProveAgain
        if self.elevated and not elevated_now:
            raise MustProveAgain
        if self.onboarded and not actor.onboarded and actor.in_community:
            raise MustFinishJoining
        return True


def public(reason: str) -> Gate:
    """Open to everybody, with the reason why; the list of these is short and tested."""
    return Gate("public", lambda actor: True, public=True, reason=reason)


SIGNED_IN = Gate("signed in", lambda actor: True, onboarded=False)
"""Any account, also before the first steps are done."""

PROVING = Gate("proving", lambda actor: True, onboarded=False, strong=False)
"""Any account, also before its second factor: only the pages that ask for that factor, and sign-out."""

INSIDE = Gate("inside", lambda actor: True)
"""Any account with its first steps done: guests, outside applicants and auditors too."""

MEMBER = Gate("member", lambda actor: actor.in_community)
STAFF = Gate("staff", lambda actor: actor.is_staff)
CONSOLE = Gate("console", lambda actor: actor.is_staff or actor.has(Role.AUDITOR))
"""The staff console for reading: staff, and auditors who change nothing."""

ADMIN = Gate("admin", lambda actor: actor.is_admin)
STAFF_AGAIN = Gate("staff, proven again", lambda actor: actor.is_staff, elevated=True)
ADMIN_AGAIN = Gate("admin, proven again", lambda actor: actor.is_admin, elevated=True)
