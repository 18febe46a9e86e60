"""How long an answer takes, and what it needs, as a folder of guidance grows."""
