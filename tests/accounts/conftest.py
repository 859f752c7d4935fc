"""What every test of accounts may use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.accounts import post_box


@pytest.fixture(autouse=True)
def _empty_post_box(app: Flask, _app_context: None) -> Iterator[None]:
    post_box.empty()
    yield
    post_box.empty()
