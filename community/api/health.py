"""Whether the site lives, is ready, and how it fares; for machines."""

from __future__ import annotations

import ipaddress

from flask import Response, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from sqlalchemy import func, select, text

from community.core import clock, tokens
from community.core.actor import Actor
from community.core.entrypoints import Pages, address
from community.core.errors import NotFound
from community.core.gates import public
from community.core.replies import Reply, data
from models.base import db
from models.journal import Delivery

pages = Pages("health", gate=public("asked by load balancers and monitoring; tells nothing about people"))

WAITING = Gauge("ieum_deliveries_waiting", "Deliveries that are due and not done.")
FAILED = Gauge("ieum_deliveries_failed", "Deliveries given up, to be looked at by staff.")


@pages.get("/healthz")
def alive(actor: Actor) -> Reply:
    """The process answers."""
    return data({"alive": True})


@pages.get("/readyz")
def ready(actor: Actor) -> Reply:
    """The process can do its work: the tables answer."""
    db.session.execute(text("select 1"))
    return data({"ready": True})


@pages.get("/metrics")
def metrics(actor: Actor) -> Reply:
    """Figures for Prometheus, for this machine or whoever has the token; absent for everybody else."""
    if not _may_read_metrics():
        raise NotFound
    due = select(func.count()).where(Delivery.run_at <= clock.now(), Delivery.failed_at.is_(None))
    WAITING.set(db.session.scalar(due) or 0)
    FAILED.set(db.session.scalar(select(func.count()).where(Delivery.failed_at.is_not(None))) or 0)
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _may_read_metrics() -> bool:
    expected = current_app.extensions["settings"].metrics_token
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if expected:
        return tokens.same(given, expected)
    try:
        forwarded = "X-Forwarded-For" in request.headers
        return ipaddress.ip_address(address()).is_loopback and not forwarded
    except ValueError:
        return False
