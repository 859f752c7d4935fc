"""Putting the site together: settings, core, areas, handlers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from community import areas, handlers
from community.accounts import passwords
from community.core import (
    files,
    headers,
    limits,
    locale,
    login,
    logs,
    mail,
    outbox,
    realtime,
    refusals,
    store,
    templating,
    timing,
)
from community.core.facts import register
from config import ROOT, Settings, from_environment
from models.base import db

LONGEST_COOKIE = timedelta(days=90)
LARGEST_REQUEST = 64 * 1024 * 1024
LARGEST_FORM = 512 * 1024


def create_app(settings: Settings | None = None, *, serving: bool = False) -> Flask:
    """Make the site. `serving` says that this process holds the sockets."""
    settings = settings or from_environment()
    app = Flask(
        "community",
        root_path=str(ROOT / "community"),
        static_folder=str(ROOT / "static"),
        template_folder=str(ROOT / "templates"),
    )
    app.config.update(_flask_settings(settings))
    app.extensions["settings"] = settings
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    _set_up_core(app, settings)
    areas.set_up(app)
    register.install(handlers.HANDLERS)
    realtime.set_up(app, settings, serving=serving)
    if serving:
        outbox.screens_are_here()
    return app


def _set_up_core(app: Flask, settings: Settings) -> None:
    logs.set_up(app)
    db.init_app(app)
    timing.set_up(app)
    store.set_up(settings)
    limits.set_up(settings)
    files.set_up(settings)
    mail.set_up(settings)
    passwords.set_up(settings)
    locale.set_up(app)
    login.set_up(app)
    csrf = CSRFProtect(app)
    app.extensions["csrf_protect"] = csrf
    headers.set_up(app, settings)
    refusals.set_up(app)
    templating.set_up(app, settings)


def _flask_settings(settings: Settings) -> dict[str, Any]:
    prefix = "__Host-" if settings.secure else ""
    engine: dict[str, Any] = {"pool_pre_ping": not settings.on_sqlite}
    if settings.on_sqlite:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        engine |= {
            "connect_args": {"timeout": 0, "check_same_thread": False},
            "pool_size": 20,
            "max_overflow": 20,
        }
    return {
        "SECRET_KEY": settings.secret_key,
        "SECRET_KEY_FALLBACKS": list(settings.old_secret_keys),
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SQLALCHEMY_ENGINE_OPTIONS": engine,
        "SESSION_COOKIE_NAME": f"{prefix}ieum",
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": LONGEST_COOKIE,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_FORM,
        "MAX_FORM_PARTS": 2000,
        "TRUSTED_HOSTS": None if settings.testing else _hosts(settings),
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "TESTING": settings.testing,
        "PROPAGATE_EXCEPTIONS": False,
    }


def _hosts(settings: Settings) -> list[str]:
    host = settings.site_host.rsplit(":", 1)[0]
    return [host, "127.0.0.1", "localhost"] if settings.on_loopback else [host]
