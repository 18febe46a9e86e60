"""The guidance index: Chroma (dense) and BM25 (lexical)."""
