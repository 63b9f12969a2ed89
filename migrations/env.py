"""Runs the migrations on the connection that `httpbot release` hands over, or on DATABASE_URL for a developer."""

import os

from alembic import context
from sqlalchemy import Connection

from bot.config import DEFAULT_DATABASE_URL
from bot.store.engine import open_engine
from bot.store.tables import metadata


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_server_default=False,
        transactional_ddl=True,
        transaction_per_migration=False,
        render_as_batch=connection.dialect.name == "sqlite",
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    )
    with context.begin_transaction():
        context.run_migrations()


if given := context.config.attributes.get("connection"):
    migrate(given)
else:
    with open_engine(os.environ.get("DATABASE_URL", DEFAULT_DATABASE_URL), create=True).begin() as opened:
        migrate(opened)
