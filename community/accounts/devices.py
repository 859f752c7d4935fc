"""What a browser calls itself, in words that its owner recognises."""

from __future__ import annotations

import re

BROWSERS = (
    ("KakaoTalk", r"KAKAOTALK"),
    ("Naver", r"NAVER\("),
    ("Whale", r"Whale/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Edge", r"Edg(?:e|A|iOS)?/"),
    ("Opera", r"OPR/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh|Mac OS X"),
    ("Linux", r"Linux|X11"),
)


def device_of(agent: str) -> str:
    """`Chrome · Windows`, or as much of it as the browser tells; empty when it tells nothing."""
    return " · ".join(word for word in (_first(BROWSERS, agent), _first(SYSTEMS, agent)) if word)


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((word for word, pattern in table if re.search(pattern, agent[:400], re.I)), "")
