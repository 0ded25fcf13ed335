"""The file: the only SQL in the application."""
