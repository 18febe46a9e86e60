"""What the chat channels have in common."""
