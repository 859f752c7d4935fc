"""Signing in and out."""

from __future__ import annotations

from flask import request

from community.accounts import browser, codes, sessions, signing_in
from community.accounts.codes import Asking
from community.accounts.forms import AskForm, CodeForm, LinkForm, own_or_home
from community.core import limits, login
from community.core.actor import Actor
from community.core.entrypoints import Pages, address, read
from community.core.forms import FormState
from community.core.gates import PROVING, public
from community.core.locale import _
from community.core.login import current_actor
from community.core.replies import Reply, go, page, see
from models.sign_in import CodePurpose

pages = Pages("accounts")

SIGN_IN = public("whoever is not signed in yet")


@pages.get("/sign-in", gate=SIGN_IN)
def sign_in(actor: Actor, form: FormState | None = None) -> Reply:
    """Ask for a code by mail; other ways stand beside it."""
    after = own_or_home(request.values.get("next"))
    if actor.is_signed_in and form is None:
        return go(after)
    return page("accounts/sign_in.html", form=form or FormState(), after=after)


@pages.post("/sign-in", gate=SIGN_IN, again=sign_in)
def ask_for_code(actor: Actor) -> Reply:
    """Have a code mailed. The answer is the same whether or not somebody has this address."""
    form = read(AskForm)
    limits.hit("code", browser.counted_as(form.email), address=address())
    key = browser.start_asking(form.email, form.next)
    asking = Asking(CodePurpose.SIGN_IN, key, email=form.email, next_path=form.next)
    codes.ask(actor, asking, secret=browser.secret())
    return see("accounts.code")


@pages.get("/sign-in/code", gate=SIGN_IN)
def code(actor: Actor, form: FormState | None = None) -> Reply:
    """Type the six digits."""
    asked = browser.asked()
    if not asked["key"]:
        return see("accounts.sign_in")
    return page("accounts/code.html", form=form or FormState(), asked=asked)


@pages.post("/sign-in/code", gate=SIGN_IN, again=code)
def enter(actor: Actor) -> Reply:
    """Come in by the six digits."""
    form = read(CodeForm)
    asked = browser.asked()
    limits.hit("sign_in", asked["key"] or address(), address=address())
    entered = signing_in.by_code(actor, asked["key"], form.code, browser.current(), secret=browser.secret())
    return browser.let_in(entered.session, entered.email, entered.after)


@pages.get("/sign-in/link/<token>", gate=SIGN_IN)
def link(actor: Actor, token: str, form: FormState | None = None) -> Reply:
    """A button, because programs that scan mail open every address in it."""
    answer = page("accounts/link.html", form=form or FormState(), token=token)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@pages.post("/sign-in/link/<token>", gate=SIGN_IN, again=link)
def enter_by_link(actor: Actor, token: str) -> Reply:
    """Come in by the long link."""
    limits.hit("sign_in", address(), address=address())
    entered = signing_in.by_link(actor, read(LinkForm, {"token": token}).token, browser.current())
    return browser.let_in(entered.session, entered.email, entered.after)


@pages.post("/sign-out", gate=PROVING)
def sign_out(actor: Actor) -> Reply:
    """Leave, and have the browser forget what it kept of the pages."""
    sessions.sign_out(actor)
    login.close()
    answer = see("accounts.sign_in", said=_("로그아웃했어요."))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@pages.blueprint.after_app_request
def note_seen(answer: Reply) -> Reply:
    """Note that a session is in use."""
    if request.endpoint != "static":
        sessions.note_seen(current_actor())
    return answer
