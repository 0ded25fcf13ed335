"""The overview of the talks."""
