"""The HTTP server: webhooks, health, metrics."""
