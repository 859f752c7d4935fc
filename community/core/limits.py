"""How often one may do what, for pages, sockets and programs alike."""

from __future__ import annotations

import ipaddress
import math
import time

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import MovingWindowRateLimiter

from community.core.errors import NotAllowed
from community.core.locale import _
from config import Settings

BY_ACCOUNT = {
    "code": "5/hour;10/day",
    "sign_in": "30/hour",
    "join": "20/hour",
    "search": "120/minute",
    "read": "600/minute",
    "post": "60/minute;600/hour",
    "edit": "120/minute",
    "upload": "30/hour",
    "import": "20/hour",
    "invite": "100/hour",
    "socket": "20/10 seconds",
    "api": "120/minute",
}
"""Per account, or per address for visitors."""

BY_NETWORK = {"code": "60/hour", "sign_in": "200/hour", "join": "300/hour"}
"""Per network as well: a whole cohort opens its link from one classroom, so these are wide."""


class TooMany(NotAllowed):
    """Too often; `retry_after` says how many seconds to wait."""

    code = "too_many"
    status = 429

    def __init__(self, seconds: int) -> None:
        super().__init__(_("조금 빨랐어요. %(seconds)s초 뒤에 다시 시도해 주세요.", seconds=seconds))
        self.retry_after = seconds


def _parsed(table: dict[str, str]) -> dict[str, list[RateLimitItem]]:
    return {name: parse_many(text) for name, text in table.items()}


_account, _network = _parsed(BY_ACCOUNT), _parsed(BY_NETWORK)
_storage: Storage = MemoryStorage()
_limiter = MovingWindowRateLimiter(_storage)


def set_up(settings: Settings) -> None:
    """Choose where the counts are kept."""
    global _storage, _limiter
    _storage = RedisStorage(settings.redis_url) if settings.redis_url else MemoryStorage()
    _limiter = MovingWindowRateLimiter(_storage)


def network_of(address: str) -> str:
    """The network an address belongs to: /24, or /48 for IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False))


def hit(name: str, who: int | str, *, address: str = "") -> None:
    """Count one use; raises TooMany with the time to wait. Raises KeyError for a limit that is not in the table."""
    for item in _account[name]:
        _count(item, name, str(who))
    if address:
        for item in _network.get(name, []):
            _count(item, name, f"net:{network_of(address)}")


def clear() -> None:
    """Forget all counts (tests)."""
    _storage.reset()


def _count(item: RateLimitItem, name: str, who: str) -> None:
    if not _limiter.hit(item, name, who):
        reset = _limiter.get_window_stats(item, name, who).reset_time
        raise TooMany(max(1, math.ceil(reset - time.time())))
