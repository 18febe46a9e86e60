"""What Leeway is. No channel, vendor, file, socket, clock or environment in here."""
