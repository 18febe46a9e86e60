"""What comes back: escalations and their replies, reviews, reminders, what is sent."""
