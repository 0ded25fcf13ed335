"""Text and figures as people write them: no record is known here."""
