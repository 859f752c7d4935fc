"""Who may sign in, keep sessions and hold keys; whoever is not the owner gets nowhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, select

from community.core.actor import Actor
from community.core.locale import _
from community.core.permission import Permission, no, yes
from models.accounts import ApiToken, LoginSession, Member
from models.sign_in import Passkey, TotpSeed

AGAIN = _("안전을 위해 본인 확인을 한 번 더 해 주세요.")
OWN_ONLY = _("본인 계정에서만 할 수 있어요.")
NOT_ACTIVE = _("지금은 쓸 수 없는 계정이에요. 운영진에게 문의해 주세요.")


def own_sessions(actor: Actor) -> Select[LoginSession]:
    """The sessions of the actor's own account."""
    return select(LoginSession).where(LoginSession.member_id == actor.member_id)


def own_tokens(actor: Actor) -> Select[ApiToken]:
    """The keys of the actor's own account."""
    return select(ApiToken).where(ApiToken.member_id == actor.member_id)


def own_passkeys(actor: Actor) -> Select[Passkey]:
    """The passkeys of the actor's own account."""
    return select(Passkey).where(Passkey.member_id == actor.member_id)


def own_seeds(actor: Actor) -> Select[TotpSeed]:
    """The authenticator apps of the actor's own account, set up or being set up."""
    return select(TotpSeed).where(TotpSeed.member_id == actor.member_id)


def may_ask_for_code(actor: Actor) -> Permission:
    """Anybody may ask: the answer never tells whether the address is known."""
    return no(OWN_ONLY) if actor.kind == "token" else yes


def may_sign_in(member: Member) -> Permission:
    """An active account."""
    return yes if member.is_active else no(NOT_ACTIVE)


def may_manage_own(actor: Actor) -> Permission:
    """A member in person, in a browser; a program with a token manages no credentials."""
    return yes if actor.kind == "member" and actor.session_id is not None else no(OWN_ONLY)


def may_change_credentials(actor: Actor, at: datetime) -> Permission:
    """The member in person, who has just proved again who they are."""
    if not may_manage_own(actor):
        return no(OWN_ONLY)
    return yes if actor.is_elevated(at) else no(AGAIN)


def may_add_first_factor(actor: Actor, at: datetime, *, has_factor: bool) -> Permission:
    """Whoever must have a second factor and has none sets one up at sign-in; everybody else proves again first."""
    if actor.must_be_strong and not actor.strong and not has_factor:
        return may_manage_own(actor)
    if actor.must_be_strong and not actor.strong:
        return no(AGAIN)
    return may_change_credentials(actor, at)


def may_end_sessions_of(actor: Actor, member_id: int) -> Permission:
    """The member, staff who suspend or change roles, and the site itself."""
    own = actor.member_id == member_id and actor.kind == "member"
    return yes if own or actor.is_staff or actor.is_system else no(OWN_ONLY)


def may_reset_factors(actor: Actor, member: Member, at: datetime) -> Permission:
    """An administrator who has just proved again who they are, and never for their own account."""
    if not actor.is_admin or actor.member_id == member.id:
        return no(_("다른 관리자만 할 수 있어요."))
    return yes if actor.is_elevated(at) else no(AGAIN)


def may_read_me(actor: Actor) -> Permission:
    """A program whose token has the scope."""
    if actor.token_scopes is None or "read:me" in actor.token_scopes:
        return yes
    return no(_("이 토큰에는 내 정보를 읽는 권한(read:me)이 없어요."))
