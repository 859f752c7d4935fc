"""How long the server took and how many statements it needed, told in Server-Timing and counted for /metrics."""

from __future__ import annotations

import time
from typing import Any

from flask import Flask, Response, g, has_app_context, request
from prometheus_client import Counter, Histogram
from sqlalchemy import event
from sqlalchemy.engine import Engine

REQUESTS = Counter("ieum_requests_total", "Answers by endpoint and status.", ["endpoint", "status"])
SECONDS = Histogram("ieum_request_seconds", "Time in the server by endpoint.", ["endpoint"])


def set_up(app: Flask) -> None:
    """Attach the clock and the counter to every request."""

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()
        g.statements = 0

    @app.after_request
    def tell(response: Response) -> Response:
        spent = time.perf_counter() - g.get("started", time.perf_counter())
        endpoint = request.endpoint or "none"
        REQUESTS.labels(endpoint, response.status_code).inc()
        SECONDS.labels(endpoint).observe(spent)
        response.headers["Server-Timing"] = f'app;dur={spent * 1000:.1f}, sql;desc="{g.get("statements", 0)}"'
        return response


@event.listens_for(Engine, "before_cursor_execute")
def _count(*_arguments: Any) -> None:
    if has_app_context():
        g.statements = g.get("statements", 0) + 1
