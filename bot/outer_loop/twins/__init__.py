"""Boundary twins: for every limit, the same question just under, at and just over each cap."""
