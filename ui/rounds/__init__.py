"""The rounds."""
