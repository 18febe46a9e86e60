"""The knowledge folder as types: items, passages, limits and their verdict, check."""
