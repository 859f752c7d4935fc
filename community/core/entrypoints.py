"""Makers of pages, staff pages and JSON, each with its gate built in: closed unless declared public."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response, g, request

from community.core import access, clock, limits
from community.core import actor as actors
from community.core.actor import Actor
from community.core.errors import Conflict, Invalid, NotAllowed, NotFound
from community.core.forms import Form, FormState, parse
from community.core.gates import CONSOLE, INSIDE, MEMBER, Gate
from community.core.locale import _
from community.core.login import current_actor
from community.core.replies import Reply

View = Callable[..., Reply]
F = TypeVar("F", bound=Form)


def read(form: type[F], source: Any = None) -> F:
    """What was typed, checked; raises Invalid with an error at each field."""
    return parse(form, request.form if source is None else source)


def address() -> str:
    """Where the request comes from, as far as the trusted proxies say."""
    return request.remote_addr or ""


class EntryPoints:
    """A blueprint whose every route stands behind a gate."""

    default_gate: Gate = MEMBER

    def __init__(self, name: str, *, prefix: str = "", gate: Gate | None = None) -> None:
        self.blueprint = Blueprint(name, __name__, url_prefix=prefix or None)
        self.gate = gate or self.default_gate

    def get(self, rule: str, *, gate: Gate | None = None, limit: str | None = None) -> Callable[[View], View]:
        """A page that changes nothing."""
        return self._route("GET", rule, gate, limit, None)

    def post(
        self, rule: str, *, gate: Gate | None = None, again: View | None = None, limit: str | None = None
    ) -> Callable[[View], View]:
        """A change. `again` redraws the page that holds the form when the form is refused, keeping what was typed."""
        return self._route("POST", rule, gate, limit, again)

    def _route(
        self, method: str, rule: str, gate: Gate | None, limit: str | None, again: View | None
    ) -> Callable[[View], View]:
        def register(view: View) -> View:
            run = self._guarded(view, gate or self.gate, limit, again)
            self.blueprint.add_url_rule(rule, view.__name__, run, methods=[method])
            return view

        return register

    def _guarded(self, view: View, gate: Gate, limit: str | None, again: View | None) -> View:
        @functools.wraps(view)
        def run(**arguments: Any) -> Reply:
            actor = self._actor()
            if not gate.check(actor, elevated_now=actor.is_elevated(clock.now())):
                raise NotFound
            if limit is not None:
                limits.hit(limit, actor.member_id or address(), address=address())
            return self._answer(view, actor, arguments, again)

        run.gate = gate  # type: ignore[attr-defined]
        return run

    def _actor(self) -> Actor:
        return current_actor()

    def _answer(self, view: View, actor: Actor, arguments: dict[str, Any], again: View | None) -> Reply:
        if again is None:
            return view(actor, **arguments)
        try:
            return view(actor, **arguments)
        except (Invalid, Conflict, NotAllowed) as refusal:
            answer = again(actor, form=FormState.refused(request.form, refusal), **arguments)
            if answer.status_code == 200:
                answer.status_code = refusal.status
            if isinstance(refusal, limits.TooMany):
                answer.headers["Retry-After"] = str(refusal.retry_after)
            return answer


class Pages(EntryPoints):
    """Pages and fragments for members."""


class StaffPages(EntryPoints):
    """The staff console. What a page shows of other people is recorded before it is sent; no record, no page."""

    default_gate = CONSOLE

    def __init__(self, name: str, *, prefix: str = "", gate: Gate | None = None) -> None:
        super().__init__(f"staff_{name}", prefix=f"/staff{prefix}", gate=gate)

    def _answer(self, view: View, actor: Actor, arguments: dict[str, Any], again: View | None) -> Reply:
        with access.watching() as look:
            answer = super()._answer(view, actor, arguments, again)
        if not 300 <= answer.status_code < 400 and actor.member_id is not None:
            access.keep(
                look,
                by=actor.member_id,
                what=request.endpoint or "",
                path=request.full_path,
                address=address(),
            )
        return answer


class Api(EntryPoints):
    """JSON for other programs, opened by a personal token only; cookies are not looked at."""

    default_gate = INSIDE

    def __init__(self, name: str, *, gate: Gate | None = None) -> None:
        super().__init__(f"api_{name}", prefix="/api/v1", gate=gate)

    def _actor(self) -> Actor:
        scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unidentified
        found = actors.of_token(token.strip(), clock.now())
        if found is None:
            raise Unidentified
        g.actor = found
        g.language = found.language
        return found


class Unidentified(Exception):
    """A program came without a token that opens anything."""


def needs_reason(reason: str) -> str:
    """The reason of a download, which a person wrote; raises Invalid without one."""
    said = " ".join(reason.split())
    if len(said) < 5:
        raise Invalid({"reason": _("내려받는 까닭을 다섯 글자 이상 적어 주세요. 접속기록에 남습니다.")})
    access.download(said)
    return said


__all__ = ["Api", "Pages", "Response", "StaffPages", "Unidentified", "address", "needs_reason", "read"]
