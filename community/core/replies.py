"""What an entry point answers: a page, a fragment, a redirect, a file or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Response, flash, jsonify, make_response, redirect, render_template, request, url_for

Reply = Response
"""Every maker below returns a finished response."""


def page(template: str, /, *, status: int = 200, **context: Any) -> Reply:
    """A whole page, or the fragment of that name when the template begins with an underscore."""
    return make_response(render_template(template, **context), status)


def see(endpoint: str, /, *, said: str | None = None, fragment: str = "", **arguments: Any) -> Reply:
    """Go to a page after a change (303), optionally with a sentence that says what was done."""
    if said is not None:
        flash(said)
    return go(url_for(endpoint, _anchor=fragment or None, **arguments))


def go(url: str) -> Reply:
    """Go to an address of this site; anything else leads home."""
    safe = url if is_own(url) else url_for("home.start")
    if request.headers.get("HX-Request"):
        answer = make_response("", 204)
        answer.headers["HX-Redirect"] = safe
        return answer
    return make_response(redirect(safe, 303))


def is_own(url: str) -> bool:
    """Whether an address stays on this site: one leading slash, no host, no control or backslash tricks."""
    if not url.startswith("/") or url.startswith("//") or any(ord(c) < 33 or c in "\\\x7f" for c in url):
        return False
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc


def data(body: Mapping[str, Any], status: int = 200) -> Reply:
    """JSON."""
    answer = jsonify(body)
    answer.status_code = status
    return answer


def attachment(content: bytes, *, media_type: str, disposition: str) -> Reply:
    """A download that can never run as a page of this site."""
    answer = make_response(content)
    answer.headers["Content-Type"] = media_type
    answer.headers["Content-Disposition"] = disposition
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
