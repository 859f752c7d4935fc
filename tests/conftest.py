"""The ground of all tests: a site on SQLite, or on PostgreSQL and Redis, emptied after each test."""

from __future__ import annotations

import contextvars
import os
import secrets
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.globals import _cv_app
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text

import models.everything  # noqa: F401  (loads every table)
from community.app import create_app
from community.core import actor as actors
from community.core import clock, limits, login, store
from community.core.actor import Actor
from config import Settings
from models.accounts import LoginSession, Member
from models.base import Base, db
from tests import cast as casting
from tests import make

SEVERAL = os.environ.get("IEUM_TEST_SIZE") == "several"
POSTGRES = os.environ.get("DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"
REDIS = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/9"


class Browser(FlaskClient):
    """A browser whose requests get a context of their own, as they do in the server, whatever the test holds open."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Send one request; afterwards the test reads afresh."""
        db.session.rollback()
        answer = contextvars.copy_context().run(self._alone, args, kwargs)
        db.session.rollback()
        return answer

    def _alone(self, args: Any, kwargs: Any) -> Any:
        _cv_app.set(None)  # type: ignore[arg-type]
        return super().open(*args, **kwargs)


def own_database(worker: str) -> str:
    """A database of this test process's own on the server that answers."""
    url = POSTGRES.replace("postgres://", "postgresql://").replace("postgresql://", "postgresql+psycopg://")
    name = f"ieum_test_{worker}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"drop database if exists {name} with (force)"))
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return url.rsplit("/", 1)[0] + f"/{name}"


def _own_redis(worker: str) -> str:
    """A numbered database of this test process's own, since tests empty it."""
    parts = urlsplit(REDIS)
    number = int(parts.path.strip("/") or 0) + int(worker.removeprefix("gw").replace("master", "0"))
    return parts._replace(path=f"/{number}").geturl()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Settings:
    """Settings of a test site with cheap hashing."""
    data_dir = tmp_path_factory.mktemp("var")
    return Settings(
        testing=True,
        data_dir=data_dir,
        database_url=own_database(worker_id)
        if SEVERAL
        else f"sqlite:///{_fast_folder(data_dir)}/test.sqlite3",
        redis_url=_own_redis(worker_id) if SEVERAL else "",
        secret_key=secrets.token_hex(32),
        argon2_memory_kib=64,
        argon2_time_cost=1,
        site_url="http://localhost",
    )


def _fast_folder(data_dir: Path) -> Path:
    memory = Path("/dev/shm")  # commits wait for no disk there
    if not os.access(memory, os.W_OK):
        return data_dir
    folder = memory / f"ieum-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def app(settings: Settings) -> Iterator[Flask]:
    """The site with its tables."""
    made = create_app(settings)
    made.test_client_class = Browser
    with made.app_context():
        Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)
    yield made
    with made.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(autouse=True)
def _app_context(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test that uses the site runs inside its context and leaves the tables empty."""
    if "app" not in request.fixturenames:
        yield
        return
    made: Flask = request.getfixturevalue("app")
    with made.app_context():
        yield
        db.session.rollback()
        db.session.remove()
        _empty()
    store.current().clear()
    limits.clear()


def _empty() -> None:
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
            connection.execute(text(f"truncate {names} restart identity cascade"))
        else:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())


@pytest.fixture
def cast(app: Flask, _app_context: None) -> casting.Cast:
    """The seven people everyone knows."""
    return casting.gather()


@pytest.fixture
def actor_of(app: Flask, _app_context: None) -> Callable[[Member], Actor]:
    """The actor that a member is now."""
    return lambda member: actors.of_member(member, clock.now())


@pytest.fixture
def client(app: Flask, _app_context: None) -> FlaskClient:
    """A browser that nobody is signed in with; forms need no CSRF token in it."""
    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


@pytest.fixture
def as_(app: Flask, _app_context: None) -> Callable[..., FlaskClient]:
    """A browser signed in as a member, with the second factor done unless told otherwise."""
    app.config["WTF_CSRF_ENABLED"] = False

    def sign_in(member: Member, *, strong: bool = True, elevated: bool = True) -> FlaskClient:
        key = secrets.token_urlsafe(32)
        now = clock.now()
        make.saved(
            LoginSession(
                key_hash=login.hash_of(key),
                member_id=member.id,
                method="test",
                created_at=now,
                seen_at=now,
                expires_at=now + timedelta(days=1),
                idle_seconds=86400,
                strong_at=now if strong else None,
                elevated_at=now if elevated else None,
            )
        )
        browser = app.test_client()
        with browser.session_transaction() as cookie:
            cookie["_user_id"] = key
            cookie["_fresh"] = True
        return browser

    return sign_in
