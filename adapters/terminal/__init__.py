"""The whole product in a terminal, with no credential."""
