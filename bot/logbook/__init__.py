"""What was asked, done and handed on; who may see it."""
