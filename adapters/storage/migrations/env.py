"""Run by Alembic, on the connection that `adapters/storage/migrating.py` hands over."""

from alembic import context

from adapters.storage.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=False,
)
context.run_migrations()
