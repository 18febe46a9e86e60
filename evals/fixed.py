"""What is the same in every run."""

from datetime import UTC, datetime

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday morning, so that review dates and due times don't depend on the day of the run."""
