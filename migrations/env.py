"""How Alembic reaches the tables: batch mode, so that SQLite can change them too."""

from alembic import context
from sqlalchemy import create_engine, pool

import models.everything  # noqa: F401  (loads every table)
from models.base import Base


def run() -> None:
    """Run the migrations on the database named by the caller."""
    engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            user_module_prefix="models.base.",
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
