"""Permissions: yes, or no with a reason that a person can read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from community.core.errors import NotAllowed

_asked: ContextVar[bool] = ContextVar("asked", default=False)


@dataclass(frozen=True)
class Permission:
    """The answer of a policy; true or false where a template asks."""

    allowed: bool
    reason: Any = ""

    def __bool__(self) -> bool:
        return self.allowed


yes = Permission(True)


def no(reason: Any) -> Permission:
    """A refusal in words."""
    return Permission(False, reason)


def ensure(permission: Permission) -> None:
    """Go on only if allowed; raises NotAllowed with the policy's words."""
    _asked.set(True)
    if not permission.allowed:
        raise NotAllowed(permission.reason)


def asked() -> bool:
    """Whether the operation under way has asked its policy."""
    return _asked.get()


@contextmanager
def fresh_asking() -> Iterator[None]:
    """Start an operation for which nothing has been asked yet."""
    token = _asked.set(False)
    try:
        yield
    finally:
        _asked.reset(token)
