"""Work that would hold up every other page (hashing, pictures), done beside the event loop on plain data."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import gevent
from gevent import monkey

from community.core.errors import Conflict
from community.core.locale import _

P = ParamSpec("P")
R = TypeVar("R")

MOST_AT_ONCE = 4
PATIENCE = 15.0
"""Seconds that a request waits for its turn before it is refused."""

_turns = threading.BoundedSemaphore(MOST_AT_ONCE)


def run(function: Callable[P, R], *plain: P.args, **more: P.kwargs) -> R:
    """Call a function that releases the interpreter, in the hub's thread pool where the server is patched.

    Only plain data may go in: a database session never crosses threads. Raises Conflict when too much is waiting.
    """
    if not monkey.is_module_patched("threading"):
        return function(*plain, **more)
    if not _turns.acquire(timeout=PATIENCE):
        raise Conflict(_("지금 요청이 몰려 있어요. 잠시 후 다시 시도해 주세요."))
    try:
        done: R = gevent.get_hub().threadpool.apply(function, plain, more)
        return done
    finally:
        _turns.release()
