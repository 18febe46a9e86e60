"""An invented year of the invented company in `knowledge/`: who works there, and what happens."""
