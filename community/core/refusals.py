"""Every refusal translated once: to a page, to a fragment for htmx, or to JSON."""

from __future__ import annotations

from typing import Any

import structlog
from flask import Flask, jsonify, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from community.core.entrypoints import Unidentified
from community.core.errors import Refusal
from community.core.gates import MustFinishJoining, MustProveAgain, MustSignIn
from community.core.locale import _
from community.core.login import current_actor
from community.core.replies import Reply

log = structlog.get_logger()

PAGES = {400, 403, 404, 409, 422, 429, 500, 503}
"""Statuses that have a page of their own; others share 500's or 404's."""


def set_up(app: Flask) -> None:
    """Attach the translations."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(MustSignIn, lambda _e: _led_to("accounts.sign_in", 401))
    app.register_error_handler(MustProveAgain, lambda _e: _led_to("accounts.prove", 403))
    app.register_error_handler(MustFinishJoining, lambda _e: _led_to("accounts.welcome", 403))
    app.register_error_handler(Unidentified, _unidentified)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failed)


def answer(status: int, reason: Any = None, *, code: str = "", errors: Any = None, **headers: str) -> Reply:
    """The same refusal in the form that the asker reads."""
    if _wants_json():
        body: dict[str, Any] = {"code": code or str(status), "reason": str(reason or "")}
        if errors:
            body["errors"] = {field: str(text) for field, text in errors.items()}
        made = jsonify(body)
    elif request.headers.get("HX-Request"):
        made = make_response(render_template("errors/_refusal.html", status=status, reason=reason))
    else:
        template = f"errors/{status if status in PAGES else 500}.html"
        made = make_response(render_template(template, status=status, reason=reason, actor=current_actor()))
    made.status_code = status
    made.headers.extend(headers)
    return made


def _wants_json() -> bool:
    return request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json"


def _refused(refusal: Refusal) -> Reply:
    made = answer(refusal.status, refusal.reason, code=refusal.code, errors=getattr(refusal, "errors", None))
    wait = getattr(refusal, "retry_after", None)
    if wait is not None:
        made.headers["Retry-After"] = str(wait)
    return made


def _led_to(endpoint: str, status: int) -> Reply:
    if _wants_json():
        return answer(status, _("먼저 로그인해 주세요."), code="sign_in")
    back = request.full_path.rstrip("?") if request.method == "GET" else request.path
    target = url_for(endpoint, next=back if request.method == "GET" else None)
    if request.headers.get("HX-Request"):
        made = make_response("", 204)
        made.headers["HX-Redirect"] = target
        return made
    return make_response(redirect(target, 303))


def _unidentified(_failure: Unidentified) -> Reply:
    made = answer(401, _("유효한 개인 토큰이 필요해요."), code="unidentified")
    made.headers["WWW-Authenticate"] = "Bearer"
    return made


def _expired(_failure: CSRFError) -> Reply:
    return answer(
        400, _("페이지를 오래 열어 두어 확인이 만료되었어요. 새로 고친 뒤 다시 보내 주세요."), code="csrf"
    )


def _http(failure: HTTPException) -> Any:
    if failure.code is None or failure.code < 400:
        return failure
    made = answer(failure.code, None, code=failure.name.lower().replace(" ", "_"))
    for name, value in failure.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            made.headers[name] = value
    return made


def _failed(failure: Exception) -> Reply:
    log.exception("unexpected_failure", endpoint=request.endpoint, kind=type(failure).__name__)
    busy = isinstance(failure, SQLAlchemyError)
    return answer(503 if busy else 500)
