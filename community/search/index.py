"""The index in force: a Whoosh folder on one machine, PostgreSQL where several share one. Nobody else knows which."""

from __future__ import annotations

from community.search.port import Answer, Change, Found, Page, SearchIndex, Stats, Suggestion
from community.search.postgres_index import PostgresIndex
from community.search.whoosh_index import WhooshIndex
from config import Settings

__all__ = ["Answer", "Change", "Found", "Page", "SearchIndex", "Stats", "Suggestion", "current", "set_up"]

_current: SearchIndex | None = None


def set_up(settings: Settings) -> None:
    """Choose the adapter; nothing is opened before the first use."""
    global _current
    if _current is not None:
        _current.close()
    _current = None
    _opening.append(settings)
    del _opening[:-1]


_opening: list[Settings] = []


def current() -> SearchIndex:
    """The index in force; raises RuntimeError before set_up."""
    global _current
    if _current is None:
        if not _opening:
            raise RuntimeError("the index was not set up")
        _current = _open(_opening[-1])
    return _current


def _open(settings: Settings) -> SearchIndex:
    if settings.index == "postgres":
        return PostgresIndex(settings.database)  # type: ignore[return-value]
    return WhooshIndex(settings.data_dir / "search")
