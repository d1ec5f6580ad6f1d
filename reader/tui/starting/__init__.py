"""From the command to the first page, and from that to the application."""
