"""What every answer says to the browser about scripts, frames, caches and origins; and where it listens at all."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

from community.core.login import current_actor
from config import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' {socket}",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}

A_YEAR = 31_536_000


def set_up(app: Flask, settings: Settings) -> None:
    """Attach the checks before and the headers after every request."""
    scheme = "wss" if settings.secure else "ws"

    @app.before_request
    def refuse_foreign_origin() -> None:
        if request.method in SAFE_METHODS or request.path.startswith("/api/"):
            return
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            abort(400)
        if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
            abort(400)

    @app.after_request
    def add_headers(response: Response) -> Response:
        socket = f"{scheme}://{request.host}"
        response.headers.setdefault("Content-Security-Policy", POLICY.format(socket=socket))
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if settings.secure:
            response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
        _set_caching(response)
        return response


def _set_caching(response: Response) -> None:
    if request.path.startswith("/static/"):
        return
    response.headers.setdefault("Vary", "Cookie, HX-Request, Accept-Language")
    if current_actor().is_signed_in or "Set-Cookie" in response.headers:
        response.headers.setdefault("Cache-Control", "private, no-store")
    else:
        response.headers.setdefault("Cache-Control", "no-cache")
