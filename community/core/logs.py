"""Structured logs without people in them: ids, never names, addresses, bodies, codes or keys."""

from __future__ import annotations

import logging
import re
import sys
import uuid
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog
from flask import Flask, Response, g, request

SECRET_NAMES = re.compile(r"pass|secret|token|code|cookie|authorization|email|phone|body|query|name$", re.I)
MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
KEPT_NAMES = {"code_name", "status_code"}


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Blank whatever could tell a secret or a person; control characters cannot forge a second line."""
    for key, value in list(event.items()):
        if key not in KEPT_NAMES and SECRET_NAMES.search(key):
            event[key] = "·"
        elif isinstance(value, str) and key != "exception":
            event[key] = MAIL.sub("·@·", value).replace("\r", "\\r").replace("\n", "\\n")
        elif key == "exception":
            event[key] = MAIL.sub("·@·", str(value))
    return event


def set_up(app: Flask | None = None, *, level: int = logging.INFO) -> None:
    """Configure the one way in which the site logs: a JSON line an event on standard error."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redact,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    if app is not None:
        _number_requests(app)


def _number_requests(app: Flask) -> None:
    @app.before_request
    def begin() -> None:
        g.request_id = uuid.uuid4().hex[:16]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=g.request_id, endpoint=request.endpoint)

    @app.after_request
    def tell(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "")
        return response
