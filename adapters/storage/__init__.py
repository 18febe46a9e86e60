"""The logbook in SQLite or PostgreSQL."""
