"""Migrations go up, down and up again, and agree with the models."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from community import migrate
from tests.conftest import SEVERAL, own_database


def test_up_down_up_and_no_difference(tmp_path: Path, worker_id: str) -> None:
    url = own_database(f"migrations_{worker_id}") if SEVERAL else f"sqlite:///{tmp_path / 'migrated.sqlite3'}"
    migrate.upgrade(url)
    assert migrate.differences(url) == []
    migrate.downgrade(url)
    engine = create_engine(url)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from alembic_version")).scalar() == 0
    engine.dispose()
    migrate.upgrade(url)
    assert migrate.differences(url) == []
