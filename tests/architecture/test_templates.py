"""Templates: every one compiles and is used, none carries script, style or code in attributes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*.*"))
PAGES = [name for name in TEMPLATES if name.endswith(".html")]

FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>"),
    "inline style": re.compile(r"\sstyle\s*=|<style"),
    "event attribute": re.compile(r"\son[a-z]+\s*="),
    "htmx code": re.compile(r"hx-on|[\"']js:|javascript:"),
    "htmx trigger filter": re.compile(r"hx-trigger=\"[^\"]*\["),
    "unescaped output": re.compile(r"\|\s*safe\b|autoescape"),
    "foreign address": re.compile(r"(?:src|href)=[\"']https?://"),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_compiles(app: Flask, name: str) -> None:
    assert app.jinja_env.get_template(name)


@pytest.mark.parametrize("name", PAGES)
def test_it_carries_no_code(name: str) -> None:
    source = (ROOT / "templates" / name).read_text()
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(source)]
    assert not found, found


def test_every_template_is_used() -> None:
    python = "\n".join(p.read_text() for p in (ROOT / "community").rglob("*.py"))
    others = {name: (ROOT / "templates" / name).read_text() for name in TEMPLATES}
    for name in TEMPLATES:
        if re.fullmatch(r"errors/\d+\.html", name):
            continue  # named by their status
        elsewhere = "\n".join(text for other, text in others.items() if other != name)
        assert name in python or name in elsewhere, f"{name} is drawn by nobody"
