"""Short-lived shared facts (presence, codes, challenges): in memory, or in Redis between several processes."""

from __future__ import annotations

import json
import threading
import time
from typing import Any, Protocol, cast

import redis

from config import Settings

MOST_ENTRIES = 200_000


class Store(Protocol):
    """The port. Values are JSON; everything expires; `take` and `add` are atomic."""

    def get(self, key: str) -> Any: ...
    def put(self, key: str, value: Any, seconds: float) -> None: ...
    def add(self, key: str, value: Any, seconds: float) -> bool: ...
    def take(self, key: str) -> Any: ...
    def delete(self, key: str) -> None: ...
    def count(self, key: str, seconds: float, by: int = 1) -> int: ...
    def join(self, key: str, member: str, seconds: float) -> None: ...
    def leave(self, key: str, member: str) -> None: ...
    def members(self, key: str) -> set[str]: ...
    def clear(self) -> None: ...


class MemoryStore:
    """For one server process."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[Any, float]] = {}
        self._groups: dict[str, dict[str, float]] = {}
        self._lock = threading.RLock()

    def get(self, key: str) -> Any:
        """The value, or None when absent or expired."""
        value, until = self._entries.get(key, (None, 0.0))
        return value if until > time.monotonic() else None

    def put(self, key: str, value: Any, seconds: float) -> None:
        """Keep a value for so long."""
        with self._lock:
            if len(self._entries) >= MOST_ENTRIES:
                self._sweep()
            self._entries[key] = (value, time.monotonic() + seconds)

    def add(self, key: str, value: Any, seconds: float) -> bool:
        """Keep a value only if none is there; says whether it was kept."""
        with self._lock:
            if self.get(key) is not None:
                return False
            self.put(key, value, seconds)
            return True

    def take(self, key: str) -> Any:
        """The value, which only the first asker gets."""
        with self._lock:
            value = self.get(key)
            self._entries.pop(key, None)
            return value

    def delete(self, key: str) -> None:
        """Forget a value or a group."""
        with self._lock:
            self._entries.pop(key, None)
            self._groups.pop(key, None)

    def count(self, key: str, seconds: float, by: int = 1) -> int:
        """Add to a number that began at most so long ago; returns the sum."""
        with self._lock:
            value, until = self._entries.get(key, (0, 0.0))
            if until <= time.monotonic():
                value, until = 0, time.monotonic() + seconds
            self._entries[key] = (value + by, until)
            return int(value) + by

    def join(self, key: str, member: str, seconds: float) -> None:
        """Put a member into a group for so long."""
        with self._lock:
            self._groups.setdefault(key, {})[member] = time.monotonic() + seconds

    def leave(self, key: str, member: str) -> None:
        """Take a member out of a group."""
        with self._lock:
            group = self._groups.get(key, {})
            group.pop(member, None)
            if not group:
                self._groups.pop(key, None)

    def members(self, key: str) -> set[str]:
        """Who is in a group now."""
        now = time.monotonic()
        return {member for member, until in list(self._groups.get(key, {}).items()) if until > now}

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self._groups.clear()

    def _sweep(self) -> None:
        now = time.monotonic()
        self._entries = {key: kept for key, kept in self._entries.items() if kept[1] > now}


class RedisStore:
    """For several processes."""

    def __init__(self, url: str, prefix: str = "ieum:") -> None:
        self._redis = redis.Redis.from_url(url, decode_responses=True)
        self._prefix = prefix

    def get(self, key: str) -> Any:
        """The value, or None when absent or expired."""
        return _read(self._redis.get(self._prefix + key))

    def put(self, key: str, value: Any, seconds: float) -> None:
        """Keep a value for so long."""
        self._redis.set(self._prefix + key, json.dumps(value), px=_ms(seconds))

    def add(self, key: str, value: Any, seconds: float) -> bool:
        """Keep a value only if none is there; says whether it was kept."""
        return bool(self._redis.set(self._prefix + key, json.dumps(value), px=_ms(seconds), nx=True))

    def take(self, key: str) -> Any:
        """The value, which only the first asker gets."""
        return _read(self._redis.getdel(self._prefix + key))

    def delete(self, key: str) -> None:
        """Forget a value or a group."""
        self._redis.delete(self._prefix + key)

    def count(self, key: str, seconds: float, by: int = 1) -> int:
        """Add to a number that began at most so long ago; returns the sum."""
        full = self._prefix + key
        with self._redis.pipeline() as pipe:
            pipe.set(full, 0, px=_ms(seconds), nx=True)
            pipe.incrby(full, by)
            return int(pipe.execute()[1])

    def join(self, key: str, member: str, seconds: float) -> None:
        """Put a member into a group for so long."""
        full = self._prefix + key
        now = time.time()
        with self._redis.pipeline() as pipe:
            pipe.zremrangebyscore(full, 0, now)
            pipe.zadd(full, {member: now + seconds})
            pipe.pexpire(full, _ms(max(seconds, 86_400)))
            pipe.execute()

    def leave(self, key: str, member: str) -> None:
        """Take a member out of a group."""
        self._redis.zrem(self._prefix + key, member)

    def members(self, key: str) -> set[str]:
        """Who is in a group now."""
        return set(cast(list[str], self._redis.zrangebyscore(self._prefix + key, time.time(), "+inf")))

    def clear(self) -> None:
        """Forget everything of this site."""
        for key in self._redis.scan_iter(self._prefix + "*"):
            self._redis.delete(key)


def _read(found: Any) -> Any:
    return None if found is None else json.loads(found)


def _ms(seconds: float) -> int:
    return max(1, int(seconds * 1000))


_current: Store = MemoryStore()


def set_up(settings: Settings) -> None:
    """Choose the implementation."""
    global _current
    _current = RedisStore(settings.redis_url) if settings.redis_url else MemoryStore()


def current() -> Store:
    """The store in force."""
    return _current
