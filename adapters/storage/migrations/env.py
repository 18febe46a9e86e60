"""Run by Alembic, on the connection that `adapters/storage/migrating.py` hands over."""

from alembic import context

import adapters.storage.standing_tables  # noqa: F401 - its tables belong to the schema
from adapters.storage.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=False,
)
context.run_migrations()
