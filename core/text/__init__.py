"""Text and figures as people write them; nothing here knows about records."""
