"""The one file that knows the sockets: in this process, or through Redis between several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from config import Settings

LARGEST_MESSAGE = 64 * 1024

socketio = SocketIO()


def set_up(app: Flask, settings: Settings, *, serving: bool) -> None:
    """Attach the sockets; only the server process holds any."""
    socketio.init_app(
        app,
        async_mode="gevent" if serving else "threading",
        message_queue=settings.redis_url or None,
        channel="ieum",
        manage_session=False,
        max_http_buffer_size=LARGEST_MESSAGE,
        http_compression=False,
        ping_interval=20,
        ping_timeout=20,
        json=None,
    )


def wsgi(app: Flask) -> Any:
    """The application that the server runs: sockets first, pages behind them."""
    return app


def send(channel: str, event: str, payload: Mapping[str, Any]) -> None:
    """Send to everybody who is in a channel now."""
    socketio.emit(event, dict(payload), to=channel)
