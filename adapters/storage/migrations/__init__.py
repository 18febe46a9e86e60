"""Alembic's scripts. A new one goes into `versions`, named after its revision."""
