"""Bringing the tables to the newest migration, and telling whether models and migrations agree."""

from __future__ import annotations

from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

import models.everything  # noqa: F401  (loads every table)
from config import ROOT, from_environment
from models.base import Base


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    config.attributes["url"] = url
    return config


def upgrade(url: str | None = None, revision: str = "head") -> None:
    """Migrate upward to a revision."""
    command.upgrade(_config(url or from_environment().database), revision)


def downgrade(url: str, revision: str = "base") -> None:
    """Migrate downward to a revision."""
    command.downgrade(_config(url), revision)


def draft(url: str, message: str) -> None:
    """Write a migration from what the models have beyond the tables; to be read before it is kept."""
    command.revision(_config(url), message=message, autogenerate=True)


def differences(url: str) -> list[Any]:
    """What models and migrated tables disagree on; empty when they agree."""
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[Any] = compare_metadata(context, Base.metadata)
    engine.dispose()
    return found
