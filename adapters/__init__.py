"""Channels, backends and vendors: everything between Leeway and the world."""
