"""The worker process: what follows from facts later, the search index, and schedules."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

import structlog
from flask import Flask

from community.app import create_app
from community.core import jobs
from models.base import db

log = structlog.get_logger()

PAUSE = 0.15
"""Seconds between looks when nothing was due; an edit must be findable within a second."""


def steps() -> list[Callable[[], int]]:
    """What the worker does in turn; each returns how much it did."""
    return [jobs.run_due]


def work(app: Flask, stopping: threading.Event) -> None:
    """Work until told to stop; a step that fails is logged and tried again, the others go on."""
    while not stopping.is_set():
        done = sum(_one(app, step) for step in steps())
        if not done:
            stopping.wait(PAUSE)


def _one(app: Flask, step: Callable[[], int]) -> int:
    with app.app_context():
        try:
            return step()
        except Exception:
            log.exception("worker_step_failed", step=step.__qualname__)
            return 0
        finally:
            db.session.remove()


def main() -> None:
    """Run one worker until a signal stops it."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    work(create_app(), stopping)


if __name__ == "__main__":
    main()
