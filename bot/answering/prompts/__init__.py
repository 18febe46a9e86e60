"""What a language model is asked to do, word by word; each text under a version of its own.

A change of wording gets a new version, so that answers can be told apart by the prompt they had.
"""
