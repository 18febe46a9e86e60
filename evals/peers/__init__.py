"""Leeway beside what a good team would put together from the usual frameworks.

Every system runs in a process of its own, the peers' in `.venv-peers` (`make peers`), and is asked
the same questions one at a time, in turns, with the same embedder.
"""
