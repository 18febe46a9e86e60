"""Microsoft Teams: activities in, cards out; everything of botbuilder stays in here."""
