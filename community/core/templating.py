"""What every template may use: the reader, the sections, built assets, dates and money as Koreans write them."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app, request, url_for
from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from community.core import locale, markup
from community.core.actor import Actor
from community.core.josa import josa
from community.core.login import current_actor
from config import ROOT, Settings

SEOUL = ZoneInfo(locale.TIME_ZONE)
WEEKDAYS = {"ko": "월화수목금토일", "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]}
MAN = 10_000
EOK = 100_000_000


@dataclass(frozen=True)
class Section:
    """A place in the rail: which actors have it, and how many things wait there."""

    key: str
    label: Any
    endpoint: str
    icon: str
    shown: Callable[[Actor], bool] = lambda actor: actor.in_community
    badge: Callable[[Actor], int] = lambda actor: 0


@dataclass(frozen=True)
class Link:
    """A place in the own menu or in the staff console's menu."""

    label: Any
    endpoint: str
    icon: str = ""
    shown: Callable[[Actor], bool] = lambda actor: True


def links(menu: str) -> list[dict[str, Any]]:
    """The links of a menu that exist for the reader."""
    actor = current_actor()
    return [
        {
            "label": link.label,
            "url": url_for(link.endpoint),
            "icon": link.icon,
            "current": request.endpoint == link.endpoint,
        }
        for link in current_app.extensions["links"][menu]
        if link.shown(actor)
    ]


def _url(endpoint: str) -> str:
    return url_for(endpoint) if endpoint in current_app.view_functions else "/"


def sections() -> list[dict[str, Any]]:
    """The sections that exist for the reader, in the order of the register."""
    actor = current_actor()
    blueprint = (request.blueprint or "").removeprefix("staff_")
    return [
        {
            "key": s.key,
            "label": s.label,
            "url": url_for(s.endpoint),
            "icon": s.icon,
            "current": s.key == blueprint
            or (s.key == "staff" and (request.blueprint or "").startswith("staff")),
            "badge": s.badge(actor),
        }
        for s in current_app.extensions["sections"]
        if s.shown(actor)
    ]


@functools.lru_cache(maxsize=4)
def _manifest(path: Path, _changed: float) -> dict[str, Any]:
    return json.loads(path.read_text())  # type: ignore[no-any-return]


def _built(name: str) -> dict[str, Any]:
    path = ROOT / "static" / "dist" / "manifest.json"
    if not path.exists():
        return {"file": name, "css": []}
    return _manifest(path, path.stat().st_mtime)[name]  # type: ignore[no-any-return]


def asset(name: str) -> str:
    """Address of a built file, by the name of its source."""
    return url_for("static", filename=f"dist/{_built(name)['file']}")


def asset_css(name: str) -> list[str]:
    """Addresses of the styles that a built script brings."""
    return [url_for("static", filename=f"dist/{css}") for css in _built(name).get("css", [])]


def when(moment: datetime | date, *, time: bool = True) -> str:
    """A date as the reader writes it: 2026. 11. 22.(일) 14:00."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(SEOUL)
    language = locale.in_force()
    weekday = WEEKDAYS[language][moment.weekday()]
    if language == "ko":
        day = f"{moment.year}. {moment.month}. {moment.day}.({weekday})"
    else:
        day = f"{weekday}, {moment.day} {moment:%b %Y}"
    return f"{day} {moment:%H:%M}" if time and isinstance(moment, datetime) else day


def ago(moment: datetime) -> Markup:
    """A relative time that stays true while the page is open, readable without script."""
    return Markup(
        '<relative-time datetime="{}" lang="{}" format="relative" threshold="P30D">{}</relative-time>'
    ).format(moment.isoformat(), locale.in_force(), when(moment))


def won(amount: int) -> Markup:
    """Money as Koreans say it, with the exact sum on hover: 1,500만 원."""
    eok, rest = divmod(abs(amount), EOK)
    man, ones = divmod(rest, MAN)
    said = " ".join(
        p
        for p in [f"{eok:,}억" if eok else "", f"{man:,}만" if man else "", f"{ones:,}" if ones else ""]
        if p
    )
    shown = f"{'-' if amount < 0 else ''}{said or '0'} 원" if locale.in_force() == "ko" else f"KRW {amount:,}"
    return Markup('<data value="{}" title="{:,}원">{}</data>').format(amount, amount, shown)


def number(amount: float) -> str:
    """A number with thousands separated."""
    return f"{amount:,}"


def set_up(app: Flask, settings: Settings) -> None:
    """Attach globals and filters; a name that is not there is an error, never an empty hole."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.add_extension("jinja2.ext.do")
    env.filters.update(
        when=when,
        ago=ago,
        won=won,
        number=number,
        josa=lambda word, pair: word + _particle(word, pair),
        particle=_particle,
        markup=markup.to_html,
    )
    env.globals.update(asset=asset, asset_css=asset_css, escape=escape)

    app.context_processor(lambda: _what_pages_know(settings))


def _what_pages_know(settings: Settings) -> dict[str, Any]:
    korean = locale.in_force() == "ko"
    return {
        "actor": _reader(),
        "nav": sections() if current_actor().is_signed_in else [],
        "me_links": links("me"),
        "staff_links": links("staff"),
        "search_url": _url("search.results"),
        "suggest_url": _url("search.suggest"),
        "sign_out_url": _url("accounts.sign_out"),
        "site": {
            "name": settings.site_name if korean else settings.site_name_en,
            "hub_name": settings.hub_name if korean else settings.hub_name_en,
            "logo_text": settings.logo_text,
            "contact": settings.contact_email,
            "demo": settings.demo,
            "url": settings.site_url,
        },
        "locale": locale.in_force(),
        "theme": _theme(),
        "in_kakao": "KAKAOTALK" in request.headers.get("User-Agent", "").upper(),
    }


def _reader() -> Actor | None:
    actor = current_actor()
    return actor if actor.is_signed_in else None


def _theme() -> str:
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in {"light", "dark"} else ""


def _particle(word: str, pair: str) -> str:
    return josa(word, pair).removeprefix(word)
