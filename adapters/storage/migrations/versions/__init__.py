"""Each module is one step from one schema to the next; none is ever changed once released."""
