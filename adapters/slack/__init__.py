"""Slack: in is `inbound.py`, out is `outbound.py`, on real slack-bolt."""
