"""The ways in. Each verifies first; only then is a session made."""

from __future__ import annotations

from dataclasses import dataclass

from community.accounts import codes, policy, sessions
from community.accounts.sessions import Browser, NewSession, Way
from community.core.actor import Actor
from community.core.errors import Invalid
from community.core.locale import _
from community.core.operation import operation
from community.core.permission import ensure
from models.sign_in import CodePurpose, LoginCode

WRONG_CODE = _(
    "코드가 맞지 않거나 쓸 수 없어요. 여섯 자리를 다시 확인하고, 다섯 번 틀렸거나 10분이 지났다면 새 코드를 받아 주세요."
)
DEAD_LINK = _("이 로그인 링크는 이미 쓰였거나 기한이 지났어요. 로그인 화면에서 새로 받아 주세요.")


@dataclass(frozen=True)
class Entered:
    """A session, whose account it is, and where its owner wanted to go."""

    session: NewSession
    email: str
    after: str


def by_code(actor: Actor, browser_key: str, code: str, browser: Browser, *, secret: str) -> Entered:
    """Sign in by the six digits of a mail; raises Invalid, the wrong try being counted."""
    entered = _enter_by_code(actor, browser_key, code, browser, secret=secret)
    if entered is None:
        raise Invalid({"code": WRONG_CODE})
    return entered


def by_link(actor: Actor, link: str, browser: Browser) -> Entered:
    """Sign in by the long link of a mail, in whichever browser it was opened; raises Invalid."""
    entered = _enter_by_link(actor, link, browser)
    if entered is None:
        raise Invalid(DEAD_LINK)
    return entered


@operation
def _enter_by_code(
    actor: Actor, browser_key: str, code: str, browser: Browser, *, secret: str
) -> Entered | None:
    ensure(policy.may_ask_for_code(actor))
    row = codes.tried(actor, CodePurpose.SIGN_IN, browser_key, code, secret=secret)
    return _enter(actor, row, Way.CODE, browser)


@operation
def _enter_by_link(actor: Actor, link: str, browser: Browser) -> Entered | None:
    ensure(policy.may_ask_for_code(actor))
    return _enter(actor, codes.opened(actor, link), Way.LINK, browser)


def _enter(actor: Actor, row: LoginCode | None, way: Way, browser: Browser) -> Entered | None:
    if row is None or row.member is None or not policy.may_sign_in(row.member):
        return None
    made = sessions.signed_in(actor, row.member, way, browser)
    return Entered(made, row.member.email, row.next_path)
