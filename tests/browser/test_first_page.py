"""The first page that a visitor meets, in a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {
        **os.environ,
        "IEUM_DATA": str(tmp_path),
        "SITE_URL": url,
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }
    subprocess.run([sys.executable, "-m", "community.cli", "prepare"], cwd=ROOT, env=settings, check=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "community.serve", "--port", str(port)], cwd=ROOT, env=settings
    )
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{url}/readyz", timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait(10)


def test_a_visitor_is_led_to_sign_in_and_nothing_complains(site: str) -> None:
    complaints: list[str] = []
    with sync_playwright() as play:
        chromium = os.environ.get("IEUM_CHROMIUM") or "/usr/bin/chromium"
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(locale="ko-KR", viewport={"width": 360, "height": 740})
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda failure: complaints.append(str(failure)))
        page.goto(site)
        assert page.url.startswith(f"{site}/sign-in")
        assert page.get_by_role("heading", level=1).inner_text() == "로그인"
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.get_by_role("button", name="English").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Sign in"
        browser.close()
    assert complaints == []
